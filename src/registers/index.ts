/** The door of the slice: what other slices may use of the registers that table 2 counts. */
export { type YearStanding, yearStandingOf } from './confirmation-actions.ts'
export { type Entry, monthEnd } from './entry.ts'
export { SectionsNotice } from './pages/sections-notice.tsx'
export { publicLists } from './public-lists.ts'
export { type RegisterName, registerNames, registers } from './register.ts'
export { type Counted, countsBetween, entriesBehind, entriesOf, statesBetween } from './store.ts'
