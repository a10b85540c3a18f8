import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addBureau, addPerson, good, setUpOffice } from '../../test/support/people.ts'
import { testRooms } from '../../test/support/rooms.ts'
import { sampleReport } from '../cli/sample-report.ts'
import { loadConfig } from '../config.ts'
import type { Db } from '../db/open.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import type { Agency, Person } from '../people/index.ts'
import { contentOf, openReadingRoom, reportOfYear, takeStep } from '../report/index.ts'
import { renderReport } from '../report/render/index.ts'
import { accept, giveBack } from './actions.ts'
import { mergedOf } from './merged.ts'
import { collectionOf } from './screen.ts'
import { standingOfYear } from './store.ts'
import { confirmedIn, doubtsNow, typedIn } from './upload.ts'
import { confirm, receive, upload } from './upload-actions.ts'
import { bodiesWithUpload, confirmationsOf, readOf, uploadsOf } from './upload-store.ts'

const { files } = testRooms()
const room = openReadingRoom(loadConfig({}).limits, 1)
const year = 2025
const on = (today: string) => ({ now: new Date(`${today}T02:00:00Z`), today: day(today) })
const at = 'applications.rows.received[6]'

describeStore('the report of a body outside of the system', database => {
  let db: Db
  let superior: Agency
  let body: Agency
  let collector: Person
  let others: Person[]
  const key = () => ({ agencyId: body.id, year })
  const newest = async () => (await uploadsOf(db, key()))[0]!
  const about = async () => ({
    ...{ body, year, note: null, answers: [] as string[], ordinal: (await newest()).ordinal },
    seen: (await standingOfYear(db, key()))?.seq ?? 0,
    confirmed: (await confirmationsOf(db, await newest())).length,
  })
  const docx = async (change: (report: ReturnType<typeof sampleReport>) => void = () => undefined) => {
    const told = { documents: [1, 0, 5] as const, licences: 12, published: 40, field: '教育', problem: '公开内容不够细，今后逐月更新。' }
    const report = sampleReport({ ...told, agency: body.name, year, received: 30, carriedIn: 2, carriedOut: 1 })
    change(report)
    return renderReport(report, 'docx')
  }
  const sent = async (bytes: Uint8Array, by = collector, receivedOn = '2026-01-20') =>
    upload({ db, files, room }, by, { body, year }, { name: '年报.docx', bytes, receivedOn: day(receivedOn) }, on('2026-01-26'))
  const allSeen = async () => {
    const { report } = await readOf(db, await newest())
    const doubts = doubtsNow(report, confirmedIn(await confirmationsOf(db, await newest())))
    const stands = Object.fromEntries(doubts.flatMap(({ cells }) => cells.map(cell => [cell.at, String(cell.figure ?? '')])))
    return typedIn(doubts, stands, ['all']).cells
  }

  beforeEach(async () => {
    db = database().db
    const { office, admin } = await setUpOffice(db)
    superior = office
    collector = (await addPerson(db, admin, office, 'officer', 'collector')).person
    body = await addBureau(db, admin, office, 'jiaoyu')
    const sister = await addBureau(db, admin, office, 'minzheng')
    others = [(await addPerson(db, admin, body, 'officer', 'own')).person, (await addPerson(db, admin, sister, 'leader', 'sister')).person]
  })

  test('is read, laid beside the original and received on the day on which it came; then it is returned, accepted and added as any other', async () => {
    good(await sent(await docx()))
    expect([...(await bodiesWithUpload(db, superior.id, year))]).toEqual([body.id])
    const situation = async () =>
      (await collectionOf(db, superior, year, day('2026-01-26'))).lines.find(line => line.body.id === body.id)!.situation
    expect(await situation()).toBe('came')
    expect((await readOf(db, await newest())).blocks.some(({ kind }) => kind === 'table')).toBe(true)
    await confirm(db, collector, await about(), await allSeen(), on('2026-01-26'))
    good(await receive(db, collector, await about(), on('2026-01-26')))
    expect(await situation()).toBe('submitted')
    expect(await standingOfYear(db, key())).toMatchObject({ state: 'submitted', version: 1, firstSubmittedOn: '2026-01-20', received: 30 })
    good(await giveBack(db, collector, { ...(await about()), note: '请核对', remarks: [] }, on('2026-01-27')))
    good(await sent(await docx()))
    await confirm(db, collector, await about(), await allSeen(), on('2026-01-28'))
    expect(await receive(db, collector, await about(), on('2026-01-28'))).toMatchObject({ faults: { 'answer-0': '请答复这一条。' } })
    good(await receive(db, collector, { ...(await about()), answers: ['已核对'] }, on('2026-01-28')))
    good(await accept(db, collector, { ...(await about()), note: '说明成立' }, on('2026-01-29')))
    expect((await uploadsOf(db, key())).map(({ ordinal, version }) => [ordinal, version])).toEqual([
      [2, 2],
      [1, 1],
    ])
    const joined = await mergedOf(db, await collectionOf(db, superior, year, day('2026-01-29')), false)
    expect(joined?.merged).toMatchObject({ ok: true })
    expect(joined?.included).toEqual([body.name])
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('a cell that was not read stays unread, never zero; until every doubtful row was seen nothing is received', async () => {
    good(
      await sent(
        await docx(report => {
          report.applications!.rows['received']![6] = null
        }),
      ),
    )
    expect(await receive(db, collector, await about(), on('2026-01-26'))).toMatchObject({
      faults: { rows: expect.stringContaining('还有') },
    })
    const cells = await allSeen()
    expect(cells).toMatchObject({ [at]: null })
    const first = await about()
    await confirm(db, collector, first, cells, on('2026-01-26'))
    await expect(confirm(db, collector, first, { [at]: 0 }, on('2026-01-26'))).rejects.toThrow(Conflict)
    good(await receive(db, collector, await about(), on('2026-01-26')))
    const stored = (await reportOfYear(db, body.id, year))!
    const report = await contentOf(db, stored, stored.version)
    expect(report.applications!.rows['received']![6]).toBeNull()
    expect(report.reading.unread).toContainEqual({ at, why: '核对：原件没有这个数' })
    good(await sent(await docx(one => void (one.applications!.rows['received']![6] = null))))
    await confirm(db, collector, await about(), { ...(await allSeen()), [at]: 30 }, on('2026-01-26'))
    good(await receive(db, collector, await about(), on('2026-01-26')))
    expect(await standingOfYear(db, key())).toMatchObject({ version: 2, received: 30 })
  })

  test('only its superior does so, only with a file of that year, and never over what the body wrote here itself', async () => {
    for (const person of others) await expect(sent(await docx(), person)).rejects.toThrow(Forbidden)
    expect(await sent(new TextEncoder().encode('随便写的'))).toMatchObject({ ok: false, faults: { file: expect.any(String) } })
    expect(await sent(await docx(report => void (report.year = 2024)))).toMatchObject({ faults: { file: expect.stringContaining('2024') } })
    expect(await sent(await docx(), collector, '2025-12-01')).toMatchObject({ faults: { receivedOn: expect.any(String) } })
    good(await sent(await docx()))
    for (const person of others) {
      await expect(confirm(db, person, await about(), {}, on('2026-01-26'))).rejects.toThrow(Forbidden)
      await expect(receive(db, person, await about(), on('2026-01-26'))).rejects.toThrow(Forbidden)
    }
    const { report } = await readOf(db, await newest())
    const brings = { report, fileName: null, originallyPublishedOn: null }
    good(await takeStep(db, others[0]!, body, year, { step: 'imported', seen: 0, reason: null, brings }, on('2026-01-26')))
    expect(await sent(await docx())).toMatchObject({ refusal: { why: expect.stringContaining('由它自己报送') } })
    expect(await receive(db, collector, await about(), on('2026-01-26'))).toMatchObject({ refusal: expect.anything() })
  })
})
