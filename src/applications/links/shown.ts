import type { Db } from '../../db/open.ts'
import { withHexBrackets } from '../letters/index.ts'
import { type Application, applicationAt, applicationOfNumber, type Key } from '../store.ts'
import { type Earlier, earlierReplies } from './earlier.ts'
import { joinedIn, type LinkEntry } from './links.ts'
import { casesById, linkEntriesOf } from './store.ts'

/** An entry with the case at its other end. */
export type ShownLink = { entry: LinkEntry; other: Application }

export type LinkFacts = { joined: ShownLink[]; past: ShownLink[]; earlier: Earlier[] }

/** What is joined to a case, what was, and what its person was answered before. */
export async function linkFacts(db: Db, key: Key, application: Application, samePerson: readonly Application[]): Promise<LinkFacts> {
  const entries = await linkEntriesOf(db, key)
  const otherIn = ({ fromId, toId }: LinkEntry) => (fromId === key.id ? toId : fromId)
  const cases = await casesById(db, key.agencyId, [...new Set(entries.map(otherIn))])
  const shown = (entry: LinkEntry): ShownLink => ({ entry, other: cases.get(otherIn(entry))! })
  const joined = joinedIn(entries)
  return {
    joined: joined.map(shown),
    past: entries.filter(entry => !joined.includes(entry)).map(shown),
    earlier: await earlierReplies(db, application, samePerson),
  }
}

/** The case that was meant: its number as printed or typed, `2026/35` as in its address, or `35` alone for one of the same year. */
export async function caseMeant(
  db: Db,
  { agencyId, year }: { agencyId: string; year: number },
  typed: string,
): Promise<Application | null> {
  const text = typed.normalize('NFKC').replace(/\s+/g, '')
  const [, ofYear, ordinal] = /^(?:([12]\d{3})\/)?([1-9]\d{0,8})$/.exec(text) ?? []
  if (ordinal) return applicationAt(db, agencyId, ofYear ? Number(ofYear) : year, Number(ordinal))
  return applicationOfNumber(db, agencyId, withHexBrackets(text))
}
