import type { OutcomeKind } from '../../law/index.ts'
import type { Applicant } from '../applicant.ts'
import type { DraftedClause } from '../letters/index.ts'
import { likeness } from './matter.ts'

/** Clauses that tell of the applicant and the course of his case, never of the answer. */
const ofTheCase: readonly string[] = ['received', 'corrected', 'paid', 'extended']

/** What depends on what this applicant did and not on what is asked: it is answered to each for himself. */
export const ownOutcomes: readonly OutcomeKind[] = [
  ...(['repeated', 'excessive', 'reconfirmation', 'stillUnclear', 'notCorrected', 'feeUnpaid', 'withdrawn'] as const),
]

type Whose = { number: string; applicant: Applicant }
type Part = { id: string } | { line: string }

/**
 * The text of one reply for another case: clauses that nobody edited stand as they would there, those of the case always do, what the officer
 * wrote is taken over with number and name of the other case. `fresh`: the clauses of the first case as the template says them; `own`: of the other.
 */
export function sharedBody(edited: string, fresh: readonly DraftedClause[], own: readonly DraftedClause[], from: Whose, to: Whose): string {
  const parts = partsOf(edited, fresh)
  const found = new Set(parts.flatMap(part => ('id' in part ? [part.id] : [])))
  const lost = fresh.filter(({ id }) => ofTheCase.includes(id) && !found.has(id))
  const out = parts.filter(part => 'id' in part || !lost.some(({ text }) => likeness(part.line, text) >= 0.5))
  for (const [i, { id }] of own.entries()) {
    const isDue = ofTheCase.includes(id) || !fresh.some(clause => clause.id === id)
    if (found.has(id) || !isDue) continue
    const before = own.slice(0, i).map(clause => clause.id)
    out.splice(out.findLastIndex(part => 'id' in part && before.includes(part.id)) + 1, 0, { id })
  }
  return out.flatMap(part => ('id' in part ? (own.find(({ id }) => id === part.id)?.text ?? []) : asFor(part.line, from, to))).join('\n')
}

/** The text as clauses that stand in it word by word, and the lines between them. */
function partsOf(edited: string, fresh: readonly DraftedClause[]): Part[] {
  const lines = edited.split('\n')
  const parts: Part[] = []
  const rest = [...fresh]
  for (let at = 0; at < lines.length; ) {
    const index = rest.findIndex(({ text }) => {
      const own = text.split('\n')
      return own.every((line, i) => lines[at + i]?.trim() === line.trim())
    })
    if (index < 0) parts.push({ line: lines[at++]! })
    else {
      const { id, text } = rest[index]!
      parts.push({ id })
      at += text.split('\n').length
      rest.splice(0, index + 1)
    }
  }
  return parts
}

function asFor(line: string, from: Whose, to: Whose): string {
  const numbered = line.replaceAll(from.number, to.number)
  return from.applicant.name.length > 1 ? numbered.replaceAll(from.applicant.name, to.applicant.name) : numbered
}

const told = { identityNumber: '证件号码', agentIdentityNumber: '代理人证件号码', phone: '电话', mail: '邮箱', address: '地址' } as const

/** What of the first applicant's data still stands in a text that goes to another (个人信息保护法 arts. 5, 6). */
export function leftOf(from: Applicant, to: Applicant, body: string): string[] {
  const left = (Object.keys(told) as (keyof typeof told)[]).filter(
    name => from[name].length > 4 && from[name] !== to[name] && body.includes(from[name]),
  )
  return left.map(name => told[name])
}
