export { append, appendAll } from './append.ts'
export type { Entry, Note } from './entry.ts'
export { changesChannel, entriesBefore, entriesInAll } from './store.ts'
export { type JournalVerdict, verify } from './verify.ts'
