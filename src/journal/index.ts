export { append, appendAll } from './append.ts'
export type { Entry, Note } from './entry.ts'
export { entriesBefore } from './store.ts'
export { type JournalVerdict, verify } from './verify.ts'
