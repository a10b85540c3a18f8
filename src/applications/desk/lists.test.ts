import { beforeAll, expect, test } from 'vitest'
import { inPerson, wish } from '../../../test/support/cases-of-applications.ts'
import { good, monday } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { register } from '../intake.ts'
import { takeStep } from '../step-actions.ts'
import { caseQuery, shownCases } from './list-query.ts'

const at = await testSite()
const clock = { now: monday, today: day('2026-03-02') }
let office: Agency
let officer: Person
let headers: { cookie: string }
const means = { secrets: at.rooms.secrets, publicUrl: null }

/** Received so many days ago, about this. */
const came = async (arrivedOn: string, what: string) =>
  good(await register(at.database.db, means, officer, office, { ...inPerson(arrivedOn), wish: { ...wish, what } }, clock))

beforeAll(async () => {
  const entered = await at.signedInAs('officer')
  ;[office, officer, headers] = [entered.agency, entered.person, { cookie: entered.cookie }]
  await came('2025-12-30', '逾期的一件')
  await came('2026-01-29', '今天前后到期')
  const mine = await came('2026-02-26', '文化市场检查记录')
  const details = { sectionId: null, handlerId: officer.id, dueOn: null }
  good(
    await takeStep(
      at.database.db,
      officer,
      office,
      mine.key,
      { step: 'assigned', seen: 2, onDay: day('2026-03-02'), note: null, details },
      clock,
    ),
  )
})

const shown = (asked: Record<string, string>, limit = 50) =>
  shownCases(
    at.database.db,
    officer,
    office,
    caseQuery(name => asked[name]),
    clock.today,
    limit,
  )
const titles = async (asked: Record<string, string>) => (await shown(asked)).lines.map(({ application }) => application.asked)

test('what is over, what is due in three and seven working days, mine, and the words of a case', async () => {
  expect(await titles({ due: 'overdue' })).toEqual(['逾期的一件'])
  expect(await titles({ due: 'in7' })).toEqual(['今天前后到期'])
  expect(await titles({ list: 'mine' })).toEqual(['文化市场检查记录'])
  expect(await titles({ list: 'all', q: '检查' })).toEqual(['文化市场检查记录'])
  expect(await titles({ list: 'all', q: '场' })).toEqual(['文化市场检查记录'])
  expect(await titles({ list: 'all', q: '场文' })).toEqual([])
  expect(await titles({ waits: 'applicant' })).toEqual([])
  expect(await titles({ waits: 'nonsense', section: "' or 1=1", after: 'x_y' })).toHaveLength(3)
})

test('a list goes on where the page before ended, and every case comes once, the next due first', async () => {
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = await shown({ after }, 1)
    seen.push(...page.lines.map(({ application }) => application.asked))
    if (!page.next) break
    after = page.next
  }
  expect(seen).toEqual(['逾期的一件', '今天前后到期', '文化市场检查记录'])
})

test('the same in the other order: the newest first', async () => {
  const first = await shown({ list: 'all' }, 2)
  const second = await shown({ list: 'all', after: first.next! }, 2)
  expect(new Set([...first.lines, ...second.lines].map(({ application }) => application.id)).size).toBe(3)
})

test('the page, the board, the month and the files show it; the feed tells numbers and days, not what was asked', async () => {
  const get = async (part: string) => (await at.request(`/desk/applications/${office.slug}${part}`, { headers })).text()
  expect(await get('')).toContain('逾期的一件')
  expect(await get('/board')).toContain('文化市场检查记录')
  expect(await get('/list.csv')).toContain('文化市场检查记录')
  expect(JSON.parse(await get('/list.json')).rows).toHaveLength(3)
  const month = await get('/calendar?month=2026-03')
  const feed = /\/desk\/application-calendar\/[^"]+/.exec(month)![0]
  const ics = await (await at.request(feed)).text()
  expect(ics).toContain('BEGIN:VEVENT')
  expect(ics).not.toContain('检查记录')
  expect((await at.request(feed.replace(/.{4}\.ics$/, 'xxxx.ics'))).status).toBe(404)
})

test('of a day with many cases the calendar shows the first and says how many more there are', async () => {
  for (let i = 0; i < 22; i++) await came('2026-03-02', `同一天的第${i + 1}件`)
  const month = await (await at.request(`/desk/applications/${office.slug}/calendar?month=2026-03`, { headers })).text()
  expect(month.match(/同一天的第/g)).toHaveLength(20)
  expect(month).toContain('当天还有 2 件，见清单')
  expect(month).toContain('<small>22件</small>')
})
