import type { Db } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Agency } from '../people/index.ts'
import { type Branch, type Column, everywhere, treeOf } from './catalogue.ts'
import { columnsOf } from './catalogue-store.ts'
import { type OfficeFacts, officeFacts } from './office-facts.ts'
import { countSince } from './portal-store.ts'
import { type Count, countsOf, type Listed, listPlace } from './public-store.ts'
import { statementsOf } from './statement-store.ts'

/** A topic of the home page: a column at the end of its branch, and how many of its items are in force. */
export type Topic = { column: Column; inForce: number }

export type HomeView = {
  newest: readonly Listed[]
  columns: ReadonlyMap<string, Column>
  topics: readonly Topic[]
  facts: OfficeFacts | null
  figures: {
    items: number
    thisYear: number
    /** Counting stopped there. */
    isMoreThisYear: boolean
    normative: number | null
    topics: number
    filled: number
    explained: number
  }
}

const mostCounted = 10_001

export async function homeViewOf(db: Db, office: Pick<Agency, 'id'>, today: PlainDate): Promise<HomeView> {
  const [columns, counts, newest, thisYear, facts, statements] = await Promise.all([
    columnsOf(db, office.id),
    countsOf(db, office.id),
    listPlace(db, office.id, { place: everywhere, limit: 8 }),
    countSince(db, office.id, `${today.slice(0, 4)}-01-01` as PlainDate, mostCounted),
    officeFacts(db, office.id),
    statementsOf(db, office.id),
  ])
  const countOf = new Map(counts.map(count => [count.place, count]))
  const topics = topicsIn(columns, countOf)
  const isEmpty = ({ column }: Topic) => (countOf.get(column.key)?.items ?? 0) === 0
  return {
    ...{ newest, topics, facts, columns: new Map(columns.map(column => [column.key, column])) },
    figures: {
      items: countOf.get(everywhere)?.items ?? 0,
      thisYear: Math.min(thisYear, mostCounted - 1),
      isMoreThisYear: thisYear === mostCounted,
      normative: countOf.get('normative')?.inForce ?? null,
      topics: topics.length,
      filled: topics.filter(topic => !isEmpty(topic)).length,
      explained: topics.filter(topic => isEmpty(topic) && statements.some(({ columnKey }) => columnKey === topic.column.key)).length,
    },
  }
}

function topicsIn(columns: readonly Column[], counts: ReadonlyMap<string, Count>): Topic[] {
  const leaves = (branches: readonly Branch[]): Branch[] =>
    branches.flatMap(branch => (branch.children.length > 0 ? leaves(branch.children) : [branch]))
  return leaves(treeOf(columns, 'content'))
    .map(({ children: _, ...column }) => ({ column, inForce: counts.get(column.key)?.inForce ?? 0 }))
    .filter(({ column }) => !column.closedOn || (counts.get(column.key)?.items ?? 0) > 0)
}
