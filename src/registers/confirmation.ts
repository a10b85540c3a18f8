import { createHash } from 'node:crypto'
import type { PlainDate } from '../law/index.ts'
import { type Account, type Agency, may, type Person, type Section } from '../people/index.ts'
import { type RegisterName, registerNames } from './register.ts'

/** What a section's registers count in a year: every register, those that hold nothing as well. */
export type SectionCounts = Readonly<Record<RegisterName, { pieces: number; fen: number }>>

export type Confirmation = {
  sectionId: string
  seq: number
  at: Date
  onDay: PlainDate
  actorId: string | null
  actor: string
  counts: SectionCounts
  note: string | null
}

/** `changed`: confirmed once, and the figures are others now. */
export const confirmationStates = {
  open: { label: '未确认', english: 'not confirmed', chip: 'wait' },
  changed: { label: '数已变，须重新确认', english: 'changed since, to be confirmed anew', chip: 'over' },
  confirmed: { label: '已确认', english: 'confirmed', chip: 'done' },
} as const

export type ConfirmationState = keyof typeof confirmationStates

export type SectionStanding = {
  section: Section
  counts: SectionCounts
  heads: readonly Account[]
  last: Confirmation | null
  state: ConfirmationState
}

export const confirming = {
  title: '确认年度台账数',
  english: 'year’s figures confirmed',
  article: '《政府信息公开条例》第五十条',
} as const

const none = { pieces: 0, fen: 0 }

export const sectionCounts = (rows: readonly { register: RegisterName; pieces: number; fen: number }[]): SectionCounts =>
  Object.fromEntries(
    registerNames.map(name => {
      const { pieces, fen } = rows.find(({ register }) => register === name) ?? none
      return [name, { pieces, fen }]
    }),
  ) as SectionCounts

/** Two with the same digest are the same figures, register by register. */
export const digestOf = (counts: SectionCounts): string =>
  createHash('sha256')
    .update(JSON.stringify(registerNames.map(name => [name, counts[name]?.pieces ?? 0, counts[name]?.fen ?? 0])))
    .digest('hex')

export function stateOf(counts: SectionCounts, last: Confirmation | null): ConfirmationState {
  if (!last) return 'open'
  return digestOf(last.counts) === digestOf(counts) ? 'confirmed' : 'changed'
}

export const isHeadOf = ({ memberships }: Account, { id, agencyId }: Section): boolean =>
  memberships.some(membership => membership.role === 'head' && membership.agencyId === agencyId && membership.sectionId === id)

/** The section's head; where it has none, whoever signs for the office. */
export const mayConfirm = (person: Person, office: Agency, { section, heads }: Pick<SectionStanding, 'section' | 'heads'>): boolean =>
  heads.length > 0 ? may(person, 'publication.endorse', office) && isHeadOf(person, section) : may(person, 'publication.approve', office)

/** What is counted while the year runs is not the year's figure yet. */
export const isOver = (year: number, today: PlainDate): boolean => today > `${year}-12-31`
