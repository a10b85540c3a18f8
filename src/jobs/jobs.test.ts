import { setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { describeStore } from '../../test/support/database.ts'
import type { Database } from '../db/open.ts'
import { enqueue, failedJobs, type Job, jobCounts, jobsIn, work } from './index.ts'
import { bossOn } from './queue.ts'
import { shortened } from './reason.ts'
import { enqueueDue, latestSlot } from './schedule.ts'
import { tryAgain } from './store.ts'

const note = (run: (n: number) => unknown, more: Partial<Job<{ n: number }>> = {}): Job<{ n: number }> => ({
  name: 'test.note',
  label: '测试',
  data: z.object({ n: z.number() }),
  run: async ({ n }) => void (await run(n)),
  ...more,
})

const start = (database: Database, job: Job<{ n: number }>, failed: (what: { job: string; error: unknown }) => void = () => undefined) =>
  work(database, { jobs: [job], rooms: {}, now: () => new Date(), failed, everyMs: 20 })

const waitFor = (look: () => unknown) => vi.waitFor(look, { timeout: 20_000, interval: 20 })

describeStore('jobs', database => {
  test('a job is done once, with the data that it was given', async () => {
    const done: number[] = []
    const job = note(n => done.push(n))
    const working = await start(database(), job)
    for (const n of [1, 2, 3]) await enqueue(database().db, job, { n })
    await waitFor(() => expect(done.sort()).toEqual([1, 2, 3]))
    await working.stop()
    expect(await jobCounts(database().db, new Date(0))).toEqual({ waiting: 0, running: 0, failed: 0, done: 3 })
  })

  test('a job put in by a transaction vanishes with its rollback while a worker fetches, and comes with its commit', async () => {
    const { db } = database()
    const done: number[] = []
    const job = note(n => done.push(n))
    const working = await start(database(), job)
    for (let n = 0; n < 20; n++) {
      const settled = db.transaction().execute(async trx => {
        await enqueue(trx, job, { n })
        await delay(15)
        if (n % 2 === 0) throw new Error('rolled back')
      })
      await settled.catch((error: Error) => expect(error.message).toBe('rolled back'))
    }
    await waitFor(() => expect(done).toHaveLength(10))
    await delay(60)
    await working.stop()
    expect(done.sort((a, b) => a - b)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19])
  })

  test('what fails is told, tried again later, and stays in sight when it has failed for good', async () => {
    const { db } = database()
    const told: string[] = []
    const job = note(
      () => {
        throw new Error('邮箱 zhangsan@example.com 拒收 13812345678')
      },
      { retries: 0 },
    )
    const working = await start(database(), job, ({ error }) => told.push((error as Error).message))
    await enqueue(db, job, { n: 1 })
    await waitFor(async () => expect(await failedJobs(db)).toHaveLength(1))
    const [failed] = await failedJobs(db)
    expect(failed).toMatchObject({ job: 'test.note', state: 'failed', tries: 1, reason: '邮箱 ***@*** 拒收 ***' })
    expect(told).toHaveLength(1)

    expect(await db.transaction().execute(trx => tryAgain(trx, failed!.id))).toBe('test.note')
    await waitFor(async () => expect((await failedJobs(db))[0]?.tries).toBe(2))
    await working.stop()

    const again = note(() => {
      throw new Error('not yet')
    })
    const second = await start(database(), again)
    await enqueue(db, again, { n: 2 })
    await waitFor(async () => expect(await jobsIn(db, ['waiting'])).toMatchObject([{ tries: 1, reason: 'not yet' }]))
    const [waiting] = await jobsIn(db, ['waiting'])
    expect(waiting!.startsAt.getTime()).toBeGreaterThan(Date.now() + 5_000)
    await second.stop()
  })

  test('of the jobs with one key only one waits; data that is not the job’s is refused', async () => {
    const { db } = database()
    const job = note(() => undefined)
    expect(await enqueue(db, job, { n: 1 }, { key: 'one' })).not.toBeNull()
    expect(await enqueue(db, job, { n: 2 }, { key: 'one' })).toBeNull()
    expect(await enqueue(db, job, { n: 3 }, { key: 'two' })).not.toBeNull()
    expect(await enqueue(db, job, { n: 4 })).not.toBeNull()
    expect(await enqueue(db, job, { n: 5 })).not.toBeNull()
    await expect(enqueue(db, job, { n: 'x' } as never)).rejects.toThrow()
  })

  test('a job for later waits, however long the program stands still', async () => {
    const { db } = database()
    const done: number[] = []
    const job = note(n => done.push(n))
    await enqueue(db, job, { n: 1 }, { after: new Date(Date.now() + 3600_000) })
    const working = await start(database(), job)
    await delay(100)
    await (await bossOn(db)).maintain()
    await working.stop()
    expect(done).toEqual([])
    expect(await jobsIn(db, ['waiting'])).toHaveLength(1)
  })

  test('a scheduled job is put in once for each of its moments, and once for a standstill', async () => {
    const { db } = database()
    const nightly = { ...note(() => undefined), data: z.object({}), cron: '10 3 * * *' } as unknown as Job<object>
    expect(await enqueueDue(db, [nightly], new Date('2026-03-02T20:00:00Z'))).toEqual(['test.note'])
    expect(await enqueueDue(db, [nightly], new Date('2026-03-03T19:00:00Z'))).toEqual([])
    expect(await enqueueDue(db, [nightly], new Date('2026-03-03T19:10:00Z'))).toEqual(['test.note'])
    expect(await enqueueDue(db, [nightly], new Date('2026-03-20T00:00:00Z'))).toEqual(['test.note'])
    expect(await enqueueDue(db, [nightly], new Date('2026-03-20T00:00:30Z'))).toEqual([])
  })

  test('the tables are of the level that this pg-boss expects', async () => {
    const boss = (await bossOn(database().db)) as unknown as { schemaVersion(): Promise<number> }
    const { default: expected } = await import('pg-boss/version.json', { with: { type: 'json' } })
    expect(await boss.schemaVersion()).toBe(expected.schema)
  })
})

test('ten past three is meant in Beijing', async () => {
  expect(await latestSlot('10 3 * * *', new Date('2026-03-02T19:09:59Z'))).toEqual(new Date('2026-03-01T19:10:00Z'))
  expect(await latestSlot('10 3 * * *', new Date('2026-03-02T19:10:00Z'))).toEqual(new Date('2026-03-02T19:10:00Z'))
})

test('a reason that is shown names nobody', () => {
  expect(shortened('550 <li.si@example.gov.cn> user unknown, id 430602199001011234')).toBe('550 <***@***> user unknown, id ***')
})
