import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import { addDays, addMonths, daysBetween, type PlainDate, periodEnd, periodOf, reexaminationMonths } from '../../law/index.ts'
import { type Agency, sectionsOf } from '../../people/index.ts'
import type { Column } from '../catalogue/catalogue.ts'
import { statementsOf } from '../catalogue/statement-store.ts'
import { columnsOf } from '../catalogue/store.ts'
import { profileOf } from '../profile/store.ts'
import { countsOf } from '../public-store.ts'
import { type Freshness, freshnessOf } from './freshness.ts'
import {
  countsOfYear,
  type DueItem,
  dueItems,
  newestOf,
  type Withheld,
  type WithoutReading,
  withdrawnInYear,
  withheldItems,
  withoutReading,
  yearsOf,
} from './store.ts'
import { type YearBoard, yearBoard } from './year.ts'

type Office = Pick<Agency, 'id'>

export async function yearOf(db: Db, { id }: Office, year: number): Promise<YearBoard & { withdrawn: number; years: number[] }> {
  const [counts, columns, sections] = [await countsOfYear(db, id, year), await columnsOf(db, id), await sectionsOf(db, [id])]
  return { ...yearBoard(year, counts, columns, sections), withdrawn: await withdrawnInYear(db, id, year), years: await yearsOf(db, id) }
}

export async function columnsBoard(db: Db, { id }: Office, today: PlainDate): Promise<Freshness[]> {
  const columns: Column[] = await columnsOf(db, id)
  const counts = new Map((await countsOf(db, id)).map(({ place, items }) => [place, items]))
  const newest = await newestOf(db, id)
  // 机构职能 is published as facts on a page of its own (art. 20(2)), not as items.
  const { duties, office } = await profileOf(db, id)
  const facts = duties ?? office
  if (facts && !newest.has('institution')) newest.set('institution', facts.verifiedOn)
  return freshnessOf(columns, { newest, counts, statements: await statementsOf(db, id), today })
}

export type DueLine = DueItem & { section: string; column: string; daysLeft: number }

/** What must be public by when, the most pressing first. */
export async function dueBoard(
  db: Db,
  { id }: Office,
  today: PlainDate,
  { sections, limit = 500, until }: { sections: readonly string[] | null; limit?: number; until?: PlainDate },
): Promise<DueLine[]> {
  const names = new Map((await sectionsOf(db, [id])).map(section => [section.id, section.name]))
  const columns = new Map((await columnsOf(db, id)).map(column => [column.key, column.name]))
  return (await dueItems(db, id, { sections, limit, until })).map(item => ({
    ...item,
    section: names.get(item.sectionId ?? '') ?? '',
    column: columns.get(item.columnKey ?? '') ?? '',
    daysLeft: daysBetween(today, item.dueOn),
  }))
}

export type ReadingLine = WithoutReading & { dueOn: PlainDate; isOver: boolean }

/** Documents without a reading, each with the day by which it was to come: at the latest three working days after (国办发〔2016〕80号). */
export async function readingsBoard(db: Db, { id }: Office, today: PlainDate): Promise<ReadingLine[]> {
  const calendar = await calendarFor(db, id)
  return (await withoutReading(db, id, addDays(today, -730))).map(document => {
    const { dueOn } = periodEnd(periodOf('reading'), document.publishedOn, calendar)
    return { ...document, dueOn, isOver: dueOn < today }
  })
}

export type WithheldLine = Withheld & { section: string; dueOn: PlainDate; isDue: boolean }

/** What is withheld, with the day by which it is to be looked at again (art. 18). */
export async function withheldBoard(db: Db, { id }: Office, today: PlainDate): Promise<WithheldLine[]> {
  const names = new Map((await sectionsOf(db, [id])).map(section => [section.id, section.name]))
  return (await withheldItems(db, id, 500)).map(item => {
    const dueOn = item.reexaminedOn ? addMonths(item.reexaminedOn, reexaminationMonths.months) : today
    return { ...item, section: names.get(item.sectionId ?? '') ?? '', dueOn, isDue: dueOn <= today }
  })
}
