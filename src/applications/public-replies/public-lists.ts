import type { Db } from '../../db/open.ts'
import { settingsOf } from '../settings.ts'
import { repliesAddress, replyAddress } from './search-entry.ts'
import { shownNumbers, shownReplyCounts } from './store.ts'

/** So many single pages are named in the site map; the rest is reached from the list. */
const mostInMap = 1000

/** The public list of replies as the portal's maps name it: none where the office shows none or there is none. */
export async function publicReplyLists(db: Db, office: { id: string; slug: string }) {
  if (!(await settingsOf(db, office.id)).showsReplies) return []
  const { items, newestOn } = await shownReplyCounts(db, office.id)
  if (items === 0) return []
  const pages = await shownNumbers(db, office.id, mostInMap)
  return [
    {
      ...{ name: '公开的答复', english: 'Published replies', address: repliesAddress(office.slug), items, newestOn: newestOn! },
      ...{ kinds: ['csv', 'xlsx', 'json'] },
      pages: pages.map(({ number, shownOn }) => ({ address: replyAddress(office.slug, number), on: shownOn })),
    },
  ]
}
