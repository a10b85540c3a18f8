import type { Db } from '../db/open.ts'
import { append } from '../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../people/index.ts'
import { type HotWords, replaceOfficeWords } from './hot-words.ts'

/** Puts the office's own words, and those that never come, in the place of the older ones. */
export async function setHotWords(db: Db, by: Person, agency: Agency, words: HotWords, now: Date): Promise<void> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  await db.transaction().execute(async trx => {
    await replaceOfficeWords(trx, agency.id, words)
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action: 'search.words', subject: `search ${agency.slug}` },
      ...{ details: words, article: '《政府信息公开条例》第二十四条' },
    })
  })
}
