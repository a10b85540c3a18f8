import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import type { PlainDate } from '../../law/index.ts'
import type { State, WaitsFor } from '../steps.ts'
import { type Application, asApplication } from '../store.ts'
import { type CaseList, caseLists, type DueFilter } from './lists.ts'

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

type Query<O> = SelectQueryBuilder<Tables, 'applications', O>

function filtered<O>(query: Query<O>, agencyId: string, wanted: Omit<Wanted, 'limit' | 'after'>, days: Days): Query<O> {
  const { list, due, waits, state, section, words, sections, personId, ownSections } = wanted
  const none = sql<boolean>`false`
  let found = query.where('agencyId', '=', agencyId)
  if (sections !== null) found = sections.length > 0 ? found.where('sectionId', 'in', sections) : found.where(none)
  if (caseLists[list].open || due) found = found.where(isOpen)
  if (list === 'mine') found = found.where('handlerId', '=', personId)
  if (list === 'section') found = ownSections.length > 0 ? found.where('sectionId', 'in', ownSections) : found.where(none)
  if (list === 'unconfirmed') found = found.where('state', '=', 'submitted')
  if (list === 'sign') found = found.where('state', 'in', ['deciding', 'approving'])
  if (list === 'outgoing') found = found.where('state', 'in', ['signed', 'delivering'])
  if (list === 'waiting') found = found.where('waitsFor', 'in', ['applicant', 'thirdParty', 'otherAgency'])
  if (list === 'settled') found = found.where('state', 'in', ['settled', 'archived'])
  if (due === 'overdue') found = found.where('nextOn', '<', days.today)
  if (due === 'today') found = found.where('nextOn', '=', days.today)
  if (due === 'in3' || due === 'in7') found = found.where('nextOn', '>=', days.today).where('nextOn', '<=', days[due])
  if (waits) found = found.where('waitsFor', '=', waits)
  if (state) found = found.where('state', '=', state)
  if (section) found = found.where('sectionId', '=', section)
  if (words)
    found = found.where(sql<boolean>`(strpos(asked, ${words}) > 0 or strpos(number, ${words}) > 0 or strpos(applicant, ${words}) > 0)`)
  return found
}

/** One page of a list: what must be done next comes first, or the newest. */
export async function listedCases(db: Db, agencyId: string, wanted: Wanted, days: Days): Promise<Application[]> {
  const { after, limit, list, due } = wanted
  let query = filtered(db.selectFrom('applications').selectAll(), agencyId, wanted, days)
  if (caseLists[list].open || due) {
    if (after?.on)
      query = query.where(
        sql<boolean>`(next_on > ${after.on}::date or next_on is null or (next_on = ${after.on}::date and id > ${after.id}::uuid))`,
      )
    else if (after) query = query.where('nextOn', 'is', null).where('id', '>', after.id)
    query = query.orderBy('nextOn').orderBy('id')
  } else {
    if (after?.on)
      query = query.where(
        sql<boolean>`(submitted_at < ${after.on}::timestamptz or (submitted_at = ${after.on}::timestamptz and id > ${after.id}::uuid))`,
      )
    query = query.orderBy('submittedAt', 'desc').orderBy('id')
  }
  return (await query.limit(limit).execute()).map(asApplication)
}

export async function countedCases(db: Db, agencyId: string, wanted: Omit<Wanted, 'limit' | 'after'>, days: Days): Promise<number> {
  const { count } = await filtered(
    db.selectFrom('applications').select(({ fn }) => fn.countAll<number | string>().as('count')),
    agencyId,
    wanted,
    days,
  ).executeTakeFirstOrThrow()
  return Number(count)
}

/** Cases whose next day lies in a stretch of days: the calendar and the feed. */
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
