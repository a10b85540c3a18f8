import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '../../test/support/database.ts'
import { recompute as recomputeCases } from '../applications/recompute.ts'
import type { Database } from '../db/open.ts'
import { openFiles } from '../files/index.ts'
import { verify } from '../journal/index.ts'
import { beijingDay, type PlainDate } from '../law/index.ts'
import { type Agency, findAgency } from '../people/index.ts'
import { countsOf, listPlace } from '../publications/public-store.ts'
import { recompute } from '../publications/recompute.ts'
import { checkReport } from '../report/check/index.ts'
import { compileReport } from '../report/compile/compile.ts'
import { formOf } from '../report/forms/index.ts'
import { asReport } from '../report/guard.ts'
import { fillSample } from './sample.ts'
import { sampleSecrets } from './sample-seal.ts'

const sampleFolder = join(import.meta.dirname, '../../sample/sample-bureau')
const folder = mkdtempSync(join(tmpdir(), 'gongkai-sample-'))
const now = new Date('2026-11-23T01:30:00Z')
let database: Database
let agency: Agency

beforeAll(async () => {
  database = await openEmbedded()
  await fillSample({ db: database.db, files: openFiles(folder, { fileBytes: 20_000_000 }), secrets: sampleSecrets }, beijingDay(now))
  agency = (await findAgency(database.db, { slug: 'sample-bureau' }))!
}, 120_000)

afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const of2023 = (place: string) =>
  listPlace(database.db, agency.id, { place, from: '2023-01-01' as PlainDate, to: '2023-12-31' as PlainDate, limit: 500 })

test.each([
  ['news', 95],
  ['grassroots', 25],
  ['business', 16],
  ['disclosure', 13],
  ['key-areas', 2],
])('the report of 2023 counts what is there: %s %i', async (column, count) => {
  expect(await of2023(column)).toHaveLength(count)
})

test("the report of 2023 compiled from the bureau's records has the figures of the one that it published", async () => {
  const published = asReport(JSON.parse(await readFile(join(sampleFolder, 'annual-report-2023.json'), 'utf8')))
  const compiled = await compileReport(database.db, agency, 2023, formOf(published.form!))
  const figures = (table: object | null) =>
    Object.entries(table ?? {}).flatMap(([row, cells]) =>
      Object.entries(cells as object).map(([column, figure]) => [`${row}.${column}`, figure]),
    )
  const known = Object.fromEntries(figures(compiled.disclosure).filter(([, figure]) => figure !== null))
  expect(known).toMatchObject({ 'licences.decisions': 9, 'penalties.decisions': 13, 'normativeDocuments.made': 0 })
  expect(Object.fromEntries(figures(published.disclosure))).toMatchObject(known)
  expect(compiled.applications?.rows).toEqual(published.applications?.rows)
  expect(compiled.disputes).toEqual(published.disputes)
})

test('the 151 items of 2023 have their own days, titles, texts and numbers, and say that they were imported, and when', async () => {
  const items = await of2023('')
  expect(items).toHaveLength(151)
  expect(new Set(items.map(({ title }) => title)).size).toBe(151)
  expect(new Set(items.map(({ indexNumber }) => indexNumber)).size).toBe(151)
  expect(
    items.every(item => item.originalOn === item.listedOn && item.importedFrom?.includes('旧版') && item.publishedOn > '2025-12-01'),
  ).toBe(true)
  const rows = await database.db.selectFrom('publicItems').select('content').where('agencyId', '=', agency.id).execute()
  const bodies = rows.map(({ content }) => (content as { body: string }).body)
  expect(new Set(bodies).size).toBe(bodies.length)
  expect(bodies.filter(body => /[{}]|undefined/.test(body))).toEqual([])
})

test('the district shows one reply of general interest, and one waits to be approved by somebody else (arts. 17, 44)', async () => {
  const rows = await database.db.selectFrom('publishedReplies').select(['agencyId', 'state', 'number', 'title']).orderBy('state').execute()
  expect(rows.map(({ state, number }) => [state, number])).toEqual([
    ['public', 1],
    ['submitted', null],
  ])
  const entries = await database.db.selectFrom('searchEntries').select('path').where('kind', '=', 'reply').execute()
  expect(entries).toEqual([{ path: '/sample-district/replies/1' }])
})

test('there is something in every stage, and something withdrawn, withheld, amended, repealed, expired', async () => {
  const items = await database.db
    .selectFrom('publications')
    .select(['stage', 'standing', 'dueOn', 'title'])
    .where('agencyId', '=', agency.id)
    .execute()
  const stages = new Set(items.map(({ stage }) => stage))
  expect([...stages].sort()).toEqual(['approving', 'drafting', 'endorsing', 'reviewing', 'scheduled', 'settled'])
  expect(items.filter(({ standing }) => standing === 'withdrawn')).toHaveLength(1)
  expect(items.filter(({ standing }) => standing === 'kept')).toHaveLength(2)
  expect(items.some(({ stage, dueOn }) => stage !== 'settled' && dueOn !== null && dueOn < beijingDay(now))).toBe(true)
  const validities = await database.db
    .selectFrom('publicItems')
    .select('validity')
    .distinct()
    .where('agencyId', '=', agency.id)
    .where('validity', 'is not', null)
    .execute()
  expect(validities.map(({ validity }) => validity).sort()).toEqual(['amended', 'expired', 'inForce', 'repealed'])
  expect(items.filter(({ title }) => /[{}]/.test(title))).toEqual([])
})

test('the approval items were verified within the last half year, in public too', async () => {
  const rows = await database.db.selectFrom('publicApprovals').select('verifiedOn').where('agencyId', '=', agency.id).execute()
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ verifiedOn }) => verifiedOn > '2026-11-01')).toBe(true)
})

test('the record holds: the steps give the rows, the counts are right, the journal is whole and goes forward in time', async () => {
  expect(await recompute(database.db, agency.id)).toEqual({ items: [], places: [] })
  expect((await verify(database.db)).ok).toBe(true)
  const entries = await database.db.selectFrom('journal').select(['seq', 'at']).where('agencyId', '=', agency.id).orderBy('seq').execute()
  expect(entries.filter(({ at }, i) => i > 0 && at < entries[i - 1]!.at)).toEqual([])
  expect(entries.at(-1)!.at <= now).toBe(true)
  expect((await countsOf(database.db, agency.id)).find(({ place }) => place === '')!.items).toBeGreaterThan(185)
})

test('the district has 60 applications of every kind: no row and no column of table 3 is empty, and all of it balances', async () => {
  const district = (await findAgency(database.db, { slug: 'sample-district' }))!
  const report = await compileReport(database.db, district, 2025)
  const { rows } = report.applications!
  expect(Object.entries(rows).filter(([, figures]) => figures.at(-1) === 0)).toEqual([])
  expect(rows['handled']!.filter(figure => figure === 0)).toEqual([])
  const grave = checkReport(report, { level: 'bureau' }).findings.filter(({ rule }) => /^T[34]/.test(rule))
  expect(grave.filter(({ level }) => level === 'error')).toEqual([])
  expect(report.disputes).toMatchObject({ reconsideration: [1, 1, 1, 1, 4], litigationDirect: [1, 0, 0, 0, 1] })
  const cases = database.db.selectFrom('applications').where('agencyId', '=', district.id)
  const { past } = await cases
    .select(({ fn }) => fn.countAll<number>().as('past'))
    .where('submittedAt', '<', new Date('2026-01-01'))
    .executeTakeFirstOrThrow()
  expect(past).toBe(60)
})

test('the district counts by hand what the report counts, its rows are what its steps come to, and in hand there is something of every kind', async () => {
  const { db } = database
  const district = (await findAgency(db, { slug: 'sample-district' }))!
  const steps = await db
    .selectFrom('applicationSteps')
    .select(['applicationId', 'step', 'onDay'])
    .where('agencyId', '=', district.id)
    .execute()
  const in2025 = (name: string) =>
    new Set(steps.filter(({ step, onDay }) => step === name && onDay.startsWith('2025')).map(one => one.applicationId)).size
  const { rows } = (await compileReport(db, district, 2025)).applications!
  expect(rows['received']!.at(-1)).toBe(in2025('received'))
  expect(await recomputeCases(db, district.id)).toEqual([])
  const states = await db.selectFrom('applications').select('state').distinct().where('agencyId', '=', district.id).execute()
  expect(states.map(({ state }) => state).sort()).toEqual([
    'approving',
    'archived',
    'correcting',
    'deciding',
    'handling',
    'paying',
    'settled',
    'signed',
    'submitted',
  ])
  const letters = await db
    .selectFrom('applicationDocuments')
    .select('number')
    .where('agencyId', '=', district.id)
    .where('state', '=', 'signed')
    .execute()
  expect(letters.map(({ number }) => number).sort()).toEqual([
    '示区文旅公复〔2025〕1号',
    '示区文旅公复〔2025〕2号',
    '示区文旅公复〔2025〕3号',
  ])
})
