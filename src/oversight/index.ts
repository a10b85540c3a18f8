/** The door of the slice: what the desk shows of what is owed to the superior. */
export { type Owed, OwedNotice, owedBy } from './owed.tsx'
