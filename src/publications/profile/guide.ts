import { fees, type PlainDate } from '../../law/index.ts'
import type { Office } from '../../web/layout/index.ts'
import type { GroupKind } from './groups.ts'
import { exemptionTable, feeTable, type GuideTable, lengthSaid, periodTable, receiptTable, remediesTable } from './guide-law.ts'
import type { Profile } from './store.ts'

/** The groups that the guide is made of. */
export const guideGroups = [
  'office',
  'disclosureChannels',
  'applicationChannels',
  'supervision',
  'arrangement',
] as const satisfies readonly GroupKind[]

export type GuideKey = 'scope' | 'places' | 'apply' | 'office' | 'periods' | 'fees' | 'remedies'
/** A part of the guide, in the order of its reading: paragraphs, tables, facts, and what stands after them. */
export type GuidePart = {
  key: GuideKey
  label: string
  english: string
  /** When the facts in it were looked at last; null where it holds nothing but law. */
  verifiedOn: PlainDate | null
  paragraphs: readonly string[]
  tables: readonly GuideTable[]
  facts: readonly (readonly [name: string, value: string])[]
  notes: readonly string[]
}

/** The ways to apply that are announced; without them the basic ones, at the office's address (国办公开办函〔2017〕19号). */
export function waysToApply({ office, applicationChannels }: Profile) {
  const named = applicationChannels?.facts
  const at = office ? `${office.facts.address}（${office.facts.name}）` : ''
  return {
    inPerson: named?.inPerson || at,
    post: named?.post || (office ? `${office.facts.address}，${office.facts.name}收，邮编 ${office.facts.postcode}` : ''),
    fax: named?.fax ?? '',
    email: named?.email ?? '',
    online: named?.online ?? '',
  }
}

/** Where matters go that are no applications. */
export function otherMatters({ applicationChannels, office }: Profile): [matter: string, where: string][] {
  const named = applicationChannels?.facts
  const all: [string, string][] = [
    ['信访', named?.petitions ?? ''],
    ['投诉、举报', named?.complaints ?? ''],
    ['业务咨询', named?.enquiries || (office ? `${office.facts.name}，${office.facts.phone}` : '')],
  ]
  return all.filter(([, where]) => where !== '')
}

/** The guide (art. 12). A part whose facts nobody has filled in is left out: nothing half-filled is shown. */
export function guideOf(office: Office, profile: Profile, today: PlainDate): GuidePart[] {
  const { office: desk, disclosureChannels, supervision, arrangement, applicationChannels } = profile
  const part = (key: GuideKey, label: string, english: string, more: Partial<GuidePart>): GuidePart => ({
    ...{ key, label, english, verifiedOn: null, paragraphs: [], tables: [], facts: [], notes: [] },
    ...more,
  })
  const ways = receiptTable(waysToApply(profile))
  const others = otherMatters(profile)
  const parts: (GuidePart | null | undefined)[] = [
    part('scope', '公开的范围', 'What is public', {
      paragraphs: [
        `${office.name}制作的政府信息，以及从公民、法人和其他组织获取并由其保存的政府信息，以公开为常态、不公开为例外。属于主动公开范围的，自形成或者变更之日起 ${lengthSaid('publication')}内公开；法律、法规另有规定的，从其规定。`,
      ],
      tables: [exemptionTable()],
      facts: arrangement
        ? [
            ['信息分类', arrangement.facts.classification],
            ['编排体系', arrangement.facts.arrangement],
          ]
        : [],
      notes: ['目录中的每条信息都有索引、名称、内容概述和生成日期（第十二条）。索引号一经编定，不再更改，也不重复使用。'],
      verifiedOn: arrangement?.verifiedOn ?? null,
    }),
    disclosureChannels &&
      part('places', '公开的渠道', 'Where it is published', {
        tables: [
          {
            caption: '主动公开的渠道和查阅场所',
            columns: ['渠道', '地点或者地址', '时间'],
            rows: disclosureChannels.facts.rows.map(({ name, where, hours }) => [name, where, hours || '—']),
          },
        ],
        verifiedOn: disclosureChannels.verifiedOn,
      }),
    part('apply', '怎样申请', 'How to apply', {
      paragraphs: applicationRules,
      tables: ways.rows.length > 0 ? [ways] : [],
      notes:
        others.length > 0
          ? [`信访、投诉、举报和咨询不按申请办理（第三十九条）。${others.map(([matter, where]) => `${matter}：${where}`).join('；')}。`]
          : [],
      verifiedOn: applicationChannels?.verifiedOn ?? desk?.verifiedOn ?? null,
    }),
    desk && part('office', '受理机构', 'The office', { facts: officeLines(desk.facts), verifiedOn: desk.verifiedOn }),
    part('periods', '办理时限', 'Time limits', {
      tables: [periodTable()],
      notes: ['工作日按国务院办公厅公布的放假安排计算，调休上班的周末计入。征求意见所需时间不计入答复期限。'],
    }),
    part('fees', '收费', 'Fees', {
      paragraphs: [`提供政府信息不收费。申请的数量、频次明显超过合理范围的，可以收取信息处理费（${fees.root}；${fees.byItem.cites}）。`],
      tables: [feeTable()],
    }),
    supervision &&
      part('remedies', '监督和救济', 'Supervision and remedies', {
        tables: [remediesTable(supervision.facts.reconsiderationBody, supervision.facts.court, today)],
        facts: supervisionLines(supervision.facts),
        notes: [
          `认为${office.name}没有依法履行政府信息公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报（第五十一条）。`,
          '有证据证明行政机关提供的与其自身相关的政府信息记录不准确的，可以要求更正（第四十一条）。',
        ],
        verifiedOn: supervision.verifiedOn,
      }),
  ]
  return parts.filter(each => each !== null && each !== undefined)
}

const applicationRules = [
  '公民、法人和其他组织都可以申请，不必说明用途（第二十七条）。',
  '申请应当写明：姓名或者名称、身份证明、联系方式；所需信息的名称、文号或者便于查询的其他特征；要求的提供形式，包括获取信息的方式、途径（第二十九条）。',
  '申请一般采用书面形式。书写确有困难的，可以口头提出，由工作人员代为填写。一份申请请只写一件事。',
] as const

const officeLines = (facts: NonNullable<Profile['office']>['facts']): [string, string][] =>
  (
    [
      ['名称', facts.name],
      ['办公地址', facts.address],
      ['邮政编码', facts.postcode],
      ['办公时间', facts.hours],
      ['联系电话', facts.phone],
      ['传真号码', facts.fax],
      ['电子邮箱', facts.email],
      ['网址', facts.website],
    ] as [string, string][]
  ).filter(([, value]) => value !== '')

const supervisionLines = (facts: NonNullable<Profile['supervision']>['facts']): [string, string][] =>
  (
    [
      ['主管部门', facts.authority],
      ['投诉、举报电话', facts.authorityPhone],
      ['主管部门地址', facts.authorityAddress],
      ['行政复议机关', facts.reconsiderationBody],
      ['复议申请接收地址', facts.reconsiderationAddress],
      ['复议咨询电话', facts.reconsiderationPhone],
      ['管辖法院', facts.court],
    ] as [string, string][]
  ).filter(([, value]) => value !== '')

const numerals = ['一', '二', '三', '四', '五', '六', '七'] as const
/** The number of a part among those that are shown. */
export const numbered = (parts: readonly GuidePart[]): (GuidePart & { numeral: string })[] =>
  parts.map((part, i) => ({ ...part, numeral: numerals[i]! }))
