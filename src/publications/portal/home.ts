import type { Db } from '../../db/open.ts'
import { remembered } from '../../db/remembered.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { countApprovals } from '../approvals/public-store.ts'
import { type Column, everywhere } from '../catalogue/catalogue.ts'
import { type Line, linesIn } from '../public-store.ts'
import type { OfficeFacts } from './office-facts.ts'
import { type Shelves, shelvesOf, type Topic } from './shelves.ts'
import { countSince } from './store.ts'

export type HomeView = {
  newest: readonly Line[]
  columns: ReadonlyMap<string, Column>
  topics: readonly Topic[]
  pieces: Shelves['pieces']
  facts: OfficeFacts | null
  /** 行政审批事项 that are public. */
  approvals: number
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
  const year = today.slice(0, 4)
  const [shelves, newest, thisYear, approvals] = await Promise.all([
    shelvesOf(db, office.id),
    linesIn(db, office.id, { place: everywhere, limit: 8 }),
    remembered(db, `since ${office.id} ${year}`, () => countSince(db, office.id, `${year}-01-01` as PlainDate, mostCounted)),
    remembered(db, `approvals ${office.id}`, () => countApprovals(db, office.id)),
  ])
  const { counts: countOf, statements, facts, topics } = shelves
  const isEmpty = ({ column }: Topic) => (countOf.get(column.key)?.items ?? 0) === 0
  return {
    ...{ newest, topics, facts, approvals, columns: shelves.columnOf, pieces: shelves.pieces },
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
