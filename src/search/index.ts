/** The door of the room: one index over what is public. */
export { type Entry, type EntryKind, type EntryValidity, entryKinds, indexedCharacters } from './entry.ts'
export type { Extract, Marked } from './extract.ts'
export { type Found, type Hit, newestAbout, search } from './found.ts'
export type { Query, Term } from './query.ts'
export { reindex, type Source } from './reindex.ts'
export { putEntry, putNewEntries, removeEntry } from './store.ts'
