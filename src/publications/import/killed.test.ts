import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { type Database, open } from '../../db/open.ts'
import { openFiles } from '../../files/index.ts'
import { work } from '../../jobs/index.ts'
import { verify } from '../../journal/index.ts'
import { colleaguesOf, findAgency } from '../../people/index.ts'
import { itemsAfter } from '../item-store.ts'
import { listPlace } from '../public-store.ts'
import { recompute } from '../recompute.ts'
import { confirmImport } from './actions.ts'
import { batchesOf } from './batch-store.ts'
import { importList } from './job.ts'

const script = fileURLToPath(new URL('../../../test/support/import-items.ts', import.meta.url))
const rows = 600

/** Lets it bring a list in, kills it without warning once the first chunk is acknowledged, and gives how far it said it had come. */
async function killedWhileImporting(dataDir: string, url: string): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, url, String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), 150)
    said += chunk
  })
  await once(child, 'close')
  return Number(/.*done (\d+)\n/s.exec(said)?.[1])
}

async function goesOn(database: Database, dataDir: string, acknowledged: number): Promise<void> {
  const { db } = database
  const agency = (await findAgency(db, { slug: 'shiban' }))!
  const all = () => listPlace(db, agency.id, { place: '', limit: 10_000 })
  const batch = (await batchesOf(db, agency.id, 1))[0]!
  // How far it came, and what is there, are one thing.
  expect(batch.done).toBeGreaterThanOrEqual(acknowledged)
  expect(batch.done).toBeLessThan(rows)
  expect(await all()).toHaveLength(batch.done)
  expect(batch.counts.publish).toBe(batch.done)

  const failures: unknown[] = []
  const rooms = { files: openFiles(dataDir, { fileBytes: 20_000_000 }) }
  const working = await work(database, {
    jobs: [importList],
    rooms,
    now: () => new Date(),
    failed: what => failures.push(what),
    everyMs: 20,
  })
  if (database.kind === 'server') {
    // Another process may work there still: somebody says that it does not.
    const leader = (await colleaguesOf(db, agency.id)).find(({ loginName }) => loginName === 'leader')!
    await confirmImport(db, { ...leader, disabledAt: null }, agency, batch.fileId, new Date(Date.now() + 121_000))
  }
  await vi.waitFor(async () => expect((await batchesOf(db, agency.id, 1))[0]!.state).toBe('done'), { timeout: 60_000, interval: 50 })
  await working.stop()
  expect(failures).toEqual([])
  expect((await batchesOf(db, agency.id, 1))[0]).toMatchObject({ done: rows, counts: { publish: rows, same: 0, 'left out': 0 } })

  const listed = await all()
  expect(listed.map(({ title }) => title).sort()).toEqual(Array.from({ length: rows }, (_, i) => `第${i + 1}号通知`).sort())
  expect(listed.map(({ number }) => number).sort((a, b) => a - b)).toEqual(listed.map((_, i) => i + 1))
  expect(new Set(listed.map(({ indexNumber }) => indexNumber)).size).toBe(rows)
  expect((await itemsAfter(db, agency.id, null, 10_000)).filter(({ standing }) => standing !== 'public')).toEqual([])
  expect(await recompute(db, agency.id)).toEqual({ items: [], places: [] })
  const found = await db.selectFrom('searchEntries').select('id').where('agencyId', '=', agency.id).where('kind', '=', 'item').execute()
  expect(found.map(({ id }) => id).sort()).toEqual(listed.map(({ id }) => id).sort())
  const noted = await db
    .selectFrom('journal')
    .select('subject')
    .where('agencyId', '=', agency.id)
    .where('action', '=', 'publication.imported')
    .execute()
  expect(new Set(noted.map(({ subject }) => subject)).size).toBe(rows)
  expect(noted).toHaveLength(rows)
  expect(await verify(db)).toMatchObject({ ok: true })
}

test('killed in the middle of an import: what was acknowledged is there, and after the next start the job brings in the rest, nothing twice or half (PGlite)', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-import-killed-'))
  const acknowledged = await killedWhileImporting(dataDir, '')
  const database = await open({ dataDir })
  await goesOn(database, dataDir, acknowledged)
  await database.close()
  rmSync(dataDir, { recursive: true })
}, 240_000)

const server = process.env['TEST_DATABASE_URL']
if (server)
  test('killed in the middle of an import, with a PostgreSQL server: the rest comes in once somebody lets it go on', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-import-killed-'))
    const name = `gongkai_test_killed_${process.pid}`
    const outer = await open({ url: server })
    await sql.raw(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`).execute(outer.db)
    const own = new URL(server)
    own.pathname = `/${name}`
    const acknowledged = await killedWhileImporting(dataDir, own.href)
    const database = await open({ url: own.href })
    await goesOn(database, dataDir, acknowledged)
    await database.close()
    await sql.raw(`drop database ${name} with (force)`).execute(outer.db)
    await outer.close()
    rmSync(dataDir, { recursive: true })
  }, 240_000)
