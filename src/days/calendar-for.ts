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

/** By agency and version. The version names the newest row by its id, which no other database has: a test's does not take another's. */
const made = new Map<string, Calendar>()
const most = 2000

/**
 * The calendar that holds for an agency (null: everywhere): the papers of this edition, those entered since, the agency's own days off. With
 * `asOf`, as it was announced by that day. Kept until a row is added, by whatever process: what the newest rows are is all that is asked each time.
 */
export async function calendarFor(db: Db | Trx, agencyId: string | null, asOf?: PlainDate): Promise<Calendar> {
  if (asOf !== undefined) return build(db, agencyId, asOf)
  // Asked before the rows are read: whatever is added meanwhile is in a later version.
  const version = `${agencyId ?? ''} ${await versionOf(db, agencyId)}`
  const found = made.get(version)
  if (found) return found
  const calendar = await build(db, agencyId, null)
  if (made.size >= most) made.clear()
  made.set(version, calendar)
  return calendar
}

async function build(db: Db | Trx, agencyId: string | null, asOf: PlainDate | null): Promise<Calendar> {
  const isKnown = ({ announcedOn }: { announcedOn: PlainDate }) => asOf === null || announcedOn <= asOf
  const papers = inOrder(await enteredPapers(db)).filter(isKnown)
  const local = agencyId === null ? [] : (await localDaysOff(db, agencyId)).filter(isKnown)
  return makeCalendar({ papers: [], announcedLater: papers, localDaysOff: local })
}
