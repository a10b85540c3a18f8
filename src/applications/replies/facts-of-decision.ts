import { type Outcome, type OutcomeKind, outcomes, type PlainDate } from '../../law/index.ts'
import { lastOf, type Step, stepsNamed } from '../application.ts'
import type { DecidedItem, Decision } from '../decision.ts'
import type { LetterFacts, LetterKind, Unavailable, Withheld } from '../letters/index.ts'
import type { LetterInputs } from './inputs.ts'
import type { CaseRecord } from './record.ts'

/** What was found and decided, as the reply tells it. */
export function decisionFactsIn(record: CaseRecord, steps: readonly Step[], kind: LetterKind, inputs: LetterInputs): Partial<LetterFacts> {
  const withdrawn = lastOf(steps, 'withdrawn')
  const step = lastOf(steps, 'decided')
  const decision = step?.details.decision ?? null
  const attachments = [...(inputs.attachments ?? []), ...(decision ? attachmentsOf(record, decision) : [])]
  return {
    ...(attachments.length > 0 && { attachments }),
    ...searchIn(steps),
    ...(withdrawn && { withdrawnOn: withdrawn.onDay }),
    ...(step && decision && kind in outcomes && decided(record, decision, kind as OutcomeKind, attachments.length > 0, step.onDay)),
  }
}

/** The files that go with a decision, by the names that they have in the case. */
export const attachmentsOf = ({ files }: CaseRecord, { items }: Decision): string[] => {
  const ids = new Set(items.flatMap(({ fileIds }) => fileIds))
  return files.filter(({ fileId }) => ids.has(fileId)).map(({ name }) => name.replace(/\.[A-Za-z0-9]{2,5}$/, ''))
}

function searchIn(steps: readonly Step[]): Partial<LetterFacts> {
  const searched = stepsNamed(steps, 'searched')
  const last = searched.at(-1)
  if (!last) return {}
  const parts = (text: string) => text.split(/[、，,；;\s]+/).filter(Boolean)
  return {
    search: {
      on: last.onDay,
      places: [...new Set(searched.flatMap(({ details }) => parts(details.where)))],
      words: [...new Set(searched.flatMap(({ details }) => parts(details.words)))],
    },
  }
}

const isGiven = (kind: OutcomeKind) => outcomes[kind].row === 'granted'
const isRefused = (kind: OutcomeKind) => (outcomes[kind] as Outcome).exemption !== undefined
const cannotBeGiven: readonly OutcomeKind[] = ['notFound', 'otherAgency', 'notReadyMade']
const words = (text: string) => text.trim() || null

function decided(record: CaseRecord, decision: Decision, kind: OutcomeKind, encloses: boolean, day: PlainDate): Partial<LetterFacts> {
  const { items } = decision
  const partly = kind === 'partlyGranted'
  const own = items.filter(({ outcome }) => outcome === kind)
  const says = words(
    own
      .map(({ says }) => says.trim())
      .filter(Boolean)
      .join('；'),
  )
  const publicItem = items.filter(({ outcome }) => outcome === 'alreadyPublic')
  return {
    ...supplyIn(items, encloses, day),
    ...(partly && { given: items.filter(({ outcome }) => isGiven(outcome)).map(({ text }) => text) }),
    withheld: items.flatMap(item => withheldIn(item, partly)),
    ...(partly && { unavailable: items.flatMap(unavailableIn) }),
    ...(decision.publicAt && {
      published: (publicItem.length > 0 ? publicItem : items).map(({ text }) => ({ title: text, where: decision.publicAt! })),
    }),
    ...(decision.rightAgency && { elsewhere: { name: decision.rightAgency.name, contact: words(decision.rightAgency.contact) } }),
    ...(decision.earlierReply && { earlier: { ...decision.earlierReply, ...(says && { what: says }) } }),
    reason: says,
    ...(kind === 'queryMatter' && says && { queryRule: { provision: says, where: null } }),
    ...(kind === 'petition' && { petition: { matter: own[0]?.text ?? record.application.asked, kind: petitionKind(own), channel: says } }),
    ...(kind === 'publication' && { publication: { name: own[0]?.text ?? '', where: says } }),
  }
}

const petitionKind = (items: readonly DecidedItem[]): '信访' | '投诉' | '举报' | '咨询' =>
  (['投诉', '举报', '咨询'] as const).find(one => items.some(({ text, says }) => `${text}${says}`.includes(one))) ?? '信访'

/** Enclosed, or from today in the way that the officer names. */
function supplyIn(items: readonly DecidedItem[], encloses: boolean, day: PlainDate): Partial<LetterFacts> {
  const given = items.filter(({ outcome }) => outcome === 'granted' || outcome === 'partlyGranted')
  if (given.length === 0) return {}
  if (encloses) return { supply: { isEnclosed: true } }
  const way = words(
    given
      .map(({ says }) => says.trim())
      .filter(Boolean)
      .join('；'),
  )
  return way ? { supply: { isEnclosed: false, from: day, way } } : {}
}

const withheldIn = ({ outcome, text, grounds, says }: DecidedItem, partly: boolean): Withheld[] =>
  isRefused(outcome) || outcome === 'partlyGranted'
    ? grounds.map(({ code, kind, harm, provision }) => ({
        ...{ what: partly ? text : '', ground: code, kinds: kind ? [kind] : [], reason: words(harm) ?? words(says) },
        ...(provision.trim() && { provision: provision.trim() }),
      }))
    : []

const unavailableIn = ({ outcome, text, says }: DecidedItem): Unavailable[] =>
  cannotBeGiven.includes(outcome) ? [{ what: text, why: outcome as Unavailable['why'], reason: words(says) }] : []
