import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { siteForExport } from '../src/cli/export-server.ts'
import { loadConfig } from '../src/config.ts'
import { migrate } from '../src/db/migrate.ts'
import { open } from '../src/db/open.ts'
import { exportSite } from '../src/web/export/export-site.ts'
import { fill } from './portal/fill.ts'
import type { Bench, Result } from './result.ts'

const items = Number(process.env['BENCH_EXPORT_ITEMS'] ?? 10_000)
const limitSeconds = 120

export default {
  name: 'the portal as files (site export)',
  async run(): Promise<Result[]> {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-export-'))
    const database = await open({ memory: true })
    try {
      await migrate(database.db)
      await fill(database.db, items, false)
      const origin = 'http://localhost'
      const results: Result[] = []
      for (const what of [`${items} items`, 'again, nothing changed']) {
        const site = await siteForExport(database, origin, { ...loadConfig({}), dataDir: join(folder, 'data') })
        const began = performance.now()
        const { written } = await exportSite(site, join(folder, 'site'), { origin, publicUrl: null, documents: false })
        const seconds = (performance.now() - began) / 1000
        results.push({ what: `${what}: ${written} files written`, measured: seconds, limit: (limitSeconds * items) / 10_000, unit: 's' })
      }
      return results
    } finally {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
} satisfies Bench
