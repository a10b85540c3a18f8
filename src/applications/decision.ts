import {
  type ExemptionCode,
  exemptions,
  type Outcome,
  type OutcomeKind,
  outcomes,
  type PlainDate,
  thirdPartyDecision,
} from '../law/index.ts'
import { type Consultation, consultationsIn, lastOf, type Refusal, type Step, sinceReopened, stepsNamed } from './application.ts'

/** Why something is withheld: the ground, which of its kinds, and the harm that giving it would do (arts. 13–16). */
export type Ground = {
  code: ExemptionCode
  /** One of the kinds that the article names, where it names some. */
  kind: string | null
  /** The law or administrative regulation that forbids, for E2; else what more is cited. */
  provision: string
  /** What harm disclosure would do, to whom. */
  harm: string
}

/** What is answered to one thing that was asked. */
export type DecidedItem = {
  text: string
  outcome: OutcomeKind
  grounds: readonly Ground[]
  /** Given although a third party objects: why withholding would gravely harm the public interest (art. 15). */
  publicInterest: string
  /** What the outcome must state besides (`outcomes[kind].states`), in the officer's words. */
  says: string
  /** Files that go with it. */
  fileIds: readonly string[]
}

export type Decision = {
  items: readonly DecidedItem[]
  /** The one outcome that counts in table 3. */
  outcome: OutcomeKind
  /** Art. 36(5): the agency that is responsible, and how to reach it. */
  rightAgency: { name: string; contact: string } | null
  /** Art. 36(1): where it is published. */
  publicAt: string | null
  /** Art. 36(6): the reply that was given before. */
  earlierReply: { number: string; on: PlainDate } | null
}

const isWithheld = (kind: OutcomeKind) => (outcomes[kind] as Outcome).exemption !== undefined
const isGiven = (kind: OutcomeKind) => outcomes[kind].row === 'granted'

/**
 * The outcome of the whole that the items come to: an application counts once (law notes 6.4). Some given and some withheld is partial
 * disclosure and nothing else; else what was given; else the first of the items.
 */
export function mainOutcome(items: readonly Pick<DecidedItem, 'outcome'>[]): OutcomeKind {
  const kinds = items.map(({ outcome }) => outcome)
  const given = kinds.find(isGiven)
  const partly = kinds.includes('partlyGranted') || (given !== undefined && kinds.some(isWithheld))
  return partly ? 'partlyGranted' : (given ?? kinds[0] ?? 'otherwise')
}

export type DecisionFault = Refusal & { level: 'error' | 'warning'; item: number | null }

/** What contradicts a decision before it is signed: in itself, and in what the case holds. */
export function decisionFaults(decision: Decision, taken: readonly Step[], on: PlainDate): DecisionFault[] {
  const steps = sinceReopened(taken)
  const faults: DecisionFault[] = []
  const error = (item: number | null, why: string, cites: string) => faults.push({ level: 'error', item, why, cites })
  const warn = (item: number | null, why: string, cites: string) => faults.push({ level: 'warning', item, why, cites })
  if (decision.items.length === 0) error(null, '没有写明对哪项信息作出答复。', '《政府信息公开条例》第三十六条')
  const suggested = mainOutcome(decision.items)
  if (decision.outcome !== suggested && (suggested === 'partlyGranted' || decision.outcome === 'partlyGranted'))
    error(null, `各项合起来是“${outcomes[suggested].label}”，不是“${outcomes[decision.outcome].label}”。`, outcomes[suggested].cites)
  const consulted = consultationsIn(steps)
  const guarded = decision.items.some(({ grounds }) => grounds.some(({ code }) => code === 'E4'))
  for (const one of consulted.filter(({ endedOn }) => endedOn === null))
    warn(null, `向${one.name}征求意见，还没有收到意见，也没有记录逾期。`, '《政府信息公开条例》第三十三条第三款')
  for (const [i, item] of decision.items.entries()) {
    const add = (against: Refusal | null) => against && error(i, against.why, against.cites)
    for (const against of groundFaults(item)) add(against)
    add(thirdPartyFault(item, consulted, guarded))
    add(recordFault(item.outcome, steps, on))
    if (item.outcome === 'otherAgency' && !decision.rightAgency)
      warn(i, '能够确定负责公开的行政机关的，应当告知其名称和联系方式。', outcomes.otherAgency.cites)
    if (item.outcome === 'alreadyPublic' && !decision.publicAt)
      error(i, '没有写明获取该政府信息的方式、途径。', outcomes.alreadyPublic.cites)
    if (item.outcome === 'repeated' && !decision.earlierReply)
      error(i, '没有写明此前已经作出的答复（日期、文号）。', outcomes.repeated.cites)
    const missing = item.says.trim() === '' && !isGiven(item.outcome) && item.grounds.length === 0
    if (missing) error(i, `没有写明${(outcomes[item.outcome] as Outcome).states.join('、')}。`, outcomes[item.outcome].cites)
  }
  return faults
}

/** A ground that the outcome cannot use, one that lacks its kind or provision, a refusal without any. */
function groundFaults({ outcome, grounds }: DecidedItem): Refusal[] {
  const rule: Outcome = outcomes[outcome]
  const faults: Refusal[] = []
  const partly = outcome === 'partlyGranted'
  if (!rule.exemption && !partly && grounds.length > 0)
    faults.push({
      why: `“${rule.label}”不适用不予公开的理由（${grounds.map(({ code }) => exemptions[code].label).join('、')}）。`,
      cites: rule.cites,
    })
  if ((rule.exemption || partly) && grounds.length === 0) faults.push({ why: '不予公开的，应当说明理由和依据。', cites: rule.cites })
  for (const { code, kind, provision, harm } of grounds) {
    const { label, kinds, cites } = exemptions[code]
    if (rule.exemption && code !== rule.exemption) faults.push({ why: `“${rule.label}”不能以“${label}”为理由。`, cites: rule.cites })
    if (kinds.length > 0 && !(kinds as readonly string[]).includes(kind ?? ''))
      faults.push({ why: `“${label}”须写明属于${kinds.join('、')}中的哪一类。`, cites })
    if (code === 'E2' && !/第.+条/.test(provision))
      faults.push({ why: '须写明禁止公开的法律或者行政法规的具体条款；地方性法规、规章不能作为依据。', cites })
    if (harm.trim() === '' && (code === 'E3' || code === 'E4')) faults.push({ why: `“${label}”须说明公开会造成什么损害。`, cites })
  }
  return faults
}

/**
 * Nobody is refused, or given, for a third party who was not asked (arts. 15, 32). `guarded`: what concerns them is withheld in this or another
 * part, so that what is given beside it is not theirs (art. 37).
 */
function thirdPartyFault(
  { outcome, grounds, publicInterest }: DecidedItem,
  consulted: readonly Consultation[],
  guarded: boolean,
): Refusal | null {
  const ground = grounds.find(({ code }) => code === 'E4')
  const cites = '《政府信息公开条例》第三十二条'
  const asked = consulted.filter(({ whom }) => whom === 'thirdParty')
  if (ground && asked.length === 0) return { why: '以保护第三方合法权益为由不予公开，但没有书面征求过第三方的意见。', cites }
  if (ground && asked.every(({ opinion }) => opinion === 'agrees'))
    return { why: '第三方同意公开，不能以其合法权益为由不予公开。', cites: '《政府信息公开条例》第十五条' }
  const objected = asked.some(({ opinion }) => opinion === 'objectsWithReason')
  if (isGiven(outcome) && objected && !guarded && publicInterest.trim() === '') {
    const { duty } = thirdPartyDecision('objectsWithReason', true)
    return { why: `第三方有合理理由不同意公开。认为不公开会对公共利益造成重大影响而决定公开的，须说明理由，并${duty}。`, cites }
  }
  return null
}

/** What the record must hold before an outcome can be chosen. */
function recordFault(outcome: OutcomeKind, steps: readonly Step[], on: PlainDate): Refusal | null {
  const { cites } = outcomes[outcome]
  const missing = (why: string): Refusal => ({ why, cites })
  if (outcome === 'notFound' && stepsNamed(steps, 'searched').length === 0)
    return missing('答复信息不存在，须先有检索记录（检索了哪里、用什么检索）。')
  if (outcome === 'stillUnclear' && !lastOf(steps, 'corrected')) return missing('没有告知补正并收到补正，不能答复“补正后仍不明确”。')
  if (outcome === 'excessive' && !lastOf(steps, 'reasonsAsked')) return missing('须先要求申请人说明理由，认为理由不合理的，才能不予处理。')
  if (outcome === 'notCorrected') {
    const asked = lastOf(steps, 'correctionAsked')
    if (!asked) return missing('没有告知过补正，不能以逾期不补正结案。')
    if (steps.some(({ step, seq }) => step === 'corrected' && seq > asked.seq)) return missing('申请人已经补正。')
    if (on <= asked.details.dueOn) return missing(`补正期限到${asked.details.dueOn}，还没有届满。`)
  }
  if (outcome === 'feeUnpaid') {
    const noticed = lastOf(steps, 'feeNoticed')
    if (!noticed) return missing('没有发出过收费通知，不能以逾期不缴费结案。')
    if (on <= noticed.details.dueOn) return missing(`缴费期限到${noticed.details.dueOn}，还没有届满。`)
  }
  return null
}
