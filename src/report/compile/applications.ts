import { type ApplicantKind, type ApplicationCount, table3Of } from '../../applications/index.ts'
import type { Db } from '../../db/open.ts'
import { type OutcomeKind, outcomes, rowOf } from '../../law/index.ts'
import { type Form, leafRows } from '../forms/index.ts'
import type { Figure, Report } from '../report.ts'
import { daysOf } from './period.ts'

/** The outcomes that count in a row of the form; null: the row is no outcome's. */
export function outcomesOfRow(form: Form, row: string): OutcomeKind[] | null {
  const found = (Object.keys(outcomes) as OutcomeKind[]).filter(kind => rowOf(kind, form.years.from) === row)
  return found.length > 0 ? found : null
}

/** What the cell of a row counts. */
export function applicationsIn(form: Form, row: string, column: string): ApplicationCount {
  const kind = column === 'total' ? {} : { kind: column as ApplicantKind }
  if (row === 'received' || row === 'carriedIn' || row === 'carriedOut') return { what: row, ...kind }
  return { what: 'handled', ...kind, ...(row !== 'handled' && { outcomes: outcomesOfRow(form, row) ?? [] }) }
}

/** Table 3 of a year, from the cases: by the day of receipt, and the day of the reply. */
export async function compileApplications(db: Db, agencyId: string, form: Form, year: number): Promise<Report['applications']> {
  const table = await table3Of(db, agencyId, daysOf(year))
  const columns = form.applications.columns.map(({ key }) => key)
  const none = Object.fromEntries(columns.map(key => [key, 0]))
  const rows: Record<string, Figure[]> = {}
  for (const { key } of leafRows(form.applications.rows)) {
    const counted = applicationsIn(form, key, 'total')
    const parts = counted.outcomes
      ? counted.outcomes.map(outcome => table.byOutcome.get(outcome) ?? none)
      : [key === 'handled' ? table.handledInAll : table[key as 'received' | 'carriedIn' | 'carriedOut']]
    rows[key] = columns.map(column => parts.reduce((sum, part) => sum + (part as Record<string, number>)[column]!, 0))
  }
  return { columns, rows }
}
