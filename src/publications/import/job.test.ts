import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { bureau, clock, publishOne } from '../../../test/support/publishing.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import type { Database, Db } from '../../db/open.ts'
import { Conflict, Forbidden } from '../../errors.ts'
import { listPlace } from '../public-store.ts'
import { recompute } from '../recompute.ts'
import { confirmImport, sendList } from './actions.ts'
import { batchOf, updateBatch } from './batch-store.ts'
import { importList } from './job.ts'
import type { Looked } from './look.ts'
import { type Progress, runImport } from './run.ts'
import { sourceOfUpload } from './source.ts'
import { listLimits } from './table.ts'

const csv = (lines: readonly string[]) => ({
  name: '清单.csv',
  bytes: Buffer.from(['标题,发布日期,栏目,正文,索引号', ...lines].join('\n')),
})
const notices = (count: number) => Array.from({ length: count }, (_, i) => `第${i + 1}号通知,2023-05-04,通知公告,正文${i + 1}。,`)

/** A list that was sent and looked at. */
async function looked(db: Db, lines: readonly string[]) {
  const of = await bureau(db)
  const { files } = testRooms()
  const id = await sendList({ db, files }, of.officer, of.agency, csv(lines), listLimits, clock.now)
  const run = (dryRun: boolean, accountId = of.leader.id) =>
    importList.run({ agencyId: of.agency.id, fileId: id, accountId, dryRun }, { db, ...clock, files })
  await run(true)
  const batch = async () => (await batchOf(db, of.agency.id, id))!
  const listed = () => listPlace(db, of.agency.id, { place: '', limit: 10_000 })
  return { of, id, run, batch, listed, confirm: () => confirmImport(db, of.leader, of.agency, id, clock.now) }
}

describeStore('a list brought in by a job', (database: () => Database) => {
  test('nothing comes in that nobody confirmed, and nobody confirms who may not approve (art. 17)', async () => {
    const { db } = database()
    const { of, id, run, batch, listed } = await looked(db, notices(2))
    await run(false)
    expect([await listed(), (await batch()).state]).toEqual([[], 'looked'])
    await expect(confirmImport(db, of.officer, of.agency, id, clock.now)).rejects.toThrow(Forbidden)
  })

  test('what no database keeps is left out of a cell, and the row comes in', async () => {
    const { db } = database()
    const { run, batch, listed, confirm } = await looked(db, ['坏\u0000字\u0007,2023-05-04,通知公告,正\u0000文。,', ',,坏\u0000栏目,,'])
    expect((await batch()).lines.map(({ found }) => found)).toContain('坏栏目')
    await confirm()
    await run(false)
    expect((await batch()).counts).toMatchObject({ publish: 1, 'left out': 1 })
    expect((await listed()).map(({ title }) => title)).toEqual(['坏字'])
  })

  test('a row that the database does not take is left out alone, and said; what is kept of it is what is there', async () => {
    const { db } = database()
    const of = await bureau(db)
    const { files } = testRooms()
    const list = csv([...notices(3).slice(0, 2), '丙,2023-05-04,通知公告,,OLD/3'])
    const source = await sourceOfUpload(list.name, list.bytes)
    source.list.rows[0]!.texts.indexNumber = 'OLD/1'
    source.list.rows[2]!.texts.file = 'c.txt'
    // While the third is read somebody takes the number of the first.
    const bytes = async () => {
      const id = await publishOne(db, of)
      await db.updateTable('publications').set({ indexNumber: 'OLD/1' }).where('agencyId', '=', of.agency.id).where('id', '=', id).execute()
      return Buffer.from('丙的正文')
    }
    const kept: Progress[] = []
    const told: Looked[] = []
    const going = {
      kept: async (_: unknown, progress: Progress) => void kept.push(progress),
      told: (_: Progress, last: readonly Looked[]) => void told.push(...last),
    }
    const done = await runImport({ db, files }, of.leader, of.agency, { ...source, files: { names: ['c.txt'], bytes } }, clock, going)
    expect(done).toMatchObject({ publish: 2, 'left out': 1, done: 3 })
    expect(kept.at(-1)).toEqual(done)
    expect(told[0]!.faults).toMatchObject([{ row: 2, wanted: '没有用过的索引号和编号' }])
    expect((await listPlace(db, of.agency.id, { place: '', limit: 9 })).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['第2号通知', '丙']),
    )
  })

  test('two that bring in the same list at the same time bring it in once', async () => {
    const { db } = database()
    const { of, run, batch, listed, confirm } = await looked(db, notices(250))
    await confirm()
    await confirm()
    await Promise.all([run(false), run(false)])
    expect(await listed()).toHaveLength(250)
    expect(await batch()).toMatchObject({ state: 'done', done: 250, counts: { publish: 250, same: 0 } })
    expect(await recompute(db, of.agency.id)).toEqual({ items: [], places: [] })
    await expect(confirm()).rejects.toThrow(Conflict)
  })

  test('broken off by a fault it goes on where it was; whoever has left cannot have it go on', async () => {
    const { db } = database()
    const { of, id, run, batch, listed, confirm } = await looked(db, notices(220))
    await confirm()
    await db.updateTable('accounts').set({ disabledAt: clock.now }).where('id', '=', of.leader.id).execute()
    await run(false)
    expect(await batch()).toMatchObject({ state: 'failed', done: 0, fault: expect.stringContaining('已经停用') })
    await db.updateTable('accounts').set({ disabledAt: null }).where('id', '=', of.leader.id).execute()
    // Nothing came in yet: it is looked at again before anybody confirms.
    await confirm()
    expect((await batch()).state).toBe('looking')
    await run(true)
    await confirm()
    await updateBatch(db, of.agency.id, id, { state: 'failed', fault: '中断' })
    await run(false)
    expect(await batch()).toMatchObject({ state: 'done', done: 220, fault: null, counts: { publish: 220 } })
    expect(await listed()).toHaveLength(220)
  })

  test('a check that was killed is begun anew after two minutes; the slow one that comes back changes nothing', async () => {
    const { db } = database()
    const { of, id, run, batch } = await looked(db, notices(3))
    await updateBatch(db, of.agency.id, id, { state: 'looking', done: 0, lines: [] })
    const confirmAt = (ms: number) => confirmImport(db, of.leader, of.agency, id, new Date(clock.now.getTime() + ms))
    const from = (await batch()).changedAt.getTime() - clock.now.getTime()
    await expect(confirmAt(from + 110_000)).rejects.toThrow(Conflict)
    await confirmAt(from + 121_000)
    await run(true)
    expect(await batch()).toMatchObject({ state: 'looked', done: 3, counts: { publish: 3 } })
    await confirmAt(from + 130_000)
    await run(true)
    expect((await batch()).state).toBe('running')
  })

  test('a cell with an error is a fault by its row and column, and the others come in', async () => {
    const { db } = database()
    const { run, batch, confirm } = await looked(db, [
      '甲,2023-05-04,通知公告,正文。,',
      '#DIV/0!,2023-05-04,通知公告,正文。,',
      '乙,#N/A,通知公告,正文。,',
    ])
    expect((await batch()).lines.filter(({ isFault }) => isFault)).toMatchObject([
      { cell: 'A3', found: '#DIV/0!' },
      { cell: 'B4', found: '#N/A' },
    ])
    await confirm()
    await run(false)
    expect((await batch()).counts).toMatchObject({ publish: 1, 'left out': 2 })
  })
})
