import type { Page } from './page.ts'
import { places } from './places.ts'

/** One entry of a navigation bar; `key` is what a page names as `current`. `act` entries stand at the right. */
export type NavItem = {
  key: string
  href: string
  text: string
  act?: boolean
  /** Shown to those who may do one of these; the handlers decide all the same. */
  needs?: readonly string[]
}

/** What visitors find: reading at the left, acting at the right. Only what works stands here. */
export const publicNavigation = ({ say }: Page): NavItem[] => [
  { key: 'home', href: places.home, text: say('首页', 'Home') },
  { key: 'reports', href: places.reports, text: say('年报', 'Annual reports') },
  { key: 'check', href: places.check, text: say('核对年报', 'Check a report'), act: true },
]

const staffEntries = ({ say }: Page): NavItem[] => [
  { key: 'desk', href: places.desk, text: say('今日', 'Today') },
  { key: 'reports', href: places.deskReports, text: say('年报', 'Annual reports'), needs: ['report.read'] },
  { key: 'check', href: places.check, text: say('核对年报', 'Check a report') },
  { key: 'people', href: places.people, text: say('机构和人员', 'Agencies and people'), needs: ['agency.manage', 'account.manage'] },
  { key: 'days', href: places.days, text: say('放假安排', 'Days off'), needs: ['days.manage'] },
]

export const staffNavigation = (page: Page): NavItem[] =>
  staffEntries(page).filter(({ needs }) => !needs || needs.some(action => page.reader?.may.includes(action)))

export const isCurrent = (item: NavItem, current: string | undefined): boolean =>
  current !== undefined && (item.key === current || item.href === current)
