import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/db/migrate.ts'
import { type Database, type Db, open } from '../src/db/open.ts'
import { putEntry, search } from '../src/search/index.ts'
import type { Bench, Result } from './result.ts'
import { syntheticEntries } from './search/entries.ts'
import { benchAgencies, fillIndex } from './search/fill.ts'
import { apart, both, common, others, queries, rare } from './search/queries.ts'

/** BENCH_ENTRIES scales the large index; BENCH_DATABASE_URL names a database of a former run, which is used as it is. */
const large = Number(process.env['BENCH_ENTRIES'] ?? 1_000_000)
const small = 10_000
const script = new URL('../scripts/ci-postgres.sh', import.meta.url).pathname

const percentile = (times: readonly number[], share: number) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1]!

/** Milliseconds of each question, asked as the page asks it; the first round, which loads the dictionary, does not count. */
async function timesOf(db: Db, texts: readonly string[], agencies: readonly string[] | null = null): Promise<number[]> {
  await search(db, { text: '预热', agencies })
  const times: number[] = []
  for (const text of texts) {
    const start = performance.now()
    await search(db, { text, agencies })
    times.push(performance.now() - start)
  }
  return times
}

/** The slowest of the pages that a reader may turn to, as a multiple of the first. */
async function growth(db: Db, order: 'relevance' | 'date'): Promise<number> {
  const pages: number[] = []
  let cursor: string | null = null
  for (let page = 0; page < 120; page++) {
    const start = performance.now()
    const found: Awaited<ReturnType<typeof search>> = await search(db, { text: '通知', agencies: null, order, cursor })
    pages.push(performance.now() - start)
    cursor = found.next
    if (!cursor) break
  }
  return percentile(pages.slice(-20), 0.5) / percentile(pages.slice(0, 20), 0.5)
}

async function insertTime(db: Db): Promise<number> {
  const times: number[] = []
  for (const entry of syntheticEntries(benchAgencies, 300, 2 + Math.floor(Math.random() * 60_000))) {
    const start = performance.now()
    await db.transaction().execute(trx => putEntry(trx, entry))
    times.push(performance.now() - start)
  }
  return times.reduce((sum, time) => sum + time, 0) / times.length
}

async function ofLarge(db: Db): Promise<Result[]> {
  const name = `${(large / 1_000_000).toFixed(1)} million`
  const p95 = async (what: string, texts: readonly string[], agencies?: readonly string[]): Promise<Result> => ({
    what: `${name}: ${what}, p95`,
    measured: percentile(await timesOf(db, texts, agencies), 0.95),
    ...{ limit: 50, unit: 'ms' },
  })
  const beside: Result[] = []
  for (const [what, texts] of Object.entries(others)) beside.push(await p95(what, [...texts, ...texts, ...texts]))
  return [
    await p95('the 200 queries', queries),
    await p95('rare', rare),
    await p95('common', common),
    await p95('rare and common', both),
    await p95('common words seldom together', apart),
    ...beside,
    await p95('the 200 queries in one of twenty agencies', queries, [benchAgencies[3]!.id]),
    { what: `${name}: pages 101–120 against 1–20, by day`, measured: await growth(db, 'date'), limit: 1.5, unit: '×' },
    { what: `${name}: pages 101–120 against 1–20, by relevance`, measured: await growth(db, 'relevance'), limit: 1.5, unit: '×' },
    { what: `${name}: an entry put in`, measured: await insertTime(db), limit: 5, unit: 'ms' },
  ]
}

async function ofSmall(): Promise<Result[]> {
  const database = await open({ memory: true })
  try {
    await migrate(database.db)
    await fillIndex(database.db, small)
    const measured = percentile(await timesOf(database.db, queries), 0.95)
    return [{ what: '10,000 in the embedded database: the 200 queries, p95', measured, limit: 50, unit: 'ms' }]
  } finally {
    await database.close()
  }
}

/** A server of this run, or one that is there already. */
async function onServer<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const given = process.env['BENCH_DATABASE_URL']
  const directory = given ? null : mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  if (directory) {
    chmodSync(directory, 0o755)
    execFileSync('bash', [script, 'start', directory], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const database = await open({ url: given ?? readFileSync(join(directory!, 'url'), 'utf8').trim() })
  try {
    await migrate(database.db)
    await fillIndex(database.db, large)
    return await work(database)
  } finally {
    await database.close()
    if (directory) {
      execFileSync('bash', [script, 'stop', directory])
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

export default {
  name: 'search (house.md 1; issue 3)',
  run: async () => [...(await ofSmall()), ...(await onServer(({ db }) => ofLarge(db)))],
} satisfies Bench
