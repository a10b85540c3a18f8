import { createHash } from 'node:crypto'
import { type Calendar, type Deadline, type PlainDate, periodEnd, periodOf } from '../law/index.ts'
import { type RegisterName, registerOf } from './register.ts'
import type { State, Summary } from './steps.ts'

export const partyKinds = {
  organisation: { label: '法人或者其他组织', english: 'organisation' },
  person: { label: '自然人（含个体工商户经营者）', english: 'natural person' },
} as const

export type PartyKind = keyof typeof partyKinds

/** What an entry says. A natural person's name is masked before it is kept: the register needs no more (政府信息公开条例 art. 15). */
export type Content = {
  item: string
  number: string | null
  decidedOn: PlainDate
  party: string
  partyKind: PartyKind
  /** Money in 分. */
  fen: number | null
  until: PlainDate | null
  /** The fields of the register, by key. */
  more: Readonly<Record<string, string>>
}

/** A month's number where the single records are kept elsewhere: who answers for it, and where they are. */
export type Monthly = { month: string; pieces: number; fen: number | null; signedBy: string; source: string }

export type Entry = Summary & {
  agencyId: string
  id: string
  register: RegisterName
  decidedOn: PlainDate
  pieces: number
  fen: number | null
  isMonthly: boolean
  item: string
  number: string | null
  party: string
  sectionId: string | null
  shownUntil: PlainDate | null
  content: Content | Monthly
  authors: readonly string[]
}

export const isMonthlyContent = (content: Content | Monthly): content is Monthly => 'month' in content

/**
 * The same entry twice adds nothing twice: one with a number is known by it, its day and whom it concerns (a paper may decide on several);
 * one without by all that it says.
 */
export function fingerprintOf(content: Content | Monthly): string {
  if (isMonthlyContent(content)) return `month ${content.month}`
  const { number, decidedOn, party, item, fen, more } = content
  const told = number ? [number, decidedOn, party, item] : [item, decidedOn, party, fen, ...Object.entries(more).sort().flat()]
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url')
}

/** The last day of a month `2023-05`. */
export function monthEnd(month: string): PlainDate {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as PlainDate
}

/** By when an entry must be shown (双公示), or taken back (行政处罚法 art. 48); null where nothing is due. */
export function dueOf(
  entry: Pick<Entry, 'register' | 'state' | 'decidedOn' | 'overturnedOn' | 'isMonthly'>,
  calendar: Calendar,
): Deadline | null {
  if (!registerOf(entry.register).isPublic || entry.isMonthly) return null
  if (entry.state === 'public' && entry.overturnedOn) return periodEnd(periodOf('penaltyWithdrawal'), entry.overturnedOn, calendar)
  return entry.state === 'entered' && !entry.overturnedOn ? periodEnd(periodOf('creditPublication'), entry.decidedOn, calendar) : null
}

/** Whether visitors see it on a day: a licence that ran out and a penalty whose public period is over are no longer shown. */
export const isShownOn = ({ state, shownUntil }: { state: State; shownUntil: PlainDate | null }, today: PlainDate): boolean =>
  state === 'public' && (shownUntil === null || shownUntil >= today)
