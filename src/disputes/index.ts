/** The door of the slice: what other slices may use of reconsideration and litigation (section 四 of the annual report). */
export { type Noticed, openDispute, type Taking, takeDisputeStep } from './actions.ts'
export { type Notice, type Step, stepsNamed } from './dispute.ts'
export { type Counted as DisputeCount, disputesBehind, tableFourOf } from './figures/store.ts'
export { type TableFour, unbalanced } from './figures/table-four.ts'
export { recomputeDisputes } from './recompute.ts'
export { type State, states, steps } from './steps.ts'
export { type Dispute, disputeOf, disputesAbout, type Key, stepsOf } from './store.ts'
export { duties, dutyOn, type Summary, summaryOf } from './summary.ts'
