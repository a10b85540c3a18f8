import type { Db } from '../db/open.ts'
import { placesOf } from './catalogue/catalogue.ts'
import { columnsOf } from './catalogue/store.ts'
import { type Summary, summaryOf } from './item.ts'
import { itemsAfter, stepsOf, summaryIn, updateItem } from './item-store.ts'
import { countsOf, isInForce, listedAfter, putCounts } from './public-store.ts'

/** Rebuilds what the rows of the agency's items say from their steps, and the counts of its lists; returns the ids and places that were wrong. */
export async function recompute(db: Db, agencyId: string): Promise<{ items: string[]; places: string[] }> {
  const items: string[] = []
  for await (const item of all(after => itemsAfter(db, agencyId, after, 500))) {
    const rebuilt = summaryOf(await stepsOf(db, item))
    const kept = summaryIn(item)
    if ((Object.keys(rebuilt) as (keyof Summary)[]).every(key => rebuilt[key] === kept[key])) continue
    items.push(item.id)
    await db.transaction().execute(trx => updateItem(trx, item, rebuilt))
  }
  return { items, places: await recount(db, agencyId) }
}

async function recount(db: Db, agencyId: string): Promise<string[]> {
  const columns = await columnsOf(db, agencyId)
  const counted = new Map<string, { items: number; inForce: number }>()
  for await (const { columnKey, validity } of all(after => listedAfter(db, agencyId, after, 1000)))
    for (const place of placesOf(columns, columnKey)) {
      const { items, inForce } = counted.get(place) ?? { items: 0, inForce: 0 }
      counted.set(place, { items: items + 1, inForce: inForce + (isInForce(validity) ? 1 : 0) })
    }
  const kept = new Map((await countsOf(db, agencyId)).map(({ place, ...count }) => [place, count]))
  const wrong = [...new Set([...kept.keys(), ...counted.keys()])].filter(place => {
    const [now, true_] = [kept.get(place), counted.get(place)]
    return (now?.items ?? 0) !== (true_?.items ?? 0) || (now?.inForce ?? 0) !== (true_?.inForce ?? 0)
  })
  const put = wrong.map(place => ({ place, ...(counted.get(place) ?? { items: 0, inForce: 0 }) }))
  await db.transaction().execute(trx => putCounts(trx, agencyId, put))
  return wrong
}

async function* all<T extends { id: string }>(page: (after: string | null) => Promise<T[]>): AsyncGenerator<T> {
  for (let after: string | null = null; ; ) {
    const rows: T[] = await page(after)
    yield* rows
    after = rows.at(-1)?.id ?? null
    if (after === null) return
  }
}
