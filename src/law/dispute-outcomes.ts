import type { Citation } from './citation.ts'

/** The three groups of table 4. */
export const disputeKinds = {
  reconsideration: { label: '行政复议', english: 'reconsideration' },
  suit: { label: '行政诉讼（未经复议直接起诉）', english: 'suit without reconsideration' },
  suitAfterReconsideration: { label: '行政诉讼（复议后起诉）', english: 'suit after reconsideration' },
} as const

export type DisputeKind = keyof typeof disputeKinds

/** The columns of table 4 (law notes 6.5). */
export const disputeResults = {
  upheld: { label: '结果维持', english: 'upheld' },
  corrected: { label: '结果纠正', english: 'corrected' },
  other: { label: '其他结果', english: 'other' },
  pending: { label: '尚未审结', english: 'pending' },
} as const

export type DisputeResult = keyof typeof disputeResults

/** How a dispute ended: in which column it counts, whether it may order the agency to act again, and whether it may be fought on. */
export type DisputeOutcome = {
  label: string
  english: string
  of: 'reconsideration' | 'suit'
  result: Exclude<DisputeResult, 'pending'>
  cites: Citation
  /** It may order a new reply within a time. */
  mayOrder?: true
  /** A ruling (裁定): ten days to appeal instead of fifteen (行政诉讼法 art. 85). */
  isRuling?: true
  /** Ended by what the claimant wanted or agreed to: nothing follows on it. */
  isSettled?: true
}

const reconsideration = '《行政复议法》'
const litigation = '《行政诉讼法》'
const interpretation = '《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》'

export const disputeOutcomes = {
  actUpheld: {
    ...{ label: '维持', english: 'the act upheld', of: 'reconsideration', result: 'upheld' },
    cites: `${reconsideration}第六十八条`,
  },
  requestDismissed: {
    ...{ label: '驳回行政复议请求', english: 'the request dismissed on the merits', of: 'reconsideration', result: 'upheld' },
    cites: `${reconsideration}第六十九条`,
  },
  actChanged: {
    ...{ label: '变更', english: 'the act changed', of: 'reconsideration', result: 'corrected' },
    cites: `${reconsideration}第六十三条`,
  },
  actRevoked: {
    ...{ label: '撤销、部分撤销', english: 'the act revoked', of: 'reconsideration', result: 'corrected', mayOrder: true },
    cites: `${reconsideration}第六十四条`,
  },
  actHeldUnlawful: {
    ...{ label: '确认违法', english: 'the act held unlawful', of: 'reconsideration', result: 'corrected' },
    cites: `${reconsideration}第六十五条`,
  },
  dutyOrdered: {
    ...{ label: '决定限期履行', english: 'ordered to perform', of: 'reconsideration', result: 'corrected', mayOrder: true },
    cites: `${reconsideration}第六十六条`,
  },
  actHeldVoid: {
    ...{ label: '确认无效', english: 'the act held void', of: 'reconsideration', result: 'corrected' },
    cites: `${reconsideration}第六十七条`,
  },
  notAdmitted: {
    ...{ label: '不予受理', english: 'not admitted', of: 'reconsideration', result: 'other' },
    cites: `${reconsideration}第三十条第二款`,
  },
  applicationRejected: {
    ...{ label: '驳回行政复议申请', english: 'the application rejected', of: 'reconsideration', result: 'other' },
    cites: `${reconsideration}第三十三条`,
  },
  reconsiderationEnded: {
    ...{ label: '终止', english: 'terminated', of: 'reconsideration', result: 'other' },
    cites: `${reconsideration}第四十一条`,
  },
  reconsiderationWithdrawn: {
    ...{ label: '撤回复议申请', english: 'withdrawn', of: 'reconsideration', result: 'other', isSettled: true },
    cites: `${reconsideration}第四十一条；${reconsideration}第七十四条`,
  },
  reconsiderationMediated: {
    ...{ label: '调解', english: 'mediated', of: 'reconsideration', result: 'other', isSettled: true },
    cites: `${reconsideration}第七十三条`,
  },
  claimsDismissed: {
    ...{ label: '驳回诉讼请求', english: 'the claims dismissed', of: 'suit', result: 'upheld' },
    cites: `${litigation}第六十九条`,
  },
  judgedRevoked: {
    ...{ label: '撤销、部分撤销', english: 'the act revoked', of: 'suit', result: 'corrected', mayOrder: true },
    cites: `${litigation}第七十条`,
  },
  judgedToPerform: {
    ...{ label: '判决履行', english: 'judged to perform', of: 'suit', result: 'corrected', mayOrder: true },
    cites: `${litigation}第七十二条`,
  },
  judgedUnlawful: {
    ...{ label: '确认违法', english: 'the act held unlawful', of: 'suit', result: 'corrected' },
    cites: `${litigation}第七十四条`,
  },
  judgedVoid: {
    ...{ label: '确认无效', english: 'the act held void', of: 'suit', result: 'corrected' },
    cites: `${litigation}第七十五条`,
  },
  judgedChanged: {
    ...{ label: '变更', english: 'the act changed', of: 'suit', result: 'corrected' },
    cites: `${litigation}第七十七条`,
  },
  suitRejected: {
    ...{ label: '裁定驳回起诉', english: 'the suit rejected', of: 'suit', result: 'other', isRuling: true },
    cites: `${interpretation}第六十九条`,
  },
  suitEnded: {
    ...{ label: '终结诉讼', english: 'the proceedings ended', of: 'suit', result: 'other', isRuling: true, isSettled: true },
    cites: `${interpretation}第八十八条`,
  },
  suitWithdrawn: {
    ...{ label: '裁定准许撤诉', english: 'withdrawn', of: 'suit', result: 'other', isRuling: true, isSettled: true },
    cites: `${litigation}第六十二条`,
  },
  suitMediated: {
    ...{ label: '调解', english: 'mediated', of: 'suit', result: 'other', isSettled: true },
    cites: `${litigation}第六十条`,
  },
} as const satisfies Record<string, DisputeOutcome>

export type DisputeOutcomeName = keyof typeof disputeOutcomes

/** The outcomes that a dispute of this kind may have. */
export const outcomesOfKind = (kind: DisputeKind): DisputeOutcomeName[] =>
  (Object.keys(disputeOutcomes) as DisputeOutcomeName[]).filter(
    name => disputeOutcomes[name].of === (kind === 'reconsideration' ? 'reconsideration' : 'suit'),
  )

/** How a court of second instance ends an appeal (行政诉讼法 arts. 62, 89). */
export const appealEndings = {
  dismissed: { label: '驳回上诉，维持原判', english: 'the appeal dismissed', cites: `${litigation}第八十九条第一款第（一）项` },
  changed: { label: '改判、撤销或者变更', english: 'judged anew', cites: `${litigation}第八十九条第一款第（二）项` },
  remanded: { label: '发回重审', english: 'sent back to be tried again', cites: `${litigation}第八十九条第一款第（三）项` },
  withdrawn: { label: '准许撤回上诉', english: 'the appeal withdrawn', cites: `${litigation}第六十二条` },
} as const satisfies Record<string, { label: string; english: string; cites: Citation }>

export type AppealEnding = keyof typeof appealEndings

/** In what part the agency stands in a dispute, and whether its own report counts it (T4-2). */
export const disputeRoles = {
  sole: { label: '单独的被申请人、被告', english: 'alone', coDefendant: false, countsHere: true },
  original: {
    label: '原行为机关，与复议机关作共同被告',
    english: 'made the act; beside the reconsideration body',
    coDefendant: true,
    countsHere: true,
  },
  body: {
    label: '复议机关，与原行为机关作共同被告',
    english: 'the reconsideration body; beside who made the act',
    coDefendant: true,
    countsHere: false,
  },
} as const satisfies Record<string, { label: string; english: string; coDefendant: boolean; countsHere: boolean }>

export type DisputeRole = keyof typeof disputeRoles

/** Why a case of co-defendants counts once, with whoever made the act (T4-2). */
export const coDefendantRule = {
  cites: '国办公开办函〔2016〕201号；《行政诉讼法》第二十六条第二款',
  text: '复议机关决定维持的，与作出原行政行为的机关是共同被告；年度报告中只由作出原行政行为的机关统计一次',
} as const
