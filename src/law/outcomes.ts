import type { Citation, Mark } from './citation.ts'
import type { ExemptionCode } from './exemptions.ts'

/** A: reconsideration or suit, as the applicant chooses. B: reconsideration first (since 2024-01-01, 行政复议法 art. 23(1)(4)). */
export type RemediesClass = 'A' | 'B'

/**
 * A kind of outcome of an application (law notes 4.1): what the reply must state, which remedies clause goes with it, and the one row of
 * table 3 in which it counts. `row` is the key of the form of 2021; `row2019` where the form of 2019 has another.
 */
export type Outcome = {
  label: string
  english: string
  cites: Citation
  /** What the reply must state besides agency, number, addressee, receipt and basis. */
  states: readonly string[]
  /** null: nothing is decided against the applicant, so no clause. */
  remedies: RemediesClass | null
  /** What the clause is about where it is not the whole decision. */
  remediesFor?: string
  row: string
  row2019?: string
  exemption?: ExemptionCode
  mark: Mark
  /** The Regulation of 2019 is in force from this day. */
  from: '2019-05-15'
}

const regulation = '《政府信息公开条例》'
const since = { from: '2019-05-15', mark: 'text' } as const
const reasons = '不予公开的理由'

export const outcomes = {
  alreadyPublic: {
    ...since,
    label: '已经主动公开，告知获取方式、途径',
    english: 'already public',
    cites: `${regulation}第三十六条第（一）项`,
    states: ['获取该政府信息的方式、途径'],
    remedies: 'A',
    row: 'granted',
  },
  granted: {
    ...since,
    label: '予以公开',
    english: 'disclosed',
    cites: `${regulation}第三十六条第（二）项`,
    states: ['该政府信息，或者获取的方式、途径和时间'],
    remedies: 'A',
    row: 'granted',
  },
  partlyGranted: {
    ...since,
    label: '部分公开',
    english: 'partly disclosed',
    cites: `${regulation}第三十七条`,
    states: ['可以公开的部分', '对不予公开的内容说明理由'],
    remedies: 'B',
    remediesFor: '不予公开的部分',
    row: 'partlyGranted',
  },
  refusedSecret: {
    ...since,
    label: '不予公开：国家秘密',
    english: 'refused: state secret',
    cites: `${regulation}第十四条；${regulation}第三十六条第（三）项`,
    states: [reasons],
    remedies: 'B',
    row: 'refusedSecret',
    exemption: 'E1',
  },
  refusedByLaw: {
    ...since,
    label: '不予公开：法律、行政法规禁止公开',
    english: 'refused: forbidden by law or administrative regulation',
    cites: `${regulation}第十四条；${regulation}第三十六条第（三）项`,
    states: [reasons, '禁止公开的法律或者行政法规的具体条款'],
    remedies: 'B',
    row: 'refusedByLaw',
    exemption: 'E2',
  },
  refusedSecurity: {
    ...since,
    label: '不予公开：危及“三安全一稳定”',
    english: 'refused: three securities and one stability',
    cites: `${regulation}第十四条；${regulation}第三十六条第（三）项`,
    states: [reasons],
    remedies: 'B',
    row: 'refusedSecurity',
    exemption: 'E3',
  },
  refusedThirdParty: {
    ...since,
    label: '不予公开：保护第三方合法权益',
    english: 'refused: third party',
    cites: `${regulation}第十五条；${regulation}第三十二条；${regulation}第三十六条第（三）项`,
    states: [reasons, '征求第三方意见的情况'],
    remedies: 'B',
    row: 'refusedThirdParty',
    exemption: 'E4',
  },
  refusedInternal: {
    ...since,
    label: '不予公开：三类内部事务信息',
    english: 'refused: internal affairs',
    cites: `${regulation}第十六条第一款；${regulation}第三十六条第（三）项`,
    states: [reasons, '属于人事管理、后勤管理、内部工作流程中的哪一类'],
    remedies: 'B',
    row: 'refusedInternal',
    exemption: 'E5',
  },
  refusedProcess: {
    ...since,
    label: '不予公开：四类过程性信息',
    english: 'refused: process information',
    cites: `${regulation}第十六条第二款；${regulation}第三十六条第（三）项`,
    states: [reasons, '属于讨论记录、过程稿、磋商信函、请示报告中的哪一类'],
    remedies: 'B',
    row: 'refusedProcess',
    exemption: 'E6',
  },
  refusedEnforcementFile: {
    ...since,
    label: '不予公开：行政执法案卷',
    english: 'refused: enforcement case file',
    cites: `${regulation}第十六条第二款；${regulation}第三十六条第（三）项`,
    states: [reasons],
    remedies: 'B',
    row: 'refusedEnforcementFile',
    exemption: 'E7',
  },
  queryMatter: {
    ...since,
    label: '属于行政查询事项，依照有关法律、行政法规办理',
    english: 'special query regime',
    cites: `${regulation}第三十六条第（七）项`,
    states: ['依照哪部法律、行政法规的规定办理'],
    remedies: 'A',
    row: 'refusedQueryMatter',
  },
  notFound: {
    ...since,
    label: '经检索，该政府信息不存在',
    english: 'searched, does not exist',
    cites: `${regulation}第三十六条第（四）项`,
    states: ['该政府信息不存在', '检索的情况'],
    remedies: 'A',
    row: 'notHeld',
  },
  otherAgency: {
    ...since,
    label: '不属于本行政机关负责公开',
    english: "not this agency's to publish",
    cites: `${regulation}第三十六条第（五）项`,
    states: ['理由', '能够确定的，负责公开的行政机关的名称、联系方式'],
    remedies: 'A',
    row: 'notHeld',
  },
  notReadyMade: {
    ...since,
    label: '没有现成信息，需要另行制作',
    english: 'would have to be made, processed or analysed',
    cites: `${regulation}第三十八条`,
    states: ['需要对现有政府信息进行加工、分析的情况'],
    remedies: 'A',
    row: 'notReadyMade',
  },
  stillUnclear: {
    ...since,
    label: '补正后申请内容仍不明确',
    english: 'still unclear after correction',
    cites: `${regulation}第三十条`,
    states: ['仍不明确之处'],
    remedies: 'A',
    row: 'stillUnclear',
    mark: 'seen',
  },
  petition: {
    ...since,
    label: '以申请的形式进行信访、投诉、举报等活动，不作为政府信息公开申请处理',
    english: 'petition, complaint or report in disguise',
    cites: `${regulation}第三十九条第一款`,
    states: ['不作为政府信息公开申请处理', '可以告知通过相应渠道提出'],
    remedies: 'A',
    row: 'petition',
  },
  repeated: {
    ...since,
    label: '重复申请，不再重复处理',
    english: 'repeat of an answered request',
    cites: `${regulation}第三十六条第（六）项`,
    states: ['已经作出的答复（日期、文号）', '不重复处理'],
    remedies: 'A',
    row: 'repeated',
  },
  publication: {
    ...since,
    label: '要求提供政府公报、报刊、书籍等公开出版物',
    english: 'wants gazettes, newspapers or books',
    cites: `${regulation}第三十九条第二款`,
    states: ['可以告知获取的途径'],
    remedies: 'A',
    row: 'publication',
  },
  excessive: {
    ...since,
    label: '申请数量、频次明显超过合理范围且理由不合理，不予处理',
    english: 'excessive without good reason',
    cites: `${regulation}第三十五条`,
    states: ['已要求说明理由及其说明', '理由不合理之处'],
    remedies: 'A',
    row: 'excessive',
  },
  reconfirmation: {
    ...since,
    label: '要求对已获取的政府信息进行确认或者重新出具',
    english: 'wants what it has confirmed or re-issued',
    cites: '国办公开办函〔2021〕30号',
    states: ['已经获取该政府信息的情况'],
    remedies: 'A',
    row: 'reconfirmation',
    mark: 'known',
  },
  notCorrected: {
    ...since,
    label: '无正当理由逾期不补正，视为放弃申请，不再处理',
    english: 'correction period lapsed',
    cites: `${regulation}第三十条`,
    states: ['补正告知书及其送达', '期限届满，视为放弃申请，不再处理'],
    remedies: 'A',
    row: 'notCorrected',
    row2019: 'other',
  },
  feeUnpaid: {
    ...since,
    label: '逾期未按收费通知缴纳费用，视为放弃申请，不再处理',
    english: 'fee unpaid',
    cites: '《政府信息公开信息处理费管理办法》第六条',
    states: ['收费通知书及其送达', '期限届满，视为放弃申请，不再处理'],
    remedies: 'A',
    row: 'feeUnpaid',
    row2019: 'other',
    mark: 'known',
  },
  withdrawn: {
    ...since,
    label: '申请人撤回申请',
    english: 'withdrawn by the applicant',
    cites: '国办公开办函〔2021〕30号',
    states: ['申请人撤回的日期'],
    remedies: null,
    row: 'otherReasons',
    row2019: 'other',
    mark: 'known',
  },
  otherwise: {
    ...since,
    label: '其他处理',
    english: 'handled otherwise',
    cites: '国办公开办函〔2021〕30号',
    states: ['处理的情况和依据'],
    remedies: null,
    row: 'otherReasons',
    row2019: 'other',
    mark: 'known',
  },
} as const satisfies Record<string, Outcome>

export type OutcomeKind = keyof typeof outcomes

/** The one row of table 3 in which an outcome counts in the report of a year (60号 for 2019 and 2020, 30号 since). */
export function rowOf(kind: OutcomeKind, reportYear: number): string {
  const outcome: Outcome = outcomes[kind]
  return reportYear < 2021 ? (outcome.row2019 ?? outcome.row) : outcome.row
}
