import { type State, states, type WaitsFor, waits } from '../steps.ts'

/** The lists of the desk. `open`: what must be done next comes first; else the newest first. */
export const caseLists = {
  open: { label: '办理中', english: 'in hand', open: true },
  mine: { label: '我承办的', english: 'mine', open: true },
  section: { label: '我股室的', english: "my section's", open: true },
  unconfirmed: { label: '待确认收到', english: 'to confirm', open: true },
  sign: { label: '待审查签发', english: 'to review and sign', open: true },
  outgoing: { label: '待送达', english: 'to deliver', open: true },
  waiting: { label: '等待他人', english: 'waiting for others', open: true },
  settled: { label: '已办结', english: 'settled', open: false },
  all: { label: '全部', english: 'all', open: false },
} as const

export type CaseList = keyof typeof caseLists
export const isCaseList = (name: string): name is CaseList => Object.hasOwn(caseLists, name)

export const dueFilters = {
  overdue: { label: '逾期', english: 'overdue' },
  today: { label: '今天到期', english: 'due today' },
  in3: { label: '3个工作日内', english: 'within 3 working days' },
  in7: { label: '7个工作日内', english: 'within 7 working days' },
} as const

export type DueFilter = keyof typeof dueFilters
export const isDueFilter = (name: string): name is DueFilter => Object.hasOwn(dueFilters, name)
export const isState = (name: string): name is State => Object.hasOwn(states, name)
export const isWaits = (name: string): name is WaitsFor => Object.hasOwn(waits, name)

/** The states in which a case is in hand, in the order in which it goes through them. */
export const openStates = (Object.keys(states) as State[]).filter(state => state !== 'settled' && state !== 'archived')
