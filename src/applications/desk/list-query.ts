import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, colleaguesOf, type Person, sectionsFor, sectionsOf } from '../../people/index.ts'
import type { State, WaitsFor } from '../steps.ts'
import type { Application } from '../store.ts'
import { countedCases, type Days, listedCases, type Wanted } from './list-store.ts'
import { type CaseList, caseLists, type DueFilter, dueFilters, isCaseList, isDueFilter, isState, isWaits } from './lists.ts'

export type CaseQuery = {
  list: CaseList
  due: DueFilter | null
  waits: WaitsFor | null
  state: State | null
  section: string | null
  words: string | null
  after: { on: string | null; id: string } | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the address asks for; what makes no sense is left out: a filter is never a fault. */
export function caseQuery(asked: (name: string) => string | undefined): CaseQuery {
  const text = (name: string) => (asked(name) ?? '').replace(/\p{Cc}/gu, '').trim()
  const [on, id] = text('after').split('_')
  const isCursor = uuid.test(id ?? '') && (on === '' || !Number.isNaN(Date.parse(on ?? '')))
  return {
    list: isCaseList(text('list')) ? (text('list') as CaseList) : 'open',
    due: isDueFilter(text('due')) ? (text('due') as DueFilter) : null,
    waits: isWaits(text('waits')) ? (text('waits') as WaitsFor) : null,
    state: isState(text('state')) ? (text('state') as State) : null,
    section: uuid.test(text('section')) ? text('section') : null,
    words: text('q').slice(0, 60) || null,
    after: isCursor ? { on: on || null, id: id! } : null,
  }
}

export type CaseLine = { application: Application; section: string; handler: string; daysLeft: number | null }

export type ShownCases = {
  lines: readonly CaseLine[]
  next: string | null
  lists: readonly { name: CaseList; count: number }[]
  due: readonly { name: DueFilter; count: number }[]
  sections: readonly { id: string; name: string }[]
}

export async function daysFor(
  db: Db,
  agencyId: string,
  today: PlainDate,
): Promise<Days & { calendar: Awaited<ReturnType<typeof calendarFor>> }> {
  const calendar = await calendarFor(db, agencyId)
  return { calendar, today, in3: calendar.addWorkingDays(today, 3), in7: calendar.addWorkingDays(today, 7) }
}

export const scopeOf = (person: Person, office: Agency) => ({
  personId: person.id,
  sections: sectionsFor(person, 'application.read', office),
  ownSections: person.memberships.flatMap(({ agencyId, sectionId }) => (agencyId === office.id && sectionId ? [sectionId] : [])),
})

/** One page of a list with the numbers of the others. */
export async function shownCases(
  db: Db,
  person: Person,
  office: Agency,
  query: CaseQuery,
  today: PlainDate,
  limit: number,
): Promise<ShownCases> {
  const days = await daysFor(db, office.id, today)
  const scope = scopeOf(person, office)
  const wanted: Wanted = { ...query, ...scope, limit: limit + 1 }
  const found = await listedCases(db, office.id, wanted, days)
  const rows = found.slice(0, limit)
  const sections = await sectionsOf(db, [office.id])
  const [sectionNames, names] = [
    new Map(sections.map(({ id, name }) => [id, name])),
    new Map((await colleaguesOf(db, office.id)).map(({ id, name }) => [id, name])),
  ]
  const own = (Object.keys(caseLists) as CaseList[]).filter(name => name !== 'section' || scope.ownSections.length > 0)
  const counts = await countedCases(db, office.id, scope, days)
  const last = rows.at(-1)
  return {
    lines: rows.map(application => ({
      application,
      section: sectionNames.get(application.sectionId ?? '') ?? '',
      handler: names.get(application.handlerId ?? '') ?? '',
      daysLeft: application.nextOn && application.state !== 'archived' ? days.calendar.workingDaysBetween(today, application.nextOn) : null,
    })),
    next: found.length > limit && last ? `${cursorOf(query, last)}_${last.id}` : null,
    // what is settled grows without end: it is not counted for a list
    lists: own.map(name => ({ name, count: caseLists[name].open ? counts[name] : -1 })),
    due: (Object.keys(dueFilters) as DueFilter[]).map(name => ({ name, count: counts[name] })),
    sections,
  }
}

const cursorOf = ({ list, due }: CaseQuery, last: Application): string =>
  caseLists[list].open || due ? (last.nextOn ?? '') : last.submittedAt.toISOString()
