import { cellsOf, placeName } from '../cells.ts'
import { setFigure } from '../doubts.ts'
import { formOfReport } from '../forms/index.ts'
import type { Figure, Report, TypedOver } from '../report.ts'

/** A cell of a report that says something else than the records: typed over with its reason, or the records have changed since. */
export type Difference = { at: string; name: string; inReport: Figure; inRecords: Figure; typed: TypedOver | null }

/** Where the report as it stands and the records as they are now part. Cells that only one of the two forms has are left out. */
export function differencesOf(report: Report, compiled: Report): Difference[] {
  const now = new Map([...cellsOf(compiled)].map(({ at, figure }) => [at, figure]))
  const form = formOfReport(report)
  const found: Difference[] = []
  for (const { at, figure } of cellsOf(report)) {
    const inRecords = now.get(at)
    // null: no register holds it, and the figure is a person's in any case
    if (inRecords === undefined || inRecords === null || inRecords === figure) continue
    found.push({ at, name: placeName(at, form), inReport: figure, inRecords, typed: typedAt(report, at) })
  }
  return found
}

/** The hand that typed the figure over, where one did; a report that came as a file may say anything here. */
export function typedAt({ typedOver }: Report, at: string): TypedOver | null {
  const found = Array.isArray(typedOver) ? typedOver.find(each => each?.at === at) : undefined
  return found && typeof found.why === 'string' ? found : null
}

export const figureAt = (report: Report, at: string): Figure | undefined => [...cellsOf(report)].find(cell => cell.at === at)?.figure

/** The report with one figure typed over. The figure of the records needs no reason any more: it is theirs again. */
export function typedOver(report: Report, at: string, figure: number, { compiled, why }: Omit<TypedOver, 'at'>): Report {
  const copy = structuredClone(report)
  setFigure(copy, at, figure)
  const others = (Array.isArray(report.typedOver) ? report.typedOver : []).filter(each => each?.at !== at)
  copy.typedOver = figure === compiled ? others : [...others, { at, compiled, why }]
  // it has a figure now
  copy.reading.unread = copy.reading.unread.filter(remark => remark.at !== at)
  return copy
}
