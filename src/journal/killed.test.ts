import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { open } from '../db/open.ts'
import { verify } from './index.ts'

const script = fileURLToPath(new URL('../../test/support/write-journal.ts', import.meta.url))

/** Lets it write, kills it without warning, and gives the last number that it said was committed. */
async function killedWhileWriting(dataDir: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
    said += chunk
  })
  await once(child, 'close')
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))
}

test('after kill -9 every entry that was acknowledged is there, the chain holds, and the lock of the dead process gives way', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-killed-'))
  let before = 0
  for (const afterMs of [40, 333]) {
    const acknowledged = await killedWhileWriting(dataDir, afterMs)
    expect(acknowledged).toBeGreaterThan(before)
    const database = await open({ dataDir })
    const verdict = await verify(database.db)
    await database.close()
    expect(verdict).toMatchObject({ ok: true, chains: [{ agency: 'one', fault: null }] })
    before = verdict.chains[0]!.entries
    // One more may have been committed than was said.
    expect(before - acknowledged).toBeGreaterThanOrEqual(0)
    expect(before - acknowledged).toBeLessThanOrEqual(1)
  }
  rmSync(dataDir, { recursive: true })
})
