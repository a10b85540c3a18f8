import type { Trx } from '../db/open.ts'
import { type Entry, putEntry } from '../search/index.ts'
import { type Column, wayTo } from './catalogue.ts'
import { columnsOf } from './catalogue-store.ts'
import { toText } from './content/index.ts'
import { type PublicItem, publicItemById } from './public-store.ts'

/** Puts what everybody reads of an item into the index, in the transaction that makes it so. */
export const putItemEntry = (trx: Trx, path: string, item: PublicItem, columns: readonly Column[]): Promise<void> =>
  putEntry(trx, entryOfItem(path, item, columns))

/** What can be found of an item. */
export function entryOfItem(path: string, item: PublicItem, columns: readonly Column[]): Entry {
  const { agencyId, id, title, documentNumber, indexNumber, columnKey, genre, validity, listedOn, summary, content } = item
  return {
    ...{ agencyId, id, kind: 'item', path, title, documentNumber, indexNumber, genre, validity },
    text: [summary, content.keywords.join(' '), toText(content.body)].filter(Boolean).join('\n'),
    column: columnKey,
    columns: wayTo(columns, columnKey).map(({ key }) => key),
    ...{ publishedOn: listedOn, partOf: null },
  }
}

/** The same after something else than its text changed. */
export async function putEntryAgain(trx: Trx, agencyId: string, id: string, pathOf: (number: number) => string): Promise<void> {
  const item = await publicItemById(trx, agencyId, id)
  if (item) await putItemEntry(trx, pathOf(item.number), item, await columnsOf(trx, agencyId))
}
