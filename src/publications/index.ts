/** The door of the slice: what other slices may use of what is published. */

export { approvalSource } from './approvals/search-entry.ts'
export { attachmentSource } from './attachment-index.ts'
export { publicReasonFault } from './check/index.ts'
export { zipOf } from './content/zip.ts'
export { profileSource } from './profile/search-entries.ts'
export { profileOf, staleFacts } from './profile/store.ts'
export { countsOf, type Listed, listPlace, publicItem } from './public-store.ts'
export { addressOf } from './publish.ts'
export { itemSource } from './search-entry.ts'
export { type TableKind, tableFile, tableKinds } from './table-file.ts'
export { type Today, todayOf } from './today/today.ts'
export { TodayAside, TodayButton, TodayCounts, TodayDue } from './today/today-panels.tsx'
