import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { open } from '../db/open.ts'
import { Disk, openFiles } from './index.ts'

const script = fileURLToPath(new URL('../../test/support/put-files.ts', import.meta.url))

/** Lets it put files, kills it without warning, and gives the ids that it said were committed. */
async function killedWhilePutting(dataDir: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
    said += chunk
  })
  await once(child, 'close')
  return said.slice(0, said.lastIndexOf('\n')).split('\n')
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test('after kill -9 every file that was acknowledged is whole, nothing half-written has a place, and the rest is swept', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-files-killed-'))
  const acknowledged: string[] = []
  for (const afterMs of [30, 77, 201]) acknowledged.push(...(await killedWhilePutting(dataDir, afterMs)))
  expect(acknowledged.length).toBeGreaterThan(2)

  const database = await open({ dataDir })
  const disk = new Disk(dataDir)
  const rows = await database.db.selectFrom('files').selectAll().execute()
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
  for (const row of rows) expect(hashOf(disk.pathOf(row)), row.name).toBe(row.sha256)

  const placed = (['public', 'private'] as const).flatMap(part =>
    readdirSync(disk.folder(part), { recursive: true, encoding: 'utf8' })
      .map(path => join(disk.folder(part), path))
      .filter(path => statSync(path).isFile()),
  )
  for (const path of placed) expect(path.endsWith(hashOf(path))).toBe(true)

  const swept = await openFiles(dataDir, { fileBytes: 1 }).sweepOrphans(database.db, new Date(Date.now() + 60_000))
  expect(swept.missing).toEqual([])
  expect(readdirSync(disk.folder('incoming'))).toEqual([])
  for (const row of rows) expect(hashOf(disk.pathOf(row))).toBe(row.sha256)
  await database.close()
  rmSync(dataDir, { recursive: true })
})
