import type { Db } from '../../db/open.ts'
import { type DisputeCount, tableFourOf } from '../../disputes/index.ts'
import type { DisputeKind, DisputeResult } from '../../law/index.ts'
import { disputeGroups } from '../cells.ts'
import type { Form } from '../forms/index.ts'
import type { DisputeKey, Report } from '../report.ts'
import { daysOf } from './period.ts'

/** The groups of the printed table, by the kinds of disputes that the records know. */
export const kindOfGroup: Readonly<Record<DisputeKey, DisputeKind>> = {
  reconsideration: 'reconsideration',
  litigationDirect: 'suit',
  litigationAfterReconsideration: 'suitAfterReconsideration',
}

/** What the cell of a group counts. */
export function disputesIn(group: DisputeKey, column: string): DisputeCount {
  const kind = kindOfGroup[group]
  if (column === 'total') return { what: 'all', kind }
  if (column === 'pending') return { what: 'pending', kind }
  return { what: 'decided', kind, result: column as Exclude<DisputeResult, 'pending'> }
}

/** Table 4 of a year, from the disputes: decided in it, or pending at its end; whoever made the act counts (T4-2). */
export async function compileDisputes(db: Db, agencyId: string, form: Form, year: number): Promise<Report['disputes']> {
  const table = await tableFourOf(db, agencyId, daysOf(year))
  const columns = form.disputes.columns.map(({ key }) => key)
  const figures = (group: DisputeKey) => columns.map(column => (table[kindOfGroup[group]] as Record<string, number>)[column]!)
  const groups = Object.fromEntries(disputeGroups.map(group => [group, figures(group)])) as Record<DisputeKey, number[]>
  return { columns, ...groups }
}
