import { disputeColumns } from '../cells.ts'
import type { Finding } from '../check/index.ts'
import type { Form } from '../forms/index.ts'

export type Mark = { n: number; level: Finding['level'] }

const gravity = { error: 0, warning: 1, note: 2 } as const

/** Errors first, then warnings, else as they came: the order in which a person wants to read them, and their numbers. */
export const byGravity = <F extends Finding>(findings: readonly F[]): F[] =>
  [...findings].sort((a, b) => gravity[a.level] - gravity[b.level])

/** Which cell carries the number of which finding: the first finding of a place wins, and one of a row or a column stands at its total. */
export function marksOf(findings: readonly Finding[], form: Form): Record<string, Mark> {
  const marks: Record<string, Mark> = {}
  findings.forEach(({ at, level }, i) => {
    for (const cell of cellsAt(at, form)) marks[cell] ??= { n: i + 1, level }
  })
  return marks
}

function cellsAt(at: string, form: Form): string[] {
  const { columns, rowTotal } = form.applications
  const [, table, key] = /^(applications\.rows|applications\.columns|disputes)\.([A-Za-z]+)$/.exec(at) ?? []
  if (table === 'applications.rows') return [`${at}[${columns.length - 1}]`]
  if (table === 'applications.columns') {
    const i = columns.findIndex(column => column.key === key)
    return i < 0 ? [] : [`applications.rows.${rowTotal.total}[${i}]`]
  }
  if (table === 'disputes') return [`${at}[${disputeColumns.length - 1}]`]
  return [at]
}
