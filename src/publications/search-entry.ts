import type { Db, Trx } from '../db/open.ts'
import { findAgency } from '../people/index.ts'
import { type Entry, putEntry, type Source } from '../search/index.ts'
import { type Column, wayTo } from './catalogue/catalogue.ts'
import { columnsOf } from './catalogue/store.ts'
import { toText } from './content/index.ts'
import { listedAfter, type PublicItem, publicItemById } from './public-store.ts'

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

/** For making the index again. Attachments, whose files are read for it, are a source of their own. */
export const itemSource: Source = {
  kinds: ['item'],
  entries: async function* (db: Db, agencyId: string) {
    const agency = await findAgency(db, { id: agencyId })
    const columns = await columnsOf(db, agencyId)
    let after: string | null = null
    for (;;) {
      const listed = await listedAfter(db, agencyId, after, 500)
      for (const { id, number } of listed) {
        const item = agency && (await publicItemById(db, agencyId, id))
        if (item) yield entryOfItem(`/${agency.slug}/items/${number}`, item, columns)
      }
      after = listed.at(-1)?.id ?? null
      if (after === null) return
    }
  },
}
