import { timesOf } from '../../applications/index.ts'
import type { Db } from '../../db/open.ts'
import { deliveredInYear, publishedInYear, takenBackOf } from '../../publications/index.ts'
import { contentOf, reportOfYear } from '../store.ts'
import { daysOf } from './period.ts'
import type { Published } from './published.ts'
import type { Facts } from './text.ts'

/** What the drafted text says beside the tables, from the cases of the year and the report of the year before. */
export async function factsOf(db: Db, agencyId: string, year: number): Promise<Facts> {
  const [times, last, published] = await Promise.all([
    ...([timesOf(db, agencyId, daysOf(year)), reportOfYear(db, agencyId, year - 1), publishedOf(db, agencyId, year)] as const),
  ])
  return { times, published, previous: last && (await contentOf(db, last, last.publishedVersion ?? last.version)) }
}

/** What the portal published in the year. */
export async function publishedOf(db: Db, agencyId: string, year: number): Promise<Published> {
  const [board, takenBack] = [await publishedInYear(db, { id: agencyId }, year), await takenBackOf(db, agencyId, year)]
  const lines = (all: readonly { key: string; name: string; total: number }[]) =>
    all.map(({ key, name, total }) => ({ key, name, items: total }))
  const channels = (await deliveredInYear(db, agencyId, year)).map(({ channel, items }) => ({
    key: channel,
    name: channelNames[channel],
    items,
  }))
  // what no section is named for is told with the others only
  const sections = lines(board.bySection).map(one => (one.key === '' ? { ...one, key: 'none', name: '其他' } : one))
  return { total: board.total, categories: lines(board.byCategory), sections, channels, takenBack }
}

const channelNames = { wechat: '通过政务微信公众号', gazette: '通过公报或者公告栏' } as const
