import { gap } from '../../document/letter/index.ts'
import {
  type OutcomeKind,
  outcomes,
  type RemediesClass,
  type RemediesFor,
  type RemediesOptions,
  remediesClause,
  remediesOf,
} from '../../law/index.ts'
import type { LetterFacts } from './facts.ts'
import type { LetterKind } from './kinds.ts'

/** Which clause a letter carries. Disclosure against a third party's will is a decision about them, and no refusal: either route. */
export function remediesClassOf(kind: LetterKind, options: RemediesOptions = {}): RemediesClass | null {
  if (kind === 'thirdPartyNotice') return 'A'
  if (kind === 'correctionNotice' || kind === 'extensionNotice') return remediesOf(kind, options)
  return kind in outcomes ? remediesOf(kind as OutcomeKind, options) : null
}

/** What the clause of the law is asked about this letter; null where it has none. */
export function remediesAsked(facts: LetterFacts, kind: LetterKind): RemediesFor | null {
  const asked = remediesClassOf(kind, facts.readings)
  if (!asked) return null
  const { government, court, superior, led, onlineChannel } = facts.agency
  return {
    class: asked,
    decidedOn: facts.day,
    government,
    court,
    ...(superior && { superior }),
    ...(led && { led }),
    ...(onlineChannel && { onlineChannel }),
    servedOnline: facts.delivery === 'electronic',
    ...(facts.readings?.earlierActsKeepEitherRoute !== undefined && {
      earlierActsKeepEitherRoute: facts.readings.earlierActsKeepEitherRoute,
    }),
  }
}

/** The clause as the letter prints it. Served online without an online way to reconsideration, there is a gap where that way belongs. */
export function remediesText(facts: LetterFacts, kind: LetterKind): string | null {
  const asked = remediesAsked(facts, kind)
  if (!asked) return null
  const clause = remediesClause(asked)
  const said = clause.ok ? clause : remediesClause({ ...asked, onlineChannel: gap('提交行政复议申请的互联网渠道') })
  if (!said.ok) return null
  if (!(kind in outcomes)) return said.text.replaceAll('本答复', '本告知书')
  if (kind !== 'partlyGranted') return said.text
  const part = said.text.replace('如不服本答复，', `如不服本答复中${outcomes.partlyGranted.remediesFor}，`)
  const rest = isMixed(facts, kind) ? remediesClause({ ...asked, class: 'A' }) : null
  return rest?.ok ? `${part}${rest.text.replace('如不服本答复，', '如不服本答复的其他部分，')}` : part
}

/** Partly refused, and partly not to be had: the first goes to reconsideration first, the second by either route. */
export const isMixed = (facts: LetterFacts, kind: LetterKind): boolean => kind === 'partlyGranted' && (facts.unavailable?.length ?? 0) > 0
