import type { Db, Trx } from '../db/open.ts'
import { type Calendar, type CalendarPaper, calendarPapers, makeCalendar, type PlainDate } from '../law/index.ts'
import { type EnteredPaper, enteredPapers, localDaysOff, versionOf } from './store.ts'

/** The papers of this edition and those entered since, in the order announced. One that is in both counts once. */
export function inOrder(
  entered: readonly (CalendarPaper | EnteredPaper)[],
  edition: readonly CalendarPaper[] = calendarPapers,
): CalendarPaper[] {
  const known = new Set(edition.map(({ cites }) => cites))
  const all = [...edition, ...entered.filter(({ cites }) => !known.has(cites))]
  return all
    .map((paper, place) => ({ paper, place }))
    .sort((a, b) => (a.paper.announcedOn < b.paper.announcedOn ? -1 : a.paper.announcedOn > b.paper.announcedOn ? 1 : a.place - b.place))
    .map(({ paper }) => paper)
}

const made = new WeakMap<Db | Trx, Map<string, { version: string; calendar: Calendar }>>()

/**
 * The calendar that holds for an agency (null: everywhere): the papers of this edition, those entered since, the agency's own days off. With
 * `asOf`, as it was announced by that day. Kept until a row is added, by whatever process: what the newest rows are is all that is asked each time.
 */
export async function calendarFor(db: Db | Trx, agencyId: string | null, asOf?: PlainDate): Promise<Calendar> {
  if (asOf !== undefined) return build(db, agencyId, asOf)
  const kept = made.get(db) ?? new Map<string, { version: string; calendar: Calendar }>()
  made.set(db, kept)
  const key = agencyId ?? ''
  // Asked before the rows are read: whatever is added meanwhile is in a later version.
  const version = await versionOf(db, agencyId)
  const found = kept.get(key)
  if (found?.version === version) return found.calendar
  const calendar = await build(db, agencyId, null)
  kept.set(key, { version, calendar })
  return calendar
}

async function build(db: Db | Trx, agencyId: string | null, asOf: PlainDate | null): Promise<Calendar> {
  const isKnown = ({ announcedOn }: { announcedOn: PlainDate }) => asOf === null || announcedOn <= asOf
  const papers = inOrder(await enteredPapers(db)).filter(isKnown)
  const local = agencyId === null ? [] : (await localDaysOff(db, agencyId)).filter(isKnown)
  return makeCalendar({ papers: [], announcedLater: papers, localDaysOff: local })
}
