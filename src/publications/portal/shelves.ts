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

/** A topic of the home page: a column at the end of its branch, and how many of its items are in force. */
export type Topic = { column: Column; inForce: number }

/** What every page of an agency's portal shows something of, and what is the same for all of them until the next change. */
export type Shelves = {
  columns: readonly Column[]
  columnOf: ReadonlyMap<string, Column>
  counts: ReadonlyMap<string, Count>
  sections: ReadonlyMap<string, Section>
  statements: readonly Statement[]
  facts: OfficeFacts | null
  trees: Readonly<Record<Part, readonly Branch[]>>
  topics: readonly Topic[]
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
    const trees = { rules: treeOf(columns, 'rules'), content: treeOf(columns, 'content') }
    const countOf = new Map(counts.map(count => [count.place, count]))
    return {
      ...{ columns, statements, facts, trees, counts: countOf },
      columnOf: new Map(columns.map(column => [column.key, column])),
      sections: new Map(sections.map(section => [section.id, section])),
      topics: topicsIn(trees.content, countOf),
      pieces: new Map(),
    }
  })

function topicsIn(tree: readonly Branch[], counts: ReadonlyMap<string, Count>): Topic[] {
  const leaves = (branches: readonly Branch[]): Branch[] =>
    branches.flatMap(branch => (branch.children.length > 0 ? leaves(branch.children) : [branch]))
  return leaves(tree)
    .map(({ children: _, ...column }) => ({ column, inForce: counts.get(column.key)?.inForce ?? 0 }))
    .filter(({ column }) => !column.closedOn || (counts.get(column.key)?.items ?? 0) > 0)
}

const mostPieces = 5000

/** A piece of a page that depends on nothing but the shelves and its name (which says the language): made once, escaped already. */
export function piece(
  { pieces }: Pick<Shelves, 'pieces'>,
  name: string,
  make: () => { toString(): string | Promise<string> },
): HtmlEscapedString {
  const known = pieces.get(name)
  if (known) return known
  if (pieces.size >= mostPieces) pieces.clear()
  const made = raw(htmlOf(make()) as string) as HtmlEscapedString
  pieces.set(name, made)
  return made
}
