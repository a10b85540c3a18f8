/** The door of the slice for other slices: the reports of an agency and what became of them. */
export { searchSource } from './search-entry.ts'
export { contentOf, reportOfYear, reportsOf, stepsOf } from './store.ts'
export type { Step, StoredReport, Summary } from './stored-report.ts'
