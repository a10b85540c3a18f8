import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { allJobs } from '../../src/cli/all-jobs.ts'
import { openFiles } from '../../src/files/index.ts'
import { Secrets } from '../../src/secrets/index.ts'
import type { Rooms } from '../../src/web/slices.ts'

/** Real rooms of a test's own: files in a folder that is removed after the file's tests, a secret that is nobody's. */
export function testRooms({ fileBytes = 20_000_000 } = {}): Rooms & { dataDir: string } {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-rooms-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  return {
    dataDir,
    files: openFiles(dataDir, { fileBytes }),
    secrets: new Secrets('a secret of the tests, 32 characters'),
    publicUrl: null,
    jobs: allJobs,
    mailer: null,
  }
}
