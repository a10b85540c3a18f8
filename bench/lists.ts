import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { sql } from 'kysely'
import { loadConfig } from '../src/config.ts'
import { migrate } from '../src/db/migrate.ts'
import { type Db, open } from '../src/db/open.ts'
import { openFiles } from '../src/files/index.ts'
import { Secrets } from '../src/secrets/index.ts'
import { makeLog } from '../src/web/log.ts'
import { settingsFrom } from '../src/web/settings.ts'
import { createSite } from '../src/web/site.tsx'
import { type Rooms, slices } from '../src/web/slices.ts'
import { fill } from './portal/fill.ts'
import type { Bench, Result } from './result.ts'

/** BENCH_ITEMS scales the large portal; BENCH_LISTS_URL names a database, which is filled once and used as it is after. */
const large = Number(process.env['BENCH_ITEMS'] ?? 1_000_000)
const small = 10_000
const onPage = 20
const script = new URL('../scripts/ci-postgres.sh', import.meta.url).pathname

/** The median milliseconds of a whole answer over HTTP, uncached. */
async function timesOf(db: Db, paths: readonly string[]): Promise<number[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-lists-'))
  const config = { ...loadConfig({}), dataDir }
  const rooms: Rooms = {
    ...{ files: openFiles(dataDir, { fileBytes: 1000 }), secrets: new Secrets('a secret of the bench, 32 characters') },
    ...{ publicUrl: null, jobs: [], mailer: null },
  }
  const [settings, now] = [settingsFrom(db, config.site), () => new Date('2026-03-02T01:00:00Z')]
  const site = createSite({ db, config, settings, now, log: makeLog('silent', process.stderr), slices, rooms })
  const server = createAdaptorServer({ fetch: site.fetch })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const medians: number[] = []
    for (const path of paths) {
      const times: number[] = []
      for (let round = 0; round < 40; round++) {
        const start = performance.now()
        const response = await fetch(address + path)
        const html = await response.text()
        if (response.status !== 200 || !(html.includes('/liebiao/items/') || html.includes('没有符合')))
          throw new Error(`${response.status} ${path}`)
        times.push(performance.now() - start)
      }
      medians.push(times.slice(10).toSorted((a, b) => a - b)[15]!)
    }
    return medians
  } finally {
    server.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measured(db: Db, items: number, limit: number): Promise<Result[]> {
  const page = Math.min(10_000, Math.floor((items * 0.9) / onPage))
  const { rows } = await sql<{ after: string }>`
    select listed_on || '_' || number as after from public_places where place = 'part:content'
    order by listed_on desc, number desc offset ${page * onPage - 1} limit 1`.execute(db)
  const lists = {
    'first page of everything': '/liebiao/content',
    [`page ${page}`]: `/liebiao/content?after=${rows[0]!.after}`,
    'one column': '/liebiao/content/normative',
    'repealed documents': '/liebiao/content?validity=repealed',
    'one kind, in one year': '/liebiao/content?genre=%E5%85%AC%E5%91%8A&from=2012-01-01&to=2012-12-31',
    'a section that has none': '/liebiao/content?section=00000000-0000-7000-8000-000000000000',
    'the home page': '/liebiao',
  }
  const times = await timesOf(db, Object.values(lists))
  const name = `${items.toLocaleString('en')} items`
  const [first, deep] = times
  return [
    ...Object.keys(lists).map((what, i) => ({ what: `${name}: ${what}`, measured: times[i]!, limit, unit: 'ms' })),
    { what: `${name}: page ${page} against the first`, measured: deep! / first!, limit: 1.5, unit: '×' },
  ]
}

async function onServer(url: string): Promise<Result[]> {
  const { db, close } = await open({ url })
  try {
    await migrate(db)
    if (!(await db.selectFrom('agencies').select('id').limit(1).executeTakeFirst())) await fill(db, large, true)
    return await measured(db, large, 20)
  } finally {
    await close()
  }
}

async function embedded(): Promise<Result[]> {
  const { db, close } = await open({ memory: true })
  try {
    await migrate(db)
    await fill(db, small, false)
    return await measured(db, small, 50)
  } finally {
    await close()
  }
}

export default {
  name: 'lists of the portal, whole answers made anew',
  async run(): Promise<Result[]> {
    const given = process.env['BENCH_LISTS_URL']
    if (given) return [...(await onServer(given)), ...(await embedded())]
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-lists-'))
    chmodSync(folder, 0o755)
    try {
      execFileSync('bash', [script, 'start', folder], { stdio: 'ignore' })
      return [...(await onServer(readFileSync(join(folder, 'url'), 'utf8').trim())), ...(await embedded())]
    } finally {
      execFileSync('bash', [script, 'stop', folder], { stdio: 'ignore' })
      rmSync(folder, { recursive: true, force: true })
    }
  },
} satisfies Bench
