import type { PlainDate } from './day.ts'

/** Whose opinion is sought: art. 32 (third party), art. 34 (co-author agency), art. 33(3) (any other agency). */
export type Consulted = 'thirdParty' | 'coAuthor' | 'otherAgency'

/**
 * What happens to the reply clock (law notes 1.4). Correction and payment restart it, consultation stops it, extension adds to it:
 * four different operations.
 */
export type ClockEvent =
  | { kind: 'received'; on: PlainDate }
  /** The corrected application is received: the period runs afresh (art. 30). */
  | { kind: 'corrected'; on: PlainDate }
  /** The fee is fully paid: the period runs afresh (109号 art. 7). */
  | { kind: 'paid'; on: PlainDate }
  /** A letter was sent on `from`; the opinion arrived on `to` (null while it has not). `deliveredOn`: the day the other side received the letter. */
  | { kind: 'consulted'; from: PlainDate; to: PlainDate | null; whom?: Consulted; deliveredOn?: PlainDate }
  /** The period was lengthened by so many working days; the applicant was told on `on` (art. 33(2)). */
  | { kind: 'extended'; workingDays: number; on?: PlainDate }

export type Restart = Extract<ClockEvent, { kind: 'received' | 'corrected' | 'paid' }>
export type Consultation = Extract<ClockEvent, { kind: 'consulted' }>
export type Extension = Extract<ClockEvent, { kind: 'extended' }>

const order = { received: 0, corrected: 1, paid: 2 } as const

export const isRestart = (event: ClockEvent): event is Restart => event.kind in order

/** The events that start the clock, in order: the last one is the one from which the period now runs. Events may be given in any order. */
export function restartsOf(events: readonly ClockEvent[]): [Restart, ...Restart[]] {
  const restarts = events.filter(isRestart).sort((a, b) => (a.on === b.on ? order[a.kind] - order[b.kind] : a.on < b.on ? -1 : 1))
  if (restarts[0]?.kind !== 'received') throw new RangeError('a reply clock begins with the day of receipt')
  return restarts as [Restart, ...Restart[]]
}

export const consultationsOf = (events: readonly ClockEvent[]): Consultation[] =>
  events.filter(event => event.kind === 'consulted').sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))

export const extensionsOf = (events: readonly ClockEvent[]): Extension[] =>
  events.filter(event => event.kind === 'extended').sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1))
