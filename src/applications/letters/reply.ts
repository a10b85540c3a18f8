import { type Outcome, type OutcomeKind, outcomes } from '../../law/index.ts'
import type { Clause, Template } from './clause.ts'
import { contact, extended, opening } from './opening.ts'

const routes = {
  A: '《行政复议法》第二十条；《行政诉讼法》第四十六条',
  B: '《行政复议法》第二十三条第一款第（四）项；《行政复议法》第二十三条第二款',
} as const

/** A reply: what every one says, around what this outcome says. */
export function reply(kind: OutcomeKind, title: string[], clauses: Record<string, Clause>): Template {
  const { english, remedies }: Outcome = outcomes[kind]
  const routesClause: Record<string, Clause> = remedies
    ? {
        remedies: {
          title: '救济途径',
          english: 'remedies',
          text: '{remedies}',
          mandatory: { cites: routes[remedies], mark: 'text', remedies: true },
        },
      }
    : {}
  return {
    title,
    english: `reply: ${english}`,
    to: 'applicant',
    clauses: { ...opening, ...extended, ...clauses, ...routesClause, ...contact },
  }
}
