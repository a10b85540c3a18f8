import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/db/migrate.ts'
import { open } from '../src/db/open.ts'
import { newId } from '../src/db/uuid.ts'
import { openFiles } from '../src/files/index.ts'
import { day } from '../src/law/index.ts'
import { findAgency } from '../src/people/index.ts'
import { insertColumns } from '../src/publications/catalogue/store.ts'
import { standardCatalogue } from '../src/publications/catalogue/template.ts'
import { runImport } from '../src/publications/import/run.ts'
import { openSource } from '../src/publications/import/source.ts'
import type { Bench, Result } from './result.ts'

/** Ten thousand rows of a list into the embedded database: within three minutes, and memory does not grow with them. */
const count = Number(process.env['IMPORT_ROWS'] ?? 10_000)

async function run(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-import-'))
  const { db, close } = await open({ dataDir: join(folder, 'data') })
  try {
    await migrate(db)
    const id = newId()
    await db
      .insertInto('agencies')
      .values({ id, slug: 'bench', name: '示例局', level: 'county', createdAt: new Date(0) })
      .execute()
    await db
      .insertInto('journalHeads')
      .values({ agencyId: id, seq: 0, hash: '0'.repeat(64) })
      .onConflict(one => one.doNothing())
      .execute()
    await db.transaction().execute(trx => insertColumns(trx, id, standardCatalogue()))
    const agency = (await findAgency(db, { slug: 'bench' }))!
    const body = '为了方便群众办事，现将有关事项通知如下，请遵照执行。'.repeat(12)
    const rows = Array.from({ length: count }, (_, i) => `第${i}号通知,2023-05-04,通知公告,第${i}号。${body},示政〔2023〕${i + 1}号`)
    const path = join(folder, 'list.csv')
    writeFileSync(path, ['标题,发布日期,栏目,正文,文号', ...rows].join('\n'))
    const source = await openSource(path)
    const heaps: number[] = []
    const start = performance.now()
    const files = openFiles(join(folder, 'data'), { fileBytes: 20_000_000 })
    const done = await runImport({ db, files }, null, agency, source, { now: new Date(), today: day('2026-11-23') }, () => {
      heaps.push(process.memoryUsage().heapUsed / 1e6)
    })
    const seconds = (performance.now() - start) / 1000
    if (done.publish !== count) throw new Error(`only ${done.publish} of ${count} were imported: ${JSON.stringify(done)}`)
    const [first, last] = [heaps.slice(0, heaps.length / 4), heaps.slice(-heaps.length / 4)].map(some => Math.max(...some))
    return [
      {
        what: `${count.toLocaleString('en')} rows, checked, published and indexed`,
        measured: seconds,
        limit: (180 * count) / 10_000,
        unit: 's',
      },
      { what: 'heap in the last quarter against the first', measured: last! / first!, limit: 1.5, unit: '×' },
    ]
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

export default { name: 'import in bulk, PGlite', run } satisfies Bench
