import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../../src/cli/start.ts'
import { loadConfig } from '../../src/config.ts'
import { openEmbedded } from './database.ts'
import type { Stage } from './journey.ts'
import { type Bureau, bureau, draftOne, publishOne } from './publishing.ts'

/** A bureau whose drafter, head, officer, reviewer and leader sign in under these names with the tests' passphrase; one item is public, one is a draft. */
export async function publishingSite(): Promise<Stage & { of: Bureau; slug: string; draft: string; published: string }> {
  const database = await openEmbedded()
  const of = await bureau(database.db)
  const published = await publishOne(database.db, of, { title: '2025年第四季度旅游投诉办理情况', documentNumber: '示文旅〔2026〕3号' })
  const draft = await draftOne(database.db, of)
  const data = await mkdtemp(join(tmpdir(), 'gongkai-journey-'))
  const { port, stop } = await startServer(loadConfig({}, { data, port: '0' }), { database })
  return {
    ...{ of, slug: of.agency.slug, draft, published, address: `http://127.0.0.1:${port}` },
    stop: () => stop().then(() => rm(data, { recursive: true, force: true })),
  }
}
