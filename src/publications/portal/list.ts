import type { Db } from '../../db/open.ts'
import { remembered } from '../../db/remembered.ts'
import { type PlainDate, parseDay } from '../../law/index.ts'
import type { Agency, Section } from '../../people/index.ts'
import { type Branch, type Column, type Part, placeOfPart, wayTo } from '../catalogue/catalogue.ts'
import type { Statement } from '../catalogue/statement-store.ts'
import { type Validity, validities } from '../content.ts'
import { officialGenres } from '../document-kinds.ts'
import { type Count, type Cursor, type Line, linesIn } from '../public-store.ts'
import { type Shelves, shelvesOf } from './shelves.ts'
import { type Choices, choicesIn, newestDay } from './store.ts'

/** A list of the portal: a whole part, or a column with all below it. */
export type Place = { part: Part; column: Column | null }

/** What a visitor narrowed the list to. */
export type Filters = {
  keyword: string | null
  from: PlainDate | null
  to: PlainDate | null
  genre: string | null
  validity: Validity | null
  section: string | null
  after: Cursor | null
}

/** What the address asks for. What makes no sense is left out: a filter is never a fault. */
export function filtersIn(asked: (name: string) => string | undefined): Filters {
  // PostgreSQL takes no U+0000, and no filter means a control character
  const words = (name: string) =>
    asked(name)
      ?.replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 100) || null
  const validity = words('validity') ?? ''
  const section = words('section') ?? ''
  return {
    keyword: words('k'),
    from: parseDay(words('from') ?? ''),
    to: parseDay(words('to') ?? ''),
    genre: words('genre'),
    validity: Object.hasOwn(validities, validity) ? (validity as Validity) : null,
    section: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(section) ? section : null,
    after: cursorOf(words('after') ?? ''),
  }
}

/** `2026-03-02_15`: the day and the number of the last item of the page before. */
export function cursorOf(text: string): Cursor | null {
  const [, on, number] = /^(\d{4}-\d\d-\d\d)_([1-9]\d{0,14})$/.exec(text) ?? []
  const listedOn = parseDay(on ?? '')
  return listedOn ? { listedOn, number: Number(number) } : null
}

/** The filters as they stand in an address, in one order. */
export function queryOf({ from, to, genre, validity, section, after }: Omit<Filters, 'keyword'>): string {
  const given = { from, to, genre, validity, section, after: after && `${after.listedOn}_${after.number}` }
  const query = filled(given)
  return query.size > 0 ? `?${query}` : ''
}

/** The parameters that have a value. */
export const filled = (given: Record<string, string | null | undefined>): URLSearchParams =>
  new URLSearchParams(Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])))

export const isNarrowed = (filters: Filters) => queryOf({ ...filters, after: null }) !== ''

/** All that a list page shows. */
export type ListView = {
  place: Place
  filters: Filters
  /** The columns above and the place itself, from the top. */
  way: readonly Column[]
  tree: readonly Branch[]
  counts: ReadonlyMap<string, Count>
  columns: ReadonlyMap<string, Column>
  sections: ReadonlyMap<string, Section>
  items: readonly Line[]
  next: Cursor | null
  choices: Choices
  newestOn: PlainDate | null
  /** The newest statements of the columns of this list that have no item. */
  nothing: readonly { column: Column; statement: Statement }[]
  pieces: Shelves['pieces']
}

export const onPage = 20

export const placeKey = ({ part, column }: Place) => column?.key ?? placeOfPart(part)

/** How the walk of a list is narrowed. */
export const wantedOf = (place: Place, { from, to, genre, validity, section, after }: Filters) => ({
  ...{ place: placeKey(place), from, to, genre, validity, sectionId: section, after },
})

/** The column that the address names, closed ones too: what was published stays where it was. */
export async function placeNamed(db: Db, office: Agency, key: string): Promise<Place | null> {
  const column = (await shelvesOf(db, office.id)).columnOf.get(key)
  return column ? { part: column.part, column } : null
}

const wished = { genres: [...officialGenres], validities: Object.keys(validities) }

export async function listViewOf(db: Db, office: Agency, place: Place, filters: Filters): Promise<ListView> {
  const key = placeKey(place)
  const known = shelvesOf(db, office.id)
  const [shelves, rows, newestOn, choices] = await Promise.all([
    known,
    linesIn(db, office.id, { ...wantedOf(place, filters), limit: onPage + 1 }),
    remembered(db, `newest ${office.id} ${key}`, () => newestDay(db, office.id, key)),
    remembered(db, `choices ${office.id} ${key}`, async () =>
      choicesIn(db, office.id, key, { ...wished, sections: [...(await known).sections.keys()] }),
    ),
  ])
  const { columns, counts, sections } = shelves
  const items = rows.slice(0, onPage)
  const last = items.at(-1)
  return {
    ...{ place, filters, items, newestOn, counts, sections },
    way: place.column ? wayTo(columns, place.column.key) : [],
    tree: shelves.trees[place.part],
    columns: shelves.columnOf,
    pieces: shelves.pieces,
    next: rows.length > onPage && last ? { listedOn: last.listedOn, number: last.number } : null,
    choices,
    nothing: nothingIn(shelves, place),
  }
}

const nothings = new WeakMap<Shelves, Map<string, ListView['nothing']>>()

/** Looked for once in each place of the shelves. */
function nothingIn(shelves: Shelves, place: Place): ListView['nothing'] {
  const known = nothings.get(shelves) ?? new Map<string, ListView['nothing']>()
  nothings.set(shelves, known)
  const key = placeKey(place)
  const nothing = known.get(key) ?? emptyOf(shelves, place)
  known.set(key, nothing)
  return nothing
}

function emptyOf({ columns, counts, statements }: Shelves, { part, column }: Place): ListView['nothing'] {
  return columns.flatMap(each => {
    const isHere = each.part === part && (!column || wayTo(columns, each.key).some(({ key }) => key === column.key))
    const statement = statements.find(({ columnKey }) => columnKey === each.key)
    return isHere && statement && !each.closedOn && (counts.get(each.key)?.items ?? 0) === 0 ? [{ column: each, statement }] : []
  })
}
