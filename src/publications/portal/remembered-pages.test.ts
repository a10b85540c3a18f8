import { beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../../test/support/database.ts'
import { monday } from '../../../test/support/people.ts'
import { correct, type Portal, portal } from '../../../test/support/portal.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { sampleSettings } from '../../../test/support/site.ts'
import { seldomChanged } from '../../cli/start.ts'
import { loadConfig } from '../../config.ts'
import { makeLog } from '../../web/log.ts'
import { createSite } from '../../web/site.tsx'
import { slices } from '../../web/slices.ts'

let statements = 0
const database = await openEmbedded(() => {
  statements += 1
})
const rooms = testRooms()
let epoch = 0
const given = {
  db: database.db,
  config: loadConfig({}),
  settings: sampleSettings,
  now: () => monday,
  log: makeLog('silent'),
  slices,
  rooms,
}
const anew = createSite(given)
const remembering = createSite({ ...given, reading: database.reading({ epoch: () => epoch, tables: seldomChanged }) })
let made: Portal
beforeAll(async () => {
  made = await portal(database.db, rooms)
})

const readers = ['', 'gongkai-language=en', 'gongkai-language=zh-Hant; gongkai-elder=on']
const paths = ({ agency: { slug }, main, old }: Portal) => [
  `/${slug}`,
  ...['content', 'content?genre=%E9%80%9A%E7%9F%A5', 'content?after=2026-03-02_5', 'content?validity=repealed', 'rules'].map(
    path => `/${slug}/${path}`,
  ),
  ...['normative', 'notices', 'charges'].map(column => `/${slug}/content/${column}`),
  ...[main, old].map(number => `/${slug}/items/${number}`),
]

async function compare(): Promise<string> {
  let all = ''
  for (const path of paths(made))
    for (const cookie of readers) {
      const [fresh, first, again] = await Promise.all(
        [anew, remembering, remembering].map(async site => (await site.request(path, { headers: { cookie } })).text()),
      )
      expect([path, cookie, first === fresh, again === fresh]).toEqual([path, cookie, true, true])
      all += fresh
    }
  return all
}

test('a page whose pieces are remembered is the page as it is made anew, for every reader; a correction shows at once', async () => {
  const before = await compare()
  await correct(database.db, made)
  // What the journal tells of every change.
  epoch += 1
  const after = await compare()
  expect(before).not.toContain('第二条开放时间有误')
  expect(after).toContain('第二条开放时间有误')
})

test('of a page that was made before only what is its own is read again, in as few statements as that takes', async () => {
  const { agency, main, reading } = made
  const home = `/${agency.slug}`
  const asked = async (path: string) => {
    await remembering.request(path)
    const before = statements
    expect((await remembering.request(path)).status).toBe(200)
    return statements - before
  }
  expect(await asked(home)).toBe(1)
  expect(await asked(`${home}/content`)).toBe(1)
  expect(await asked(`${home}/content?genre=%E9%80%9A%E7%9F%A5`)).toBe(1)
  // The item, its relations (which the pool remembers) and the other documents; its steps and two files, for it was corrected.
  expect(await asked(`${home}/items/${reading}`)).toBe(3)
  expect(await asked(`${home}/items/${main}`)).toBe(6)
})
