import type { Refusal } from '../application.ts'
import type { Application } from '../store.ts'

const reg = '《政府信息公开条例》'

/** How two cases may have to do with each other. */
export const linkKinds = {
  related: { label: '相关', english: 'related', article: `${reg}第四十五条` },
  repeats: { label: '重复申请', english: 'repeats', article: `${reg}第三十六条第（六）项` },
  // The law knows no common answer: each applicant has a right to a reply of his own (art. 36), so this joins the work alone.
  answeredWith: { label: '一并答复', english: 'answered together', article: `${reg}第三十六条` },
} as const satisfies Record<string, { label: string; english: string; article: string }>

export type LinkKind = keyof typeof linkKinds
export const isLinkKind = (text: string): text is LinkKind => Object.hasOwn(linkKinds, text)

export type Pair = { fromId: string; toId: string; kind: LinkKind }

/** What somebody wrote down about two cases. */
export type LinkEntry = Pair & {
  seq: number
  deed: 'joined' | 'parted'
  /** null: erased with the personal data of one of the two. */
  reason: string | null
  at: Date
  actorId: string
  actor: string
}

type One = Pick<Application, 'id' | 'number' | 'submittedAt' | 'repliedOn' | 'personHashes'>

/** The two in the one order in which they are kept: of a repeat the later first, else by id, so that either page finds the same entry. */
export function pairOf(kind: LinkKind, one: One, other: One): Pair {
  const isFirst = kind === 'repeats' ? one.submittedAt > other.submittedAt : one.id < other.id
  const [from, to] = isFirst ? [one, other] : [other, one]
  return { fromId: from.id, toId: to.id, kind }
}

export const isSame = (a: Pair, b: Pair): boolean => a.fromId === b.fromId && a.toId === b.toId && a.kind === b.kind

/** What is joined now: the last entry of each pair, where it does not take back. In the order of the entries. */
export const joinedIn = (entries: readonly LinkEntry[]): LinkEntry[] =>
  entries.filter(one => one.deed === 'joined' && !entries.some(later => isSame(one, later) && later.seq > one.seq))

/** What stands against an entry; null: nothing. */
export function refusalOfEntry(
  { kind, deed }: { kind: LinkKind; deed: LinkEntry['deed'] },
  one: One,
  other: One,
  entries: readonly LinkEntry[],
): Refusal | null {
  const { article: cites, label } = linkKinds[kind]
  const pair = pairOf(kind, one, other)
  const isJoined = joinedIn(entries).some(entry => isSame(entry, pair))
  if (deed === 'parted') return isJoined ? null : { why: `两件申请没有“${label}”的关联。`, cites }
  if (one.id === other.id) return { why: '不能与本件自己关联。', cites }
  if (isJoined) return { why: `已经与${other.number}关联为“${label}”。`, cites }
  if (kind !== 'repeats') return null
  const earlier = pair.toId === one.id ? one : other
  if (!earlier.repliedOn) return { why: `${earlier.number}还没有答复，不是重复申请；可以关联为“相关”或者“一并答复”。`, cites }
  // The person is known by traits alone; who left none on one of the two may still be the same, as the officer says in the reason.
  const isKnown = one.personHashes.length > 0 && other.personHashes.length > 0
  if (isKnown && !one.personHashes.some(hash => other.personHashes.includes(hash)))
    return { why: '不是同一申请人提出的，不是重复申请；可以关联为“相关”或者“一并答复”。', cites }
  return null
}

/** Where the other of the two stands seen from this case, in words. */
export function linkSaid({ kind, fromId }: Pair, id: string): { label: string; english: string } {
  if (kind !== 'repeats') return linkKinds[kind]
  return fromId === id
    ? { label: '本件重复其申请', english: 'this case repeats it' }
    : { label: '重复本件申请', english: 'it repeats this case' }
}
