import type { Db } from '../../db/open.ts'
import { findAgency } from '../../people/index.ts'
import type { Entry, Source } from '../../search/index.ts'
import { settingsOf } from '../settings.ts'
import { type ShownReply, shownReplies } from './store.ts'

export const repliesAddress = (slug: string): string => `/${slug}/replies`
export const replyAddress = (slug: string, number: number): string => `${repliesAddress(slug)}/${number}`

/** What can be found of a published reply: also while somebody types what they want (art. 36(1)). */
export const entryOfReply = (
  { id: agencyId, slug }: { id: string; slug: string },
  { id, number, title, asked, answered, shownOn }: Omit<ShownReply, 'enclosed'>,
): Entry => ({
  ...{ agencyId, id, kind: 'reply', path: replyAddress(slug, number), title, text: `${asked}\n${answered}`, publishedOn: shownOn },
  ...{ documentNumber: null, indexNumber: null, genre: null, validity: null, column: null, columns: [], partOf: null },
})

/** All that is public now; nothing where the office shows none. */
export async function* shownInStretches(db: Parameters<typeof shownReplies>[0], agencyId: string): AsyncGenerator<ShownReply> {
  let after: { on: ShownReply['shownOn']; number: number } | null = null
  for (;;) {
    const rows: ShownReply[] = await shownReplies(db, agencyId, { keyword: '', year: null, after }, 500)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < 500) return
    after = { on: last.shownOn, number: last.number }
  }
}

/** For making the index again. */
export const replySource: Source = {
  kinds: ['reply'],
  entries: async function* (db: Db, agencyId: string) {
    const agency = await findAgency(db, { id: agencyId })
    if (!agency || !(await settingsOf(db, agencyId)).showsReplies) return
    for await (const reply of shownInStretches(db, agencyId)) yield entryOfReply(agency, reply)
  },
}
