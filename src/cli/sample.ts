import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { readMigrations } from '../db/migrate.ts'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import { append } from '../journal/index.ts'
import { day, nationalCalendar, type PlainDate } from '../law/index.ts'
import { addAccount } from '../people/account-actions.ts'
import { accountsOf, setPassword } from '../people/account-store.ts'
import { type Agency, findAgency, type Person, type Role, sectionsOf, setUpFirst } from '../people/index.ts'
import { hashPassword, startPassword } from '../people/password.ts'
import { deleteSessionsOf } from '../people/session-store.ts'
import { foundAgency, foundingOf } from '../people/setup-actions.ts'
import { fillApprovals, verifyApprovals } from '../publications/approvals/sample.ts'
import { fillProfile, verifyProfile } from '../publications/profile/sample.ts'
import { takeStep } from '../report/actions.ts'
import { asReport } from '../report/guard.ts'
import type { Secrets } from '../secrets/index.ts'
import { type City, fillCity } from './sample-city.ts'
import { fillDistrict } from './sample-district.ts'
import { good } from './sample-good.ts'
import { putSampleLetters } from './sample-letters.ts'
import { addPublications } from './sample-publications.ts'
import { fillPastRegisters, fillRecentRegisters, type ToldRegisters } from './sample-registers.ts'
import { minuteOf, type People, workingDayBefore } from './sample-year.ts'

/** The samples' data, and the dump made of them. From `src/cli` and from `dist/cli` it is the same way. */
const folder = fileURLToPath(new URL('../../sample/', import.meta.url))
export const dumpPath = `${folder}demo.tar.gz`
export const dumpNotePath = `${folder}demo.json`

type Bureau = {
  agency: string
  slug: string
  level: string
  sections: string[]
  /** `section`: of whoever acts for one alone. */
  people: { loginName: string; name: string; role: Role; section?: string }[]
  reports: { year: number; file: string; originallyPublishedOn: string }[]
  /** Of a body below it, whose side of the reports is shown as well. */
  bodyPeople?: { slug: string; loginName: string }
  /** How it handles applications, where it does. */
  settings?: Record<string, string>
}

/** Every sample agency, in the order in which they are made. */
const bureaus = ['sample-bureau', 'sample-district', 'sample-city'] as const

/** From what a dump is made: the migrations in order, and the data. */
export type MadeFrom = { migrations: string[]; data: string }

export async function sampleSources(): Promise<MadeFrom> {
  const data = createHash('sha256')
  for (const slug of bureaus) {
    const names = (await readdir(`${folder}${slug}`, { recursive: true })).filter(name => /\.\w+$/.test(name)).sort()
    for (const name of names) data.update(name.replaceAll('\\', '/')).update(await readFile(`${folder}${slug}/${name}`))
  }
  return { migrations: (await readMigrations()).map(({ name, checksum }) => `${name} ${checksum}`), data: data.digest('hex') }
}

type Rooms = { db: Db; files: Files; secrets: Secrets }

/** Fills an empty database with the samples, through the same actions as everybody's. The accounts get passwords that nobody knows. */
export async function fillSample(rooms: Rooms, today: PlainDate): Promise<void> {
  await fillBureau(rooms, today)
  await fillApplications(rooms, today)
  await fillSuperior(rooms)
  // Goes into the dump: a demo's lists are read by the right plan from its first page.
  await sql`analyze`.execute(rooms.db)
}

/** The bureau begins 220 working days before `today`, brings in what it published before, and works since then. */
async function fillBureau({ db, files }: Rooms, today: PlainDate): Promise<void> {
  const bureau = await bureauOf('sample-bureau')
  const on = workingDayBefore(nationalCalendar, today, 220)
  const began = { now: minuteOf(on, 8, 30), today: on }
  good(await setUpFirst(db, founderOf(bureau), null, began.now))
  const { agency, people } = await addPeople(db, bureau, began.now)
  for (const report of bureau.reports) await addReport(db, agency, people, report, began)
  const read = (name: string) => readFile(`${folder}${bureau.slug}/${name}`)
  await fillProfile(db, people.officer, agency, JSON.parse(String(await read('profile.json'))), began)
  await fillApprovals({ db, files, agency, read }, people, began)
  const registers = { db, agency, people, told: JSON.parse(String(await read('registers.json'))) as ToldRegisters }
  await fillPastRegisters(registers, began)
  await addPublications({ db, files, agency, people, read }, began, today)
  const looked = workingDayBefore(nationalCalendar, today, 1)
  const lookedAt = { now: minuteOf(looked, 17, 30), today: looked }
  await fillRecentRegisters(registers, today, lookedAt)
  await verifyProfile(db, people.officer, agency, lookedAt)
  await verifyApprovals(db, people.officer, agency, lookedAt)
}

/** The district's bureau handles applications since the end of 2024. */
async function fillApplications(rooms: Rooms, today: PlainDate): Promise<void> {
  const { db } = rooms
  const bureau = await bureauOf('sample-district')
  const began = { now: minuteOf('2024-12-02', 8, 30), today: day('2024-12-02') }
  const founding = good(await foundingOf(founderOf(bureau)))
  await db.transaction().execute(trx => foundAgency(trx, founding, began.now))
  const { agency, people } = await addPeople(db, bureau, began.now)
  const read = async (name: string) => JSON.parse(await readFile(`${folder}${bureau.slug}/${name}`, 'utf8'))
  await fillProfile(db, people.officer, agency, await read('profile.json'), began)
  const told = await read('applications.json')
  await fillDistrict({ ...rooms, agency, people, settings: bureau.settings ?? {}, told }, began, today)
}

/** The city's office collects the reports of the bodies below it. */
async function fillSuperior({ db }: Rooms): Promise<void> {
  const city = (await bureauOf('sample-city')) as Bureau & City
  const began = { now: minuteOf('2021-12-01', 8, 30), today: day('2021-12-01') }
  const founding = good(await foundingOf(founderOf(city)))
  await db.transaction().execute(trx => foundAgency(trx, founding, began.now))
  await fillCity({ db, ...(await addPeople(db, city, began.now)) }, city)
}

/** The files that the samples' rows name: a database that was opened from the dump has the rows alone. */
export async function putSampleFiles(files: Files): Promise<void> {
  for (const name of (await readdir(`${folder}sample-bureau/files`)).sort())
    await files.put(await readFile(`${folder}sample-bureau/files/${name}`), { name, private: true })
  await putSampleLetters(files)
}

const founderOf = ({ people: [first], ...office }: Bureau) => ({ ...office, ...first, password: startPassword() })

async function addPeople(db: Db, { people, slug }: Bureau, now: Date): Promise<{ agency: Agency; people: People }> {
  const others = people.slice(1)
  const agency = (await findAgency(db, { slug }))!
  const agencyId = agency.id
  const [admin] = await accountsOf(db, [agencyId])
  const sections = await sectionsOf(db, [agencyId])
  for (const { section, ...other } of others) {
    const sectionId = sections.find(({ name }) => name === section)?.id
    const { id } = good(await addAccount(db, admin as Person, { agencyId, ...other, ...(sectionId && { sectionId }) }, now))
    // A start password must be changed before anything may be done, and nobody is there to do it.
    const unknown = await hashPassword(startPassword())
    await db.transaction().execute(trx => setPassword(trx, id, unknown, false))
  }
  const accounts = (await accountsOf(db, [agencyId])) as Person[]
  const of = (name: string) => accounts.find(account => account.loginName === name)!
  const roles = people.map(({ role, loginName }) => [role, of(loginName)] as const)
  const heads = people.flatMap(({ role, section, loginName }) => (role === 'head' && section ? [[section, of(loginName)] as const] : []))
  // of several with a role the first stands for it
  return { agency, people: { ...(Object.fromEntries(roles.toReversed()) as Record<Role, Person>), heads: new Map(heads) } }
}

async function addReport(
  db: Db,
  agency: Agency,
  { officer, leader }: People,
  { year, file, originallyPublishedOn }: Bureau['reports'][number],
  clock: { now: Date; today: PlainDate },
): Promise<void> {
  const report = asReport(JSON.parse(await readFile(`${folder}${agency.slug}/${file}`, 'utf8')))
  const brings = { report, fileName: file, originallyPublishedOn: day(originallyPublishedOn) }
  good(await takeStep(db, officer, agency, year, { step: 'imported', seen: 0, reason: '示例数据', brings }, clock))
  const reason = '示例数据：按原样公布，核对结果供工作人员查看'
  good(await takeStep(db, leader, agency, year, { step: 'published', seen: 1, reason }, clock))
}

/** New passwords for the samples' accounts, known only to whoever reads the terminal now. */
export async function newPasswords(db: Db, now: Date): Promise<{ loginName: string; name: string; password: string }[]> {
  const made: { loginName: string; name: string; password: string }[] = []
  for (const slug of bureaus) {
    const { people, bodyPeople } = await bureauOf(slug)
    const shown = [...people, ...(bodyPeople ? [bodyPeople] : [])].map(({ loginName }) => loginName)
    const agencies = await Promise.all([slug, ...(bodyPeople ? [bodyPeople.slug] : [])].map(one => findAgency(db, { slug: one })))
    const ids = agencies.map(agency => agency!.id)
    for (const account of await accountsOf(db, ids)) {
      if (!shown.includes(account.loginName)) continue
      const password = startPassword()
      const hash = await hashPassword(password)
      await db.transaction().execute(async trx => {
        await setPassword(trx, account.id, hash, false)
        const details = { sessionsEnded: await deleteSessionsOf(trx, account.id), sample: true }
        const subject = `account ${account.loginName}`
        await append(trx, { agencyId: account.agencyId, at: now, actor: null, action: 'people.reset-password', subject, details })
      })
      made.push({ loginName: account.loginName, name: account.name, password })
    }
  }
  return made
}

const bureauOf = async (slug: string): Promise<Bureau> => JSON.parse(await readFile(`${folder}${slug}/agency.json`, 'utf8')) as Bureau
