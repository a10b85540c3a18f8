import { applicationAt, disclosureAt, disputeAt, disputeColumns, placeName } from './cells.ts'
import { disclosureRows, formOfReport, leafRows } from './forms/index.ts'
import type { DisputeKey, Figure, Report } from './report.ts'

/**
 * A row of a table that the reading does not vouch for: cells without a figure, a row told by its position, or a table that was not found.
 * A person lays it beside the original, cell by cell.
 */
export type Doubt = { row: string; name: string; table: 2 | 3 | 4; why: readonly string[]; isLost: boolean; cells: readonly DoubtCell[] }
export type DoubtCell = { at: string; name: string; figure: Figure }

/** What a person made of a cell: the figure of the original, or null: the original has none. */
export type Confirmed = ReadonlyMap<string, Figure>

/** All rows in doubt, in the order of the printed tables. `besides`: a row that somebody wants to mend though it was read without doubt. */
export function doubtsOf(report: Report, besides: readonly string[] = []): Doubt[] {
  const { unread, repaired } = report.reading
  const form = formOfReport(report)
  return placesOf(report).flatMap(({ row, table, cells }): Doubt[] => {
    const isLost = tableOf(report, table) === null
    const told = repaired.filter(({ at }) => at === row || cells.includes(at))
    const blank = unread.filter(({ at }) => cells.includes(at))
    if (!isLost && told.length + blank.length === 0 && !besides.includes(row)) return []
    const isWhole = isLost || told.length > 0 || besides.includes(row)
    const shown = isWhole ? cells : cells.filter(at => blank.some(one => one.at === at))
    return [
      {
        ...{ row, table, isLost, name: placeName(row, form) },
        why: isLost ? ['文件中没有读到这张表'] : [...new Set([...told, ...blank].map(({ why }) => why))],
        cells: shown.map(at => ({ at, name: placeName(at, form).split(' · ').at(-1)!, figure: figureIn(report, at) })),
      },
    ]
  })
}

/**
 * The report with what was confirmed. A cell that the original leaves blank stays unread, never zero; a row whose every cell was seen is no
 * longer in doubt.
 */
export function withConfirmed(report: Report, confirmed: Confirmed): Report {
  const copy = structuredClone(report)
  for (const [at, figure] of confirmed) if (figure !== null) makeTable(copy, at)
  for (const [at, figure] of confirmed) setFigure(copy, at, figure)
  const rows = placesOf(copy)
  const blanks = rows.flatMap(({ table, cells }) =>
    tableOf(copy, table) === null ? [] : cells.filter(at => figureIn(copy, at) === null && isHeld(copy, at)),
  )
  const before = new Map(report.reading.unread.map(remark => [remark.at, remark]))
  const others = report.reading.unread.filter(({ at }) => !rows.some(({ cells }) => cells.includes(at)))
  copy.reading.unread = [
    ...others,
    ...blanks.map(at => (confirmed.has(at) ? { at, why: '核对：原件没有这个数' } : (before.get(at) ?? { at, why: '没有读出' }))),
  ]
  const seen = new Set(rows.filter(({ cells }) => cells.every(at => confirmed.has(at))).map(({ row }) => row))
  copy.reading.repaired = report.reading.repaired.filter(({ at }) => !seen.has(at) && !confirmed.has(at))
  return copy
}

/** Puts a figure into its cell; what names no cell of a table that is there changes nothing. */
export function setFigure(report: Report, at: string, figure: Figure): void {
  const [table, row, column, i] = partsOf(at)
  if (table === 'disclosure' && report.disclosure?.[row!]) report.disclosure[row!]![column!] = figure
  if (table === 'disputes' && report.disputes?.[row as DisputeKey]) report.disputes[row as DisputeKey][Number(i)] = figure
  if (table === 'applications.rows' && report.applications?.rows[row!]) report.applications.rows[row!]![Number(i)] = figure
}

type Place = { row: string; table: 2 | 3 | 4; cells: string[] }

/** The rows that the report holds; of a table that was not found those of its form. */
function placesOf(report: Report): Place[] {
  const form = formOfReport(report)
  const columns = form.applications.columns
  return [
    ...disclosureRows(form).flatMap(({ row: { key }, block }): Place[] =>
      report.disclosure && !report.disclosure[key]
        ? []
        : [{ row: `disclosure.${key}`, table: 2, cells: block.columns.map(column => disclosureAt(key, column.key)) }],
    ),
    ...(report.applications ? Object.keys(report.applications.rows) : leafRows(form.applications.rows).map(({ key }) => key)).map(
      (key): Place => ({ row: `applications.rows.${key}`, table: 3, cells: columns.map((_, i) => applicationAt(key, i)) }),
    ),
    ...form.disputes.groups.map(
      ({ key }): Place => ({ row: `disputes.${key}`, table: 4, cells: disputeColumns.map((_, i) => disputeAt(key as DisputeKey, i)) }),
    ),
  ]
}

const tableOf = ({ disclosure, applications, disputes }: Report, table: 2 | 3 | 4) =>
  table === 2 ? disclosure : table === 3 ? applications : disputes

const partsOf = (at: string) => /^(applications\.rows|disclosure|disputes)\.(\w+)(?:\.(\w+)|\[(\d+)\])$/.exec(at)?.slice(1) ?? []

function lookUp(report: Report, at: string): Figure | undefined {
  const [table, row, column, i] = partsOf(at)
  if (table === 'disclosure') return report.disclosure?.[row!]?.[column!]
  if (table === 'disputes') return report.disputes?.[row as DisputeKey]?.[Number(i)]
  return report.applications?.rows[row!]?.[Number(i)]
}

const figureIn = (report: Report, at: string): Figure => lookUp(report, at) ?? null
const isHeld = (report: Report, at: string): boolean => lookUp(report, at) !== undefined

/** A table that was not found is made of blanks before its first figure is typed. */
function makeTable(report: Report, at: string): void {
  const form = formOfReport(report)
  const [table] = partsOf(at)
  const blanks = (columns: readonly unknown[]): Figure[] => columns.map(() => null)
  if (table === 'disclosure')
    report.disclosure ??= Object.fromEntries(
      disclosureRows(form).map(({ row, block }) => [row.key, Object.fromEntries(block.columns.map(({ key }) => [key, null]))]),
    )
  if (table === 'applications.rows')
    report.applications ??= {
      columns: form.applications.columns.map(({ key }) => key),
      rows: Object.fromEntries(leafRows(form.applications.rows).map(({ key }) => [key, blanks(form.applications.columns)])),
    }
  if (table === 'disputes')
    report.disputes ??= {
      columns: form.disputes.columns.map(({ key }) => key),
      ...{ reconsideration: blanks(disputeColumns), litigationDirect: blanks(disputeColumns) },
      litigationAfterReconsideration: blanks(disputeColumns),
    }
}
