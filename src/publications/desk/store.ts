import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import type { Item } from '../item-store.ts'
import { type DeskList, type DueFilter, deskLists, noSection } from './lists.ts'

/** Where a list goes on: the day by which it is ordered, and the id. */
export type DeskCursor = { on: string; id: string }

export type DeskWanted = {
  list: DeskList
  /** Whose list it is, for what is "mine". */
  personId: string
  /** The sections that the person may see; null: all. */
  sections: readonly string[] | null
  section?: string | null
  /** A column and all below it. */
  columns?: readonly string[] | null
  due?: DueFilter | null
  /** From which day, and to which, of those on which it is listed: the original day of what was imported, else the day it was published. */
  from?: PlainDate | null
  to?: PlainDate | null
  /** Words in the title. */
  words?: string | null
  after?: DeskCursor | null
  limit: number
}

const never = '9999-12-31'

/** A stretch of a list: what is in hand by its due day, what is settled by its day (`settledOn`), the newest first. */
export async function deskItems(db: Db, agencyId: string, wanted: DeskWanted, today: PlainDate): Promise<Item[]> {
  const { list, after, limit } = wanted
  const isOpen = deskLists[list].open
  const on = isOpen
    ? sql<string>`coalesce(due_on, ${never}::date)`
    : sql<string>`coalesce(original_on, published_on, updated_on, reexamined_on, '0001-01-01'::date)`
  const rows = await inList(db, agencyId, wanted, today)
    .selectAll()
    .$if(!!after, query =>
      query.where(
        isOpen
          ? sql<boolean>`(${on}, id) > (${after?.on}::date, ${after?.id}::uuid)`
          : sql<boolean>`(${on}, id) < (${after?.on}::date, ${after?.id}::uuid)`,
      ),
    )
    .orderBy(on, isOpen ? 'asc' : 'desc')
    .orderBy('id', isOpen ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return rows as Item[]
}

export const cursorOf = (list: DeskList, item: Item): DeskCursor => ({
  id: item.id,
  on: deskLists[list].open ? (item.dueOn ?? never) : (settledOn(item) ?? '0001-01-01'),
})

/** The day of what is no longer in hand: as which it is listed on the portal (the original day of what was imported), else when it was settled. */
export const settledOn = ({ originalOn, publishedOn, updatedOn, reexaminedOn }: Item): PlainDate | null =>
  originalOn ?? publishedOn ?? updatedOn ?? reexaminedOn

export async function deskCount(db: Db, agencyId: string, wanted: DeskWanted, today: PlainDate): Promise<number> {
  const { n } = await inList(db, agencyId, wanted, today)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

function inList(db: Db, agencyId: string, wanted: DeskWanted, today: PlainDate) {
  const { list, personId, sections, section, columns, due, from, to, words } = wanted
  const listedOn = sql<PlainDate>`coalesce(original_on, published_on)`
  const open = ['drafting', 'endorsing', 'reviewing', 'approving', 'scheduled']
  const stage = { endorse: 'endorsing', review: 'reviewing', approve: 'approving', scheduled: 'scheduled' }[list as string]
  const standing = { published: 'public', withheld: 'kept', withdrawn: 'withdrawn' }[list as string]
  return (
    db
      .selectFrom('publications')
      .where('agencyId', '=', agencyId)
      .$if(deskLists[list].open && !stage, query => query.where('stage', 'in', list === 'returned' ? ['drafting'] : open))
      .$if(!!stage, query => query.where('stage', '=', stage!))
      .$if(!!standing, query => query.where('standing', '=', standing!))
      .$if(list === 'mine' || list === 'returned', query => query.where('draftedBy', '=', personId))
      .$if(list === 'returned', query =>
        query.where(
          sql<boolean>`(select s.step from publication_steps s where s.agency_id = publications.agency_id and s.publication_id = publications.id
            and s.step in ('submitted', 'returned', 'takenBack', 'reopened') order by s.seq desc limit 1) = 'returned'`,
        ),
      )
      .$if(sections !== null, query => query.where('sectionId', 'in', sections!.length > 0 ? sections! : [nobody]))
      .$if(!!section, query => (section === noSection ? query.where('sectionId', 'is', null) : query.where('sectionId', '=', section!)))
      .$if(!!columns, query => query.where('columnKey', 'in', columns!))
      .$if(!!from, query => query.where(listedOn, '>=', from!))
      .$if(!!to, query => query.where(listedOn, '<=', to!))
      .$if(!!words, query => query.where('title', 'ilike', `%${words!.replace(/[\\%_]/g, '\\$&')}%`))
      // Of what is public already the correction has no day of its own.
      .$if(!!due, query => query.where('publishedOn', 'is', null))
      .$if(due === 'overdue', query => query.where('dueOn', '<', today))
      .$if(due === 'today', query => query.where('dueOn', '=', today))
      .$if(due === 'soon', query => query.where('dueOn', '>', today).where('dueOn', '<=', addDays(today, 3)))
  )
}

/** An id that no section has: for whoever may see none. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** Public items to relate to: by a part of the title or document number, or by index number; the newest first. */
export async function findPublic(db: Db, agencyId: string, words: string, except: string) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('publicItems')
    .select(['id', 'title', 'number'])
    .where('agencyId', '=', agencyId)
    .where('id', '<>', except)
    .where(where => where.or([where('title', 'ilike', part), where('documentNumber', 'ilike', part), where('indexNumber', '=', words)]))
    .orderBy('number', 'desc')
    .limit(10)
    .execute()
}
