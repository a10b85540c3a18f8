import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import type { State, WaitsFor } from '../steps.ts'
import { type Application, asApplication } from '../store.ts'
import { type CaseList, caseLists, type DueFilter, dueFilters } from './lists.ts'

const openLists = (Object.keys(caseLists) as CaseList[]).filter(name => caseLists[name].open)
const dueNames = Object.keys(dueFilters) as DueFilter[]

/** The days that the filters name, counted with the agency's calendar. */
export type Days = { today: PlainDate; in3: PlainDate; in7: PlainDate }

export type Wanted = {
  list: CaseList
  due?: DueFilter | null
  waits?: WaitsFor | null
  state?: State | null
  section?: string | null
  words?: string | null
  personId: string
  /** The sections whose cases the person sees; null: all. */
  sections: readonly string[] | null
  /** The sections to which the person belongs. */
  ownSections: readonly string[]
  after?: { on: string | null; id: string } | null
  limit: number
}

/** Written out, so that the index of what is open serves it. */
const isOpen = sql<boolean>`state not in ('settled', 'archived')`
const none = sql<boolean>`false`
type Condition = RawBuilder<boolean>
const among = (column: string, ids: readonly string[]): Condition => (ids.length > 0 ? sql`${sql.ref(column)} in (${sql.join(ids)})` : none)

/** What a list and its filters ask of a row, but for the words. */
function conditionsOf({ list, due, waits, state, section, ...whose }: Omit<Wanted, 'limit' | 'after' | 'words'>, days: Days): Condition[] {
  const { sections, personId, ownSections } = whose
  const lists: Partial<Record<CaseList, Condition>> = {
    mine: sql`handler_id = ${personId}`,
    section: among('section_id', ownSections),
    unconfirmed: sql`state = 'submitted'`,
    sign: sql`state in ('deciding', 'approving')`,
    outgoing: sql`state in ('signed', 'delivering')`,
    waiting: sql`waits_for in ('applicant', 'thirdParty', 'otherAgency')`,
    settled: sql`state in ('settled', 'archived')`,
  }
  const dueDays: Record<DueFilter, Condition> = {
    overdue: sql`next_on < ${days.today}`,
    today: sql`next_on = ${days.today}`,
    in3: sql`next_on between ${days.today} and ${days.in3}`,
    in7: sql`next_on between ${days.today} and ${days.in7}`,
  }
  const asked = [
    caseLists[list].open || due ? isOpen : null,
    sections === null ? null : among('section_id', sections),
    lists[list] ?? null,
    due ? dueDays[due] : null,
    waits ? sql<boolean>`waits_for = ${waits}` : null,
    state ? sql<boolean>`state = ${state}` : null,
    section ? sql<boolean>`section_id = ${section}` : null,
  ]
  return asked.filter(condition => condition !== null)
}

/** What is looked through in the first place for words: what is common is found among the newest, and what is not is rare. */
const newest = 3000
const text = sql<string>`(asked || ' ' || number || ' ' || applicant)`

/** One page of a list: what must be done next comes first, or the newest. */
export async function listedCases(db: Db, agencyId: string, wanted: Wanted, days: Days): Promise<Application[]> {
  const { after, limit, list, due, words } = wanted
  const conditions = conditionsOf(wanted, days)
  const has = sql<boolean>`strpos(lower(${text}), lower(${words})) > 0`
  const all = db.selectFrom('applications').selectAll().where('agencyId', '=', agencyId)
  if (caseLists[list].open || due) {
    if (after?.on)
      conditions.push(sql`(next_on > ${after.on}::date or next_on is null or (next_on = ${after.on}::date and id > ${after.id}::uuid))`)
    else if (after) conditions.push(sql`next_on is null and id > ${after.id}::uuid`)
    if (words) conditions.push(has)
    const rows = await all
      .where(({ and }) => and(conditions))
      .orderBy('nextOn')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(asApplication)
  }
  // the first half is what the index begins at
  if (after?.on)
    conditions.push(sql`submitted_at <= ${after.on}::timestamptz and (submitted_at < ${after.on}::timestamptz or id > ${after.id}::uuid)`)
  const cases = all.where(({ and }) => and(conditions))
  const inOrder = cases.orderBy('submittedAt', 'desc').orderBy('id')
  if (!words) return (await inOrder.limit(limit).execute()).map(asApplication)
  const page = (some: typeof cases) =>
    db.selectFrom(some.as('some')).selectAll().orderBy('submittedAt', 'desc').orderBy('id').limit(limit).execute()
  const recent = await db
    .selectFrom(inOrder.limit(newest).as('recent'))
    .selectAll()
    .where(has)
    .orderBy('submittedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  if (recent.length === limit) return recent.map(asApplication)
  // behind a fence, so that it is found by its words and not by walking through all there is
  const found = cases
    .where(sql<boolean>`pairs_of(${text}) @> ${sql.val(partsOf(words))}::text[]`)
    .where(has)
    .offset(0)
  return (await page(found)).map(asApplication)
}

/** As the index cuts them (migration 020): every two characters side by side, or the one. */
function partsOf(words: string): string[] {
  const characters = [...words.toLowerCase()]
  return characters.length === 1 ? characters : characters.slice(1).map((character, i) => characters[i]! + character)
}

/** How many cases in hand are in each list, and due by each day: what is open is read once. */
export async function countedCases(
  db: Db,
  agencyId: string,
  whose: Pick<Wanted, 'personId' | 'sections' | 'ownSections'>,
  days: Days,
): Promise<Record<CaseList | DueFilter, number>> {
  const counted = [
    ...openLists.map(list => [list, conditionsOf({ ...whose, list }, days)] as const),
    ...dueNames.map(due => [due, conditionsOf({ ...whose, list: 'open', due }, days)] as const),
  ]
  const counts = await db
    .selectFrom('applications')
    .select(({ fn, and }) => counted.map(([name, asked]) => fn.countAll<number>().filterWhere(and(asked)).as(name)))
    .where('agencyId', '=', agencyId)
    .where(isOpen)
    .executeTakeFirstOrThrow()
  return Object.fromEntries(counted.map(([name]) => [name, Number(counts[name])])) as Record<CaseList | DueFilter, number>
}

/** What a calendar shows of a case, and how many there are on its day. */
export type DueCase = Pick<Application, 'id' | 'year' | 'ordinal' | 'asked' | 'nextWhat'> & { nextOn: PlainDate; onDay: number }

/** What is to be done in a stretch of days: of each day the first few, however many there are. */
export async function dueByDay(
  db: Db,
  agencyId: string,
  { from, to, sections }: { from: PlainDate; to: PlainDate; sections: readonly string[] | null },
  most: number,
): Promise<DueCase[]> {
  const own = sections === null ? sql`` : sql`and section_id = any(${[...sections]}::uuid[])`
  const { rows } = await sql<DueCase>`
    select id, year, ordinal, asked, next_what as "nextWhat", next_on as "nextOn", on_day as "onDay" from (
      select id, year, ordinal, left(asked, 60) as asked, next_what, next_on,
        row_number() over (partition by next_on order by id) as nth, count(*) over (partition by next_on)::int as on_day
      from applications
      where agency_id = ${agencyId} and ${isOpen} and next_on between ${from} and ${to} ${own}
    ) as days where nth <= ${most} order by next_on, id`.execute(db)
  return rows
}

/** Cases whose next day lies in a stretch of days: the feed, and the letter of the morning. */
export async function casesBetween(
  db: Db,
  agencyId: string,
  { from, to, sections }: { from: PlainDate; to: PlainDate; sections: readonly string[] | null },
): Promise<Application[]> {
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where(isOpen)
    .where('nextOn', '>=', from)
    .where('nextOn', '<=', to)
    .$if(sections !== null, query => (sections!.length > 0 ? query.where('sectionId', 'in', sections!) : query.where(sql<boolean>`false`)))
    .orderBy('nextOn')
    .orderBy('id')
    .limit(2000)
    .execute()
  return rows.map(asApplication)
}

export type Said = { what: 'complained' | 'paymentReported'; year: number; ordinal: number; number: string; sectionId: string | null }

/** Complaints and payments that applicants told of and nobody looked at since: the index of such steps finds them, however many others there are. */
export async function saidByApplicants(db: Db, agencyId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select distinct on (s.application_id, s.step) s.step as what, a.year, a.ordinal, a.number, a.section_id
    from application_steps s join applications a on a.agency_id = s.agency_id and a.id = s.application_id
    where s.agency_id = ${agencyId} and s.step in ('complained', 'paymentReported') and a.erased_on is null
      and not exists (select from application_steps t where t.agency_id = s.agency_id and t.application_id = s.application_id and t.seq > s.seq
        and t.step = case s.step when 'complained' then 'complaintAnswered' else 'paid' end)
      and (s.step = 'complained' or a.state = 'paying')
    order by s.application_id, s.step, s.seq limit 200`.execute(db)
  return rows
}
