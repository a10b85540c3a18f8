import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Db } from '../../db/open.ts'
import { remembered } from '../../db/remembered.ts'
import { type Section, sectionsOf } from '../../people/index.ts'
import { htmlOf } from '../../web/layout/index.ts'
import { type Branch, type Column, type Part, treeOf } from '../catalogue/catalogue.ts'
import { type Statement, statementsOf } from '../catalogue/statement-store.ts'
import { columnsOf } from '../catalogue/store.ts'
import { type Count, countsOf } from '../public-store.ts'
import { type OfficeFacts, officeFacts } from './office-facts.ts'

/** What every page of an agency's portal shows something of, and what is the same for all of them until the next change. */
export type Shelves = {
  columns: readonly Column[]
  columnOf: ReadonlyMap<string, Column>
  counts: ReadonlyMap<string, Count>
  sections: ReadonlyMap<string, Section>
  statements: readonly Statement[]
  facts: OfficeFacts | null
  trees: Readonly<Record<Part, readonly Branch[]>>
  /** Pieces of pages that are made of these alone; they go with them. */
  pieces: Map<string, HtmlEscapedString>
}

export const shelvesOf = (db: Db, agencyId: string): Promise<Shelves> =>
  remembered(db, `shelves ${agencyId}`, async () => {
    const [columns, counts, sections, statements, facts] = await Promise.all([
      columnsOf(db, agencyId),
      countsOf(db, agencyId),
      sectionsOf(db, [agencyId]),
      statementsOf(db, agencyId),
      officeFacts(db, agencyId),
    ])
    return {
      ...{ columns, statements, facts },
      columnOf: new Map(columns.map(column => [column.key, column])),
      counts: new Map(counts.map(count => [count.place, count])),
      sections: new Map(sections.map(section => [section.id, section])),
      trees: { rules: treeOf(columns, 'rules'), content: treeOf(columns, 'content') },
      pieces: new Map(),
    }
  })

/** A piece of a page that depends on nothing but the shelves and its name (which says the language): made once, escaped already. */
export function piece(
  { pieces }: Pick<Shelves, 'pieces'>,
  name: string,
  make: () => { toString(): string | Promise<string> },
): HtmlEscapedString {
  const known = pieces.get(name)
  if (known) return known
  const made = raw(htmlOf(make()) as string) as HtmlEscapedString
  pieces.set(name, made)
  return made
}
