import type { Db } from '../db/open.ts'
import { day, nationalCalendar, type PlainDate } from '../law/index.ts'
import { accept, call, giveBack, submit } from '../oversight/actions.ts'
import { standingOfYear } from '../oversight/store.ts'
import { addAccount, setRole } from '../people/account-actions.ts'
import { accountsOf, setPassword } from '../people/account-store.ts'
import { addAgency } from '../people/agency-actions.ts'
import { type Agency, findAgency, type Person } from '../people/index.ts'
import { hashPassword, startPassword } from '../people/password.ts'
import { takeStep } from '../report/actions.ts'
import type { Report } from '../report/report.ts'
import { good } from './sample-good.ts'
import { sampleReport } from './sample-report.ts'
import { minuteOf, type People } from './sample-year.ts'

type Ends = 'none' | 'draft' | 'submitted' | 'returned' | 'answered' | 'accepted'
type Body = {
  name: string
  slug: string
  level: string
  /** Applications received in the five years that end with the call's. */
  received: number[]
  documents: [number, number, number]
  licences: number
  published: number
  field: string
  /** The body whose section 五 it copied in the last year. */
  copies?: string
  /** Where its report stands with the city. */
  ends: Ends
  /** What is wrong in it: a total that does not add up, or a number carried in that is not last year's. */
  fault?: 'total' | 'carried'
  sentOn: string
}

/** What `sample/sample-city` says beside the city's own people. */
export type City = {
  bodies: Body[]
  /** Section 五 is put together of a sentence of each list: what is not right, what was done, what became of last year's plans. */
  problems: string[][]
  bodyPeople: { slug: string; loginName: string }
  call: { year: number; on: string; dueOn: string; cites: string }
}

type Office = { db: Db; agency: Agency; people: People }

/** Thirty bodies with their reports of five years; those of the last year on their way to the city and back. */
export async function fillCity({ db, agency, people }: Office, { bodies, problems, bodyPeople, call: asked }: City): Promise<void> {
  const officer = people.officer
  const calledOn = on(asked.on)
  good(await call(db, officer, agency, { year: asked.year, dueOn: day(asked.dueOn), cites: asked.cites }, calledOn))
  // One hash for all: nobody knows its password, and each costs a tenth of a second.
  const unknown = await hashPassword(startPassword())
  for (const [at, body] of bodies.entries()) {
    const like = bodies.findIndex(({ slug }) => slug === body.copies)
    const tell: Tell = year =>
      problemOf(problems, bodies[like < 0 || year < asked.year ? at : like]!, like < 0 || year < asked.year ? at : like, year)
    const own = await founded(
      db,
      people.administrator,
      agency,
      body,
      body.slug === bodyPeople.slug ? bodyPeople.loginName : `${body.slug}-leader`,
      unknown,
    )
    await pastYears(db, own, body, asked.year, tell)
    await lastYear(db, officer, own, body, asked.year, tell)
  }
}

/** What section 五 of a year says. */
type Tell = (year: number) => string

function problemOf([wrong, done, next]: string[][], { field }: Body, at: number, year: number): string {
  const n = at + (year - 2020) * 11
  const sentence = (list: string[], by: number) => list[Math.floor(n / by) % list.length]!.replaceAll('{f}', field)
  return [sentence(wrong!, 1), sentence(done!, 1), sentence(next!, 5)].join('')
}

type Own = { body: Agency; person: Person }
const on = (text: string) => ({ now: minuteOf(day(text), 10, 0), today: day(text) })

/** A small body has one person for its reports, who makes and signs them. */
async function founded(db: Db, admin: Person, city: Agency, { name, slug, level }: Body, loginName: string, unknown: string): Promise<Own> {
  const { now } = on('2021-12-01')
  const { id } = good(await addAgency(db, admin, { parentId: city.id, slug, name, level }, now))
  const account = good(
    await addAccount(db, admin, { agencyId: id, loginName, name: `${name}年报负责人`.slice(0, 30), role: 'officer' }, now),
  )
  await db.transaction().execute(trx => setPassword(trx, account.id, unknown, false))
  good(await setRole(db, admin, account.id, { agencyId: id, role: 'leader' }, now))
  const [person] = await accountsOf(db, [id])
  return { body: (await findAgency(db, { id }))!, person: person as Person }
}

const carriedOutOf = (received: number): number => Math.floor(received / 25)

function reportOf(told: Body, year: number, last: number, tell: Tell): Report {
  const i = told.received.length - 1 - (last - year)
  const received = told.received[i]!
  const carriedIn = i === 0 ? 0 : carriedOutOf(told.received[i - 1]!)
  const problem = tell(year)
  const documents = [told.documents[0], told.documents[1], told.documents[2] + i * (told.documents[0] - told.documents[1])] as const
  return sampleReport({ ...told, agency: told.name, year, received, carriedIn, carriedOut: carriedOutOf(received), documents, problem })
}

async function pastYears(db: Db, { body, person }: Own, told: Body, last: number, tell: Tell): Promise<void> {
  for (let year = last - told.received.length + 1; year < last; year++) {
    const clock = on(workday(`${year + 1}-01-2${told.name.length % 9}`))
    const brings = { report: reportOf(told, year, last, tell), fileName: null, originallyPublishedOn: clock.today }
    good(await takeStep(db, person, body, year, { step: 'imported', seen: 0, reason: '历年年报', brings }, clock))
    good(await takeStep(db, person, body, year, { step: 'published', seen: 1, reason: '历年年报' }, clock))
  }
}

/** The next working day from this one on. */
function workday(text: string): PlainDate {
  let on = day(text)
  while (!nationalCalendar.isWorkingDay(on)) on = nationalCalendar.addWorkingDays(on, 1)
  return on
}

async function lastYear(db: Db, officer: Person, { body, person }: Own, told: Body, year: number, tell: Tell): Promise<void> {
  if (told.ends === 'none') return
  const report = reportOf(told, year, year, tell)
  const rows = report.applications!.rows
  if (told.fault === 'total') rows['granted']![6]! += 1
  if (told.fault === 'carried') for (const i of [0, 6]) for (const key of ['carriedIn', 'granted', 'handled']) rows[key]![i]! += 2
  const made = on(workday(told.sentOn))
  const brings = { report, fileName: null, originallyPublishedOn: null }
  good(await takeStep(db, person, body, year, { step: 'imported', seen: 0, reason: null, brings }, made))
  if (told.ends === 'draft') return
  const about = async (note: string | null) => ({
    body,
    year,
    seen: (await standingOfYear(db, { agencyId: body.id, year }))?.seq ?? 0,
    note,
  })
  good(await submit(db, person, { ...(await about(told.fault ? '时间紧，先行报送，随后核实。' : null)), answers: [] }, made))
  if (told.ends === 'submitted') return
  const judged = on(workday('2026-01-30'))
  if (told.ends === 'accepted') {
    good(await accept(db, officer, await about(null), judged))
    return
  }
  const note = told.fault ? '数量关系有误，请按登记台账核实后更正。' : '新收数量比上年变化很大，请核实并说明原因。'
  good(await giveBack(db, officer, { ...(await about(note)), remarks: [] }, judged))
  if (told.ends === 'returned') return
  const corrected = { report: reportOf(told, year, year, tell), fileName: null, originallyPublishedOn: null }
  good(
    await takeStep(
      db,
      person,
      body,
      year,
      { step: 'imported', seen: 1, reason: '按退回意见更正重复计算的一件', brings: corrected },
      on('2026-02-03'),
    ),
  )
  good(await submit(db, person, { ...(await about(null)), answers: ['系汇总时重复计算一件，已按登记台账更正。'] }, on('2026-02-03')))
}
