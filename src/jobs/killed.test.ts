import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { open } from '../db/open.ts'
import { type Job, work } from './index.ts'

const script = fileURLToPath(new URL('../../test/support/enqueue-jobs.ts', import.meta.url))

test('after kill -9 every job that was put in is done, those that were under way again at once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-jobs-killed-'))
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), 250)
    said += chunk
  })
  await once(child, 'close')
  const acknowledged = said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number)
  expect(acknowledged.length).toBeGreaterThan(3)

  const database = await open({ dataDir })
  const done = new Set<number>()
  const slow: Job<{ n: number }> = {
    name: 'test.slow',
    label: '测试',
    data: z.object({ n: z.number() }),
    run: async ({ n }) => void done.add(n),
  }
  const working = await work(database, { jobs: [slow], rooms: {}, now: () => new Date(), failed: () => undefined, everyMs: 20 })
  await vi.waitFor(() => expect([...done]).toEqual(expect.arrayContaining(acknowledged)), { timeout: 30_000, interval: 50 })
  await working.stop()
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
}, 90_000)
