import { placeName, rowAt } from '../cells.ts'
import { type Form, leafRows } from '../forms/index.ts'
import type { Figure, Report } from '../report.ts'

/** One table as somebody types it into another system: its rows in the order of the printed form, `null` where a figure was not read. */
export type CopyTable = {
  key: 'disclosure' | 'applications' | 'disputes'
  name: string
  /** null where each row has its own, which its name tells. */
  columns: readonly string[] | null
  lines: { name: string; figures: readonly Figure[] }[]
}

/** The tables that the report holds, cell after cell as the form prints them. */
export function copyTables(report: Report, form: Form): CopyTable[] {
  const { disclosure, applications, disputes } = report
  return [
    ...(disclosure ? [{ key: 'disclosure' as const, name: '表二', columns: null, lines: disclosureLines(disclosure, form) }] : []),
    ...(applications
      ? [{ key: 'applications' as const, name: '表三', columns: labels(form.applications), lines: applicationLines(applications, form) }]
      : []),
    ...(disputes ? [{ key: 'disputes' as const, name: '表四', columns: labels(form.disputes), lines: disputeLines(disputes, form) }] : []),
  ]
}

const labels = ({ columns }: { columns: readonly { label: string }[] }) => columns.map(({ label }) => label)

/** Figures between tabs, a row a line: what a table of another program takes in one go. What was not read stays empty. */
export const tabbed = ({ lines }: Pick<CopyTable, 'lines'>): string =>
  lines.map(({ figures }) => figures.map(figure => figure ?? '').join('\t')).join('\n')

const disclosureLines = (disclosure: NonNullable<Report['disclosure']>, form: Form) =>
  form.disclosure.flatMap(({ columns, rows }) =>
    rows.map(row => ({
      name: `${row.label}（${columns.map(({ label }) => label).join('、')}）`,
      figures: columns.map(column => disclosure[row.key]?.[column.key] ?? null),
    })),
  )

const applicationLines = ({ rows }: NonNullable<Report['applications']>, form: Form) =>
  leafRows(form.applications.rows).map(({ key }) => ({
    name: placeName(rowAt(key), form).replace('表三 · ', ''),
    figures: form.applications.columns.map((_, i) => rows[key]?.[i] ?? null),
  }))

const disputeLines = (disputes: NonNullable<Report['disputes']>, form: Form) =>
  form.disputes.groups.map(group => ({
    name: group.parent ? `${group.parent}（${group.label}）` : group.label,
    figures: form.disputes.columns.map((_, i) => disputes[group.key as 'reconsideration']?.[i] ?? null),
  }))
