import type { Page } from './page.ts'
import { type Office, places, portalPlaces } from './places.ts'

/** One entry of a navigation bar; `key` is what a page names as `current`. `act` entries stand at the right. */
export type NavItem = {
  key: string
  href: string
  text: string
  act?: boolean
  /** Shown to those who may do one of these; the handlers decide all the same. */
  needs?: readonly string[]
}

/** What visitors find: reading at the left, acting at the right. In an agency's portal the four fixed parts (国办函〔2019〕61号) and the entrance. */
export function publicNavigation({ say }: Page, office: Office | null | undefined): NavItem[] {
  if (!office)
    return [
      { key: 'home', href: places.home, text: say('首页', 'Home') },
      { key: 'reports', href: places.reports, text: say('年报', 'Annual reports') },
      { key: 'check', href: places.check, text: say('核对年报', 'Check a report'), act: true },
    ]
  const { home, guide, rules, content, reports, apply, status, search } = portalPlaces(office)
  return [
    { key: 'home', href: home, text: say('首页', 'Home') },
    { key: 'guide', href: guide, text: say('指南', 'Guide') },
    { key: 'rules', href: rules, text: say('制度', 'Rules') },
    { key: 'content', href: content, text: say('法定主动公开内容', 'Published information') },
    { key: 'reports', href: reports, text: say('年报', 'Annual reports') },
    { key: 'apply', href: apply, text: say('依申请公开', 'Apply'), act: true },
    { key: 'status', href: status, text: say('办件查询', 'Track') },
    { key: 'search', href: search, text: say('搜索', 'Search') },
  ]
}

/** One word of the desk's bar; it leads to the first of its entries, which stand in a row below while the reader is among them. */
export type NavGroup = { key: string; text: string; entries: NavItem[] }

const staffGroups = ({ say }: Page): NavGroup[] => [
  { key: 'today', text: say('今日', 'Today'), entries: [{ key: 'desk', href: places.desk, text: say('今日', 'Today') }] },
  {
    key: 'cases',
    text: say('申请', 'Applications'),
    entries: [
      { key: 'applications', href: places.applications, text: say('申请', 'Applications'), needs: ['application.read'] },
      { key: 'disputes', href: places.disputes, text: say('复议诉讼', 'Disputes'), needs: ['application.read'] },
    ],
  },
  {
    key: 'publishing',
    text: say('公开', 'Publishing'),
    entries: [
      { key: 'publications', href: places.publications, text: say('信息', 'Items'), needs: ['publication.read'] },
      { key: 'boards', href: places.boards, text: say('看板', 'Boards'), needs: ['publication.read'] },
      { key: 'approvals', href: places.approvals, text: say('审批事项', 'Approval items'), needs: ['publication.read'] },
      { key: 'catalogue', href: places.catalogue, text: say('栏目', 'Columns'), needs: ['catalogue.manage'] },
      { key: 'profile', href: places.profile, text: say('机构信息', 'Profile'), needs: ['catalogue.manage'] },
      { key: 'channels', href: places.channels, text: say('渠道', 'Channels'), needs: ['catalogue.manage', 'publication.approve'] },
      { key: 'words', href: places.words, text: say('用词检查', 'Words'), needs: ['catalogue.manage'] },
    ],
  },
  {
    key: 'registers',
    text: say('台账', 'Registers'),
    entries: [{ key: 'registers', href: places.registers, text: say('台账', 'Registers'), needs: ['publication.read'] }],
  },
  {
    key: 'annual',
    text: say('年报', 'Annual reports'),
    entries: [
      { key: 'reports', href: places.deskReports, text: say('年报', 'Annual reports'), needs: ['report.read'] },
      { key: 'check', href: places.check, text: say('核对年报', 'Check a report') },
    ],
  },
  {
    key: 'system',
    text: say('管理', 'Administration'),
    entries: [
      { key: 'people', href: places.people, text: say('机构和人员', 'Agencies and people'), needs: ['agency.manage', 'account.manage'] },
      { key: 'days', href: places.days, text: say('放假安排', 'Days off'), needs: ['days.manage'] },
      { key: 'mail', href: places.mail, text: say('邮件', 'Mail'), needs: ['mail.read'] },
      { key: 'jobs', href: places.jobs, text: say('后台任务', 'Jobs'), needs: ['system.manage'] },
    ],
  },
]

/** What a person finds on the desk; a group without an entry for them is left out. */
export const staffNavigation = (page: Page): NavGroup[] =>
  staffGroups(page)
    .map(group => ({
      ...group,
      entries: group.entries.filter(({ needs }) => !needs || needs.some(action => page.reader?.may.includes(action))),
    }))
    .filter(({ entries }) => entries.length > 0)

export const isCurrent = (item: NavItem, current: string | undefined): boolean =>
  current !== undefined && (item.key === current || item.href === current)
