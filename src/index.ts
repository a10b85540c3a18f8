/**
 * Gongkai as a library: the law of government information disclosure as data and pure functions, and the annual report: read,
 * check, merge, compare, render. It opens no database and no web server; a writer's own library is loaded when first used.
 */
export { BadInput } from './errors.ts'
export * from './law/index.ts'
export { type AgencyKind, type Check, type CheckOptions, checkReport, type Finding, type NotChecked, rules } from './report/check/index.ts'
export { type Comparison, compareReports, type FigurePair, type SectionPair } from './report/compare.ts'
export { type Form, type FormId, formForYear, formOf, forms } from './report/forms/index.ts'
export { asReport } from './report/guard.ts'
export { createMerger, type Merged, type MergeOptions, type Merger, mergeReports } from './report/merge/index.ts'
export { defaultLimits, type Limits, readReport, readReportText } from './report/read/index.ts'
export { mediaTypes, type RenderKind, renderKinds, renderReport } from './report/render/index.ts'
export type { DisputeFigures, DisputeKey, Figure, Remark, Report, Section, SourceKind } from './report/report.ts'
