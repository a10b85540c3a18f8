import { createHash } from 'node:crypto'

/** What an action writes down about itself. Names and words are kept as they were at the time, so that an entry can be read alone. */
export type Note = {
  agencyId: string
  at: Date
  /** Who did it; null: the program itself (setup, a reminder). */
  actor: { id: string; name: string } | null
  /** `slice.what`, e.g. `people.sign-in`. */
  action: string
  /** What it was done to, readable without the row, e.g. `account zhang-wei`. Personal data of applicants does not belong here. */
  subject: string
  details?: Record<string, unknown>
  /** The article it rests on, where the law asks for the step. */
  article?: string
}

/** A line of an agency's chain. */
export type Entry = {
  agencyId: string
  seq: number
  at: Date
  actorId: string | null
  actor: string
  action: string
  subject: string
  details: unknown
  article: string | null
  previousHash: string
  hash: string
}

/** What the first entry of a chain points back to. */
export const genesis = '0'.repeat(64)

export const programName = '系统'

/** The next line of the chain after `head`. */
export function entryAfter(head: { seq: number; hash: string }, note: Note): Entry {
  const unsigned = {
    agencyId: note.agencyId,
    seq: head.seq + 1,
    at: note.at,
    actorId: note.actor?.id ?? null,
    actor: stored(note.actor?.name ?? programName),
    action: note.action,
    subject: stored(note.subject),
    details: stored(note.details ?? {}),
    article: note.article ?? null,
    previousHash: head.hash,
  }
  return { ...unsigned, hash: hashOf(unsigned) }
}

/** SHA-256 over the canonical JSON of everything in the entry but the hash itself. */
export function hashOf({
  agencyId,
  seq,
  at,
  actorId,
  actor,
  action,
  subject,
  details,
  article,
  previousHash,
}: Omit<Entry, 'hash'>): string {
  const content = [agencyId, seq, at.toISOString(), actorId, actor, action, subject, details, article, previousHash]
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/** JSON with the keys of every object in order: a json column gives them back in an order of its own. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

/** The value as PostgreSQL will give it back: JSON only, without what its text cannot hold (U+0000, half a surrogate pair). */
function stored<T>(value: T): T {
  // A backslash that is itself escaped is stepped over, so that the six characters \\u0000 of a text stay what they are.
  const text = JSON.stringify(value).replace(/\\\\|\\u0000|\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g, found =>
    found === '\\\\' ? found : '\ufffd',
  )
  return JSON.parse(text) as T
}
