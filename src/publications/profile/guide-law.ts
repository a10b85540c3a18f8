import type { PlainDate } from '../../law/index.ts'
import { channels, exemptions, fees, outcomes, periodOf, type RemediesClass, remediesClause, remediesOf } from '../../law/index.ts'

/** What the guide says because the law says it: every number, period and article comes from src/law. */

export type GuideTable = { caption: string; columns: readonly string[]; rows: readonly (readonly string[])[] }

const articlesOnly = (cites: string): string => cites.replace(/^《政府信息公开条例》/, '')
type PeriodName = Parameters<typeof periodOf>[0]
const units = { workingDays: '个工作日', days: '日', months: '个月', day: '' } as const

/** `20 个工作日`. */
export function lengthSaid(name: PeriodName): string {
  const { length, unit } = periodOf(name)
  return `${length} ${units[unit]}`
}

/** Who may refuse what, after arts. 14 to 16. */
export function exemptionTable(): GuideTable {
  const said = ({ force, unless }: { force: string; unless: readonly string[] }) =>
    force === 'may' ? '可以不予公开' : unless.length > 0 ? '不得公开，有例外' : '不予公开'
  return {
    caption: '公开范围',
    columns: ['类别', '内容', '例外', '依据'],
    rows: [
      ['主动公开', '对涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的政府信息', '—', '第十九条至第二十二条'],
      ['依申请公开', '主动公开以外的政府信息', '—', '第二十七条'],
      ...Object.values(exemptions).map(exemption => [
        said(exemption),
        exemption.label + (exemption.kinds.length > 0 ? `（${exemption.kinds.join('、')}）` : ''),
        exemption.unless.length > 0 ? `${exemption.unless.join('；')}的，予以公开` : '—',
        articlesOnly(exemption.cites),
      ]),
    ],
  }
}

/** From when each period runs. */
export function periodTable(): GuideTable {
  const row = (name: PeriodName, label: string, more: string) => {
    const { starts, cites } = periodOf(name)
    return [label, lengthSaid(name) + more, starts, articlesOnly(cites)]
  }
  return {
    caption: '办理时限',
    columns: ['事项', '期限', '从哪天起', '依据'],
    rows: [
      row('correction', '告知补正', '内，一次性告知'),
      row('reply', '答复', '内；能够当场答复的，当场答复'),
      row('extension', '延长答复', '为限，须告知申请人'),
      row('thirdParty', '第三方提出意见', '内，不计入答复期限'),
    ],
  }
}

export function feeTable(): GuideTable {
  const said = (unit: string) => (bracket: { upTo: number; yuanEach: number }, i: number, all: readonly { upTo: number }[]) => {
    const from = i === 0 ? null : all[i - 1]!.upTo + 1
    const range =
      from === null
        ? `${bracket.upTo} ${unit}以下`
        : Number.isFinite(bracket.upTo)
          ? `${from}–${bracket.upTo} ${unit}`
          : `${from} ${unit}起`
    return bracket.yuanEach === 0 ? `${range}不收费` : `${range}，每${unit} ${bracket.yuanEach} 元`
  }
  const { byItem, byPage } = fees
  const last = byItem.brackets.at(-1)!.upTo
  const { step, yuanEach, dearerBy } = byItem.beyond
  const items = [
    ...byItem.brackets.map(said('件')),
    `${last + 1}–${last + step} 件，每件 ${yuanEach} 元；以后每增 ${step} 件，每件再加 ${dearerBy} 元`,
  ]
  return {
    caption: '信息处理费标准（超出部分分档计算，按件、按量只用其中一种）',
    columns: ['方式', '怎样计算', '标准'],
    rows: [
      ['按件', '同一申请人一个自然月内的申请件数', items.join('；')],
      ['按量', '一件申请所提供的页数，A4 单面为一页', byPage.brackets.map(said('页')).join('；')],
    ],
  }
}

/** How an application may come in, and which day is then that of its receipt (art. 31). What is not announced is not named. */
export function receiptTable(where: { inPerson: string; post: string; fax: string; email: string; online: string }): GuideTable {
  const ways = [
    ['inPerson', where.inPerson && `${where.inPerson}，请带身份证明`],
    ['signedPost', where.post && `${where.post}，信封注明“政府信息公开申请”`],
    ['ordinaryLetter', where.post && '地址同上'],
    ['online', where.online],
    ['email', where.email],
    ['fax', where.fax],
    ['oral', where.inPerson && '书写确有困难的，可以当面口头提出'],
  ] as const
  return {
    caption: '受理渠道（公布即受理）',
    columns: ['渠道', '怎样递交', '哪天算收到', '依据'],
    rows: ways
      .filter(([, how]) => how !== '')
      .map(([name, how]) => [channels[name].label, how, channels[name].rule, articlesOnly(channels[name].cites)]),
  }
}

/** The clause that goes with each class of outcome, in the words that the replies carry. */
export function remediesTable(body: string, court: string, today: PlainDate): GuideTable {
  const kinds = (wanted: RemediesClass) => [
    ...new Set(
      Object.values(outcomes)
        .filter(({ remedies }) => remedies === wanted)
        .map(({ label }) => label.split('：')[0]!),
    ),
  ]
  const clause = (wanted: RemediesClass) => {
    const found = remediesClause({ class: wanted, decidedOn: today, government: body, court })
    return found.ok ? [found.text, [...new Set(found.because.map(({ cites }) => cites))].join('；')] : []
  }
  const silent = remediesOf('noReply')
  const late = (wanted: RemediesClass) => (silent === wanted ? '；逾期没有答复' : '')
  return {
    caption: '不服答复',
    columns: ['答复', '可以怎样做', '依据'],
    rows: [
      [kinds('B').join('、') + late('B'), ...clause('B')],
      [`其他答复${late('A')}`, ...clause('A')],
    ],
  }
}
