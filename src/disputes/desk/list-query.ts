import { type DisputeKind, type DisputeResult, disputeKinds, disputeResults } from '../../law/index.ts'

/** The lists of the desk. */
export const disputeLists = {
  todo: { label: '待办', english: 'to do' },
  pending: { label: '尚未审结', english: 'pending' },
  decided: { label: '已审结', english: 'decided' },
  closed: { label: '已结案', english: 'closed' },
  all: { label: '全部', english: 'all' },
} as const

export type DisputeList = keyof typeof disputeLists

export type DisputeQuery = {
  list: DisputeList
  kind: DisputeKind | null
  result: DisputeResult | null
  words: string | null
  page: number
}

/** What the address asks for; what makes no sense is left out: a filter is never a fault. */
export function disputeQuery(asked: (name: string) => string | undefined): DisputeQuery {
  const text = (name: string) => (asked(name) ?? '').replace(/\p{Cc}/gu, '').trim()
  const among = <K extends string>(table: Readonly<Record<K, unknown>>, name: string): K | null =>
    Object.hasOwn(table, text(name)) ? (text(name) as K) : null
  return {
    list: among(disputeLists, 'list') ?? 'todo',
    kind: among(disputeKinds, 'kind'),
    result: among(disputeResults, 'result'),
    words: text('q').slice(0, 60) || null,
    page: /^[1-9]\d{0,3}$/.test(text('page')) ? Number(text('page')) : 1,
  }
}

export const heldOf = ({ list, kind, result, words }: DisputeQuery): Record<string, string | null> => ({ list, kind, result, q: words })

/** The address of a list, with what is asked of it. */
export function listAddress(base: string, asked: Readonly<Record<string, string | null>>, part = ''): string {
  const given = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]))
  return `${base}${part}${given.size > 0 ? `?${given}` : ''}`
}
