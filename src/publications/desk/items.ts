import type { Db } from '../../db/open.ts'
import { daysBetween, type PlainDate } from '../../law/index.ts'
import { type Agency, type Person, sectionsFor, sectionsOf } from '../../people/index.ts'
import { type Column, wayTo } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import type { Item } from '../item-store.ts'
import { type DeskList, type DueFilter, dueFilters, listsFor } from './lists.ts'
import { cursorOf, type DeskCursor, type DeskWanted, deskCount, deskItems, settledOn } from './store.ts'

/** A line of a list, in words. */
export type DeskLine = { item: Item; section: string; column: string; left: DaysLeft | null; settledOn: PlainDate | null }

/** How many days are left until an item must be public; negative: over. Nothing for what is public already. */
export type DaysLeft = { dueOn: PlainDate; days: number }

export type DeskItems = {
  list: DeskList
  lists: { name: DeskList; count: number }[]
  due: { name: DueFilter; count: number }[]
  lines: DeskLine[]
  /** How many the filters leave. */
  total: number
  next: DeskCursor | null
  sections: { id: string; name: string }[]
  columns: Column[]
}

export type DeskQuery = {
  list: DeskList
  section: string | null
  column: string | null
  due: DueFilter | null
  from: PlainDate | null
  to: PlainDate | null
  words: string | null
  after: DeskCursor | null
}

export const leftOf = ({ dueOn, publishedOn, stage }: Item, today: PlainDate): DaysLeft | null =>
  dueOn === null || publishedOn !== null || stage === 'settled' || stage === 'discarded' ? null : { dueOn, days: daysBetween(today, dueOn) }

/** One list of the desk with the counts of all. */
export async function deskItemsFor(
  db: Db,
  person: Person,
  agency: Agency,
  query: DeskQuery,
  today: PlainDate,
  limit: number,
): Promise<DeskItems> {
  const columns = await columnsOf(db, agency.id)
  const sections = await sectionsOf(db, [agency.id])
  const mine = sectionsFor(person, 'publication.read', agency)
  const isKnown = columns.some(({ key }) => key === query.column)
  const below = isKnown ? columns.filter(({ key }) => wayTo(columns, key).some(one => one.key === query.column)) : null
  const base = { personId: person.id, sections: mine }
  const wanted: DeskWanted = { ...base, ...query, columns: below?.map(({ key }) => key) ?? null, limit: limit + 1 }
  const found = await deskItems(db, agency.id, wanted, today)
  const shown = found.slice(0, limit)
  const count = (list: DeskList, due: DueFilter | null = null) => deskCount(db, agency.id, { ...base, list, due, limit: 1 }, today)
  return {
    list: query.list,
    lists: await each(listsFor(person), async name => ({ name, count: await count(name) })),
    due: await each(Object.keys(dueFilters) as DueFilter[], async name => ({ name, count: await count('open', name) })),
    lines: shown.map(item => lineOf(item, columns, sections, today)),
    total: await deskCount(db, agency.id, wanted, today),
    next: found.length > limit ? cursorOf(query.list, shown.at(-1)!) : null,
    sections: sections.filter(({ id }) => mine === null || mine.includes(id)),
    columns,
  }
}

export function lineOf(
  item: Item,
  columns: readonly Column[],
  sections: readonly { id: string; name: string }[],
  today: PlainDate,
): DeskLine {
  return {
    item,
    section: sections.find(({ id }) => id === item.sectionId)?.name ?? '',
    column: columnName(columns, item.columnKey),
    left: leftOf(item, today),
    settledOn: settledOn(item),
  }
}

/** 旅游市场监管 › 投诉办理 */
export const columnName = (columns: readonly Column[], key: string | null): string =>
  key === null
    ? ''
    : wayTo(columns, key)
        .map(({ name }) => name)
        .join(' › ')

/** One after the other: the embedded database has one connection. */
async function each<T, R>(all: readonly T[], one: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const value of all) results.push(await one(value))
  return results
}
