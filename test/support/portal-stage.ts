import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../src/cli/start.ts'
import { loadConfig } from '../../src/config.ts'
import { openFiles } from '../../src/files/index.ts'
import { openEmbedded } from './database.ts'
import type { Stage } from './journey.ts'
import { type Portal, portal } from './portal.ts'

/** The site of a bureau whose portal has something in every kind of page. */
export async function portalSite(): Promise<Stage & { made: Portal }> {
  const data = await mkdtemp(join(tmpdir(), 'gongkai-journey-'))
  const database = await openEmbedded()
  const made = await portal(database.db, { files: openFiles(data, { fileBytes: 1_000_000 }) })
  const { port, stop } = await startServer(loadConfig({}, { data, port: '0' }), { database, sample: true })
  return { made, address: `http://127.0.0.1:${port}`, stop: () => stop().then(() => rm(data, { recursive: true, force: true })) }
}
