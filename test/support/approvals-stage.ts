import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../src/cli/start.ts'
import { loadConfig } from '../../src/config.ts'
import { openFiles } from '../../src/files/index.ts'
import { publishApproval } from './approvals.ts'
import { openEmbedded } from './database.ts'
import type { Stage } from './journey.ts'
import { bureau } from './publishing.ts'

/** A bureau with one public approval item; its people sign in under the names of their roles with the tests' passphrase. */
export async function approvalsSite(): Promise<Stage & { item: string }> {
  const database = await openEmbedded()
  const data = await mkdtemp(join(tmpdir(), 'gongkai-journey-'))
  const of = await bureau(database.db)
  const id = await publishApproval(database.db, openFiles(data, { fileBytes: 1_000_000 }), of)
  const { port, stop } = await startServer(loadConfig({}, { data, port: '0' }), { database })
  return {
    item: `/desk/approvals/${of.agency.slug}/${id}`,
    address: `http://127.0.0.1:${port}`,
    stop: () => stop().then(() => rm(data, { recursive: true, force: true })),
  }
}
