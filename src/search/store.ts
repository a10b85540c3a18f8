import { type Insertable, sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { SearchEntries } from '../db/tables.ts'
import type { Entry } from './entry.ts'
import { initialsOf, readingOf } from './initials.ts'
import { type Line, lineOf } from './lines.ts'
import { phrasesOf } from './words.ts'

/** Puts an entry into the index, in the place of an older one of the same id. In the transaction that makes the thing public. */
export async function putEntry(trx: Trx, entry: Entry): Promise<void> {
  const { agencyId, id } = entry
  const line = await lineOf(entry)
  const before = await trx
    .selectFrom('searchEntries')
    .select(['title', 'kind'])
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .executeTakeFirst()
  const values = valuesOf(line)
  await trx
    .insertInto('searchEntries')
    .values(values)
    .onConflict(conflict => conflict.columns(['agencyId', 'id']).doUpdateSet(withoutKey(values)))
    .execute()
  if (before?.title === entry.title && before.kind === entry.kind) return
  if (before) await countWords(trx, agencyId, [before], -1)
  await countWords(trx, agencyId, [entry], 1)
}

/** Puts entries of one agency that are not in the index yet into it, in as many statements as one. */
export async function putNewEntries(trx: Trx, agencyId: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const lines: Insertable<SearchEntries>[] = []
  for (const entry of entries) lines.push(valuesOf(await lineOf(entry)))
  await trx.insertInto('searchEntries').values(lines).execute()
  await countWords(trx, agencyId, entries, 1)
}

/** Takes an entry out of the index, and with an item its attachments. What is not there is no fault. */
export async function removeEntry(trx: Trx, agencyId: string, id: string): Promise<void> {
  const gone = await trx
    .deleteFrom('searchEntries')
    .where('agencyId', '=', agencyId)
    .where(({ or, eb }) => or([eb('id', '=', id), eb('partOfId', '=', id)]))
    .returning(['title', 'kind'])
    .execute()
  await countWords(trx, agencyId, gone, -1)
}

/** The row as it is inserted; lexemes go in as they are, without a parser that would take punctuation away. */
export function valuesOf({ grams, titleWords, textWords, ...row }: Line): Insertable<SearchEntries> {
  return {
    ...row,
    grams: sql<string>`array_to_tsvector(${grams}::text[])`,
    words: sql<string>`${weighted(titleWords, 'A')} || ${weighted(textWords, 'D')}`,
  } as unknown as Insertable<SearchEntries>
}

/** Only a lexeme with a place can have a weight, so each gets the first. */
const weighted = (words: readonly string[], weight: 'A' | 'D') => sql`${words.map(word => `'${word}':1${weight}`).join(' ')}::tsvector`

function withoutKey<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'agencyId' && name !== 'id')) as Partial<T>
}

/** Counts the words of titles up or down; an attachment's name is mostly 附件. */
async function countWords(trx: Trx, agencyId: string, entries: readonly { title: string; kind: string }[], by: 1 | -1): Promise<void> {
  const times = new Map<string, number>()
  for (const { title, kind } of entries)
    if (kind !== 'attachment') for (const word of await phrasesOf(title)) times.set(word, (times.get(word) ?? 0) + by)
  if (times.size === 0) return
  // In one order: two transactions that count the same words lock their rows in the same order.
  const words = [...times.keys()].sort()
  const rows = await Promise.all(
    words.map(async word => ({
      agencyId,
      word,
      pinyin: await readingOf(word),
      initials: await initialsOf(word),
      entries: times.get(word)!,
    })),
  )
  await trx
    .insertInto('searchWords')
    .values(rows)
    .onConflict(conflict => conflict.columns(['agencyId', 'word']).doUpdateSet({ entries: sql`search_words.entries + excluded.entries` }))
    .execute()
}

/** Ids of all that stands in the index of an agency, of these kinds. */
export async function idsOf(db: Db | Trx, agencyId: string, kinds: readonly Entry['kind'][]): Promise<string[]> {
  const rows = await db.selectFrom('searchEntries').select('id').where('agencyId', '=', agencyId).where('kind', 'in', kinds).execute()
  return rows.map(({ id }) => id)
}
