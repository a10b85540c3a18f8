import type { Report } from '../report.ts'
import { createMerger } from './merger.ts'
import type { Merged, MergeOptions } from './tally.ts'

export { createMerger, type Merger } from './merger.ts'
export type { LeftOut, Members, Merged, MergeFault, MergeOptions } from './tally.ts'

/**
 * The merged report of a superior body (law notes 6.6): added cell by cell, totals computed again, every rule run on the sum. A figure
 * that one member lacks is null in the sum, never zero. Reports of different forms are refused as a value unless `form` asks for what
 * both have. Throws BadInput where there is no report at all.
 */
export function mergeReports(reports: Iterable<Report>, options: MergeOptions): Merged {
  const merger = createMerger(options)
  for (const report of reports) merger.add(report)
  return merger.finish()
}
