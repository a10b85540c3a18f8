import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { open } from '../db/open.ts'
import { Disk, fileOf } from '../files/index.ts'
import { verify } from '../journal/index.ts'
import { findAgency } from '../people/index.ts'
import { filesOfItem } from './draft-store.ts'
import { itemsAfter, versionOf } from './item-store.ts'
import { listPlace } from './public-store.ts'
import { recompute } from './recompute.ts'

const script = fileURLToPath(new URL('../../test/support/publish-items.ts', import.meta.url))

/** Lets it upload and publish, kills it without warning, and gives what it said was committed. */
async function killedWhilePublishing(dataDir: string, afterMs: number): Promise<{ files: string[]; items: string[] }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => {
    const begun = said.includes('item ')
    said += chunk
    if (!begun && said.includes('item ')) setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  await once(child, 'close')
  const lines = said.slice(0, said.lastIndexOf('\n')).split('\n')
  const of = (kind: string) => lines.filter(line => line.startsWith(`${kind} `)).map(line => line.slice(5))
  return { files: of('file'), items: of('item') }
}

test('killed in the middle of uploading and publishing: nothing acknowledged is lost, nothing half-published shows', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-publishing-killed-'))
  const { files, items } = await killedWhilePublishing(dataDir, 777)
  expect(items.length).toBeGreaterThan(0)

  const database = await open({ dataDir })
  const { db } = database
  const agency = (await findAgency(db, { slug: 'shiban' }))!
  const all = await itemsAfter(db, agency.id, null, 10_000)
  const listed = await listPlace(db, agency.id, { place: '', limit: 10_000 })
  // In the lists is what was published, all of it, and nothing else.
  expect(listed.map(({ id }) => id).sort()).toEqual(all.filter(({ standing }) => standing === 'public').map(({ id }) => id))
  expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(items))
  expect(listed.length - items.length).toBeLessThanOrEqual(1)
  expect(await recompute(db, agency.id)).toEqual({ items: [], places: [] })
  expect(listed.map(({ number }) => number).sort((a, b) => a - b)).toEqual(listed.map((_, i) => i + 1))
  expect(new Set(listed.map(({ indexNumber }) => indexNumber)).size).toBe(listed.length)
  const found = await db.selectFrom('searchEntries').select('id').where('agencyId', '=', agency.id).where('kind', '=', 'item').execute()
  expect(found.map(({ id }) => id).sort()).toEqual(listed.map(({ id }) => id).sort())

  const disk = new Disk(dataDir)
  const kept: string[] = []
  for (const item of all) {
    for (const { fileId } of await filesOfItem(db, item)) {
      kept.push(fileId)
      const row = (await fileOf(db, agency.id, fileId))!
      expect(
        createHash('sha256')
          .update(readFileSync(disk.pathOf(row)))
          .digest('hex'),
      ).toBe(row.sha256)
    }
    const version = item.publicVersion === null ? null : await versionOf(db, item, item.publicVersion)
    for (const { fileId } of version?.content.attachments ?? []) expect(kept).toContain(fileId)
  }
  expect(kept).toEqual(expect.arrayContaining(files))
  expect(await verify(db)).toMatchObject({ ok: true })
  await database.close()
  rmSync(dataDir, { recursive: true })
}, 90_000)
