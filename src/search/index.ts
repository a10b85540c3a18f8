/** The door of the room: one index over what is public. */
export { type Entry, type EntryKind, type EntryValidity, entryKinds, indexedCharacters } from './entry.ts'
export { putEntry, removeEntry } from './store.ts'
