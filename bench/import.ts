import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { migrate } from '../src/db/migrate.ts'
import { type Db, open, type Where } from '../src/db/open.ts'
import { newId } from '../src/db/uuid.ts'
import { openFiles } from '../src/files/index.ts'
import { day } from '../src/law/index.ts'
import { findAgency } from '../src/people/index.ts'
import { insertColumns } from '../src/publications/catalogue/store.ts'
import { standardCatalogue } from '../src/publications/catalogue/template.ts'
import { runImport } from '../src/publications/import/run.ts'
import { openSource } from '../src/publications/import/source.ts'
import type { Bench, Result } from './result.ts'

/** Ten thousand rows of a list: within three minutes on either database, told as they come, and memory does not grow with them. */
const count = Number(process.env['IMPORT_ROWS'] ?? 10_000)
const limit = (180 * count) / 10_000
/** One look at the heap in so many chunks. */
const sampled = Math.max(1, Math.floor(count / 50 / 20))
const script = new URL('../scripts/ci-postgres.sh', import.meta.url).pathname

/** What is held, in MB, once all that nobody waits for is swept away. */
function heap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / 1e6
}

async function officeIn(db: Db) {
  await migrate(db)
  const id = newId()
  const slug = `bench-${id.slice(-8)}`
  await db
    .insertInto('agencies')
    .values({ id, slug, name: '示例局', level: 'county', createdAt: new Date(0) })
    .execute()
  await db
    .insertInto('journalHeads')
    .values({ agencyId: id, seq: 0, hash: '0'.repeat(64) })
    .onConflict(one => one.doNothing())
    .execute()
  await db.transaction().execute(trx => insertColumns(trx, id, standardCatalogue()))
  return (await findAgency(db, { slug }))!
}

async function into(name: string, where: Where, folder: string): Promise<Result[]> {
  const { db, close } = await open(where)
  try {
    const agency = await officeIn(db)
    const source = await openSource(join(folder, 'list.csv'))
    const [heaps, told]: [number[], number[]] = [[], []]
    const files = openFiles(join(folder, name), { fileBytes: 20_000_000 })
    const [start, cpu] = [performance.now(), process.cpuUsage()]
    const done = await runImport(
      { db, files },
      null,
      agency,
      source,
      { now: new Date(), today: day('2026-11-23') },
      {
        told: () => {
          told.push(performance.now())
          if (told.length % sampled === 0) heaps.push(heap())
        },
      },
    )
    const { user, system } = process.cpuUsage(cpu)
    // The embedded database works on our own processor's clock, whatever else the machine does meanwhile.
    const seconds = 'url' in where ? (performance.now() - start) / 1000 : (user + system) / 1e6
    if (done.publish !== count) throw new Error(`only ${done.publish} of ${count} were imported: ${JSON.stringify(done)}`)
    const quarter = Math.ceil(heaps.length / 4)
    const [first, last] = [heaps.slice(0, quarter), heaps.slice(-quarter)].map(some => Math.max(...some))
    const longest = Math.max(...told.map((at, i) => at - (told[i - 1] ?? start)))
    return [
      { what: `${name}: ${count.toLocaleString('en')} rows, checked, published and indexed`, measured: seconds, limit, unit: 's' },
      { what: `${name}: the longest between two words of progress`, measured: longest / 1000, limit: 5, unit: 's' },
      { what: `${name}: heap in the last quarter against the first`, measured: last! / first!, limit: 1.5, unit: '×' },
    ]
  } finally {
    await close()
  }
}

async function run(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-import-'))
  const given = process.env['BENCH_DATABASE_URL']
  const server = join(folder, 'postgres')
  try {
    const body = '为了方便群众办事，现将有关事项通知如下，请遵照执行。'.repeat(12)
    const rows = Array.from({ length: count }, (_, i) => `第${i}号通知,2023-05-04,通知公告,第${i}号。${body},示政〔2023〕${i + 1}号`)
    writeFileSync(join(folder, 'list.csv'), ['标题,发布日期,栏目,正文,文号', ...rows].join('\n'))
    // the user that PostgreSQL runs as goes through here
    chmodSync(folder, 0o755)
    if (!given) execFileSync('bash', [script, 'start', server], { stdio: 'ignore' })
    const url = given ?? readFileSync(join(server, 'url'), 'utf8').trim()
    return [
      ...(await into('PostgreSQL', { url }, folder)),
      ...(process.env['BENCH_EMBEDDED'] === 'no' ? [] : await into('PGlite', { dataDir: join(folder, 'data') }, folder)),
    ]
  } finally {
    if (!given) execFileSync('bash', [script, 'stop', server], { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  }
}

export default { name: 'import in bulk', run } satisfies Bench
