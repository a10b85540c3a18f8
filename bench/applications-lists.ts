import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { sql } from 'kysely'
import { recompute } from '../src/applications/recompute.ts'
import { loadConfig } from '../src/config.ts'
import { migrate } from '../src/db/migrate.ts'
import { type Db, open } from '../src/db/open.ts'
import { openFiles } from '../src/files/index.ts'
import { makeLog } from '../src/web/log.ts'
import { settingsFrom } from '../src/web/settings.ts'
import { createSite } from '../src/web/site.tsx'
import { type Rooms, slices } from '../src/web/slices.ts'
import { means } from '../test/support/cases-of-applications.ts'
import { entered, firstSetup, monday, passphrase } from '../test/support/people.ts'
import { fillCases } from './applications/fill.ts'
import type { Bench, Result } from './result.ts'

/** BENCH_CASES scales what is in the database; BENCH_CASES_URL names a database, which is filled once and used as it is after. */
const cases = Number(process.env['BENCH_CASES'] ?? 200_000)
const open100k = Number(process.env['BENCH_OPEN_CASES'] ?? 20_000)
const script = new URL('../scripts/ci-postgres.sh', import.meta.url).pathname
const rounds = 60

type Measured = { p95: number; cpu: number }

/** Milliseconds of whole answers over HTTP, for an officer who is signed in: the 95th percentile, and what this process computed for one. */
async function timesOf(db: Db, paths: Record<string, readonly string[]>): Promise<Map<string, Measured>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-cases-'))
  const config = { ...loadConfig({}), dataDir }
  const rooms: Rooms = {
    ...{ files: openFiles(dataDir, { fileBytes: 1000 }), secrets: means.secrets },
    ...{ publicUrl: null, jobs: [], mailer: null },
  }
  const { token } = await entered(db, 'officer', passphrase)
  const settings = settingsFrom(db, config.site)
  const site = createSite({ db, config, settings, now: () => monday, log: makeLog('silent', process.stderr), slices, rooms })
  const server = createAdaptorServer({ fetch: site.fetch })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const measured = new Map<string, Measured>()
  try {
    for (const [what, some] of Object.entries(paths)) {
      const times: number[] = []
      let cpu = process.cpuUsage()
      for (let round = -10; round < rounds; round++) {
        if (round === 0) cpu = process.cpuUsage()
        const [path, start] = [some[(round + some.length * 10) % some.length]!, performance.now()]
        const response = await fetch(address + path, { headers: { cookie: `gongkai-session=${token}` }, redirect: 'manual' })
        const html = await response.text()
        if (response.status !== 200 || !html.includes('</html>')) throw new Error(`${response.status} ${path}`)
        if (round >= 0) times.push(performance.now() - start)
      }
      const { user, system } = process.cpuUsage(cpu)
      measured.set(what, { p95: times.toSorted((a, b) => a - b)[Math.ceil(rounds * 0.95) - 1]!, cpu: (user + system) / 1000 / rounds })
    }
    return measured
  } finally {
    server.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Cases of all ages, evenly; and where page 200 of all begins. */
async function placesIn(db: Db): Promise<{ some: string[]; after: string }> {
  const { rows } = await sql<{ year: number; ordinal: number }>`
    select year, ordinal from applications a join agencies g on g.id = a.agency_id and g.slug = ${firstSetup.slug}
    order by md5(a.id::text) limit ${rounds}`.execute(db)
  const { rows: deep } = await sql<{ at: Date; id: string }>`
    select submitted_at as at, a.id from applications a join agencies g on g.id = a.agency_id and g.slug = ${firstSetup.slug}
    order by submitted_at desc, id offset ${Math.min(10_000, cases / 2)} limit 1`.execute(db)
  return { some: rows.map(({ year, ordinal }) => `${year}/${ordinal}`), after: `${deep[0]!.at.toISOString()}_${deep[0]!.id}` }
}

async function ofDesk(db: Db): Promise<Result[]> {
  const desk = `/desk/applications/${firstSetup.slug}`
  const { some, after } = await placesIn(db)
  const words = (...all: string[]) => all.map(q => `${desk}?list=all&q=${encodeURIComponent(q)}`)
  const pages: Record<string, readonly string[]> = {
    ...Object.fromEntries(['open', 'mine', 'section', 'waiting', 'settled', 'all'].map(list => [`list ${list}`, [`${desk}?list=${list}`]])),
    'due in 3 and 7 days, overdue': ['in3', 'in7', 'overdue'].map(due => `${desk}?due=${due}`),
    'everything, deep down': [`${desk}?list=all&after=${after}`],
    'search, common words': words('街道', '征地', '申请公开', '台账'),
    'search, rare words': words('编号4711）', '〔2019〕6143号', '长安街道2009年征地补偿的合同', '编号12345'),
    'search, words that are nowhere': words('核电', '没有这样的词', 'zzz', '街征'),
    'search among those in hand': ['征地', '编号47', '没有'].map(q => `${desk}?q=${encodeURIComponent(q)}`),
    board: [`${desk}/board`],
    calendar: [`${desk}/calendar`],
    'a case': some.map(at => `${desk}/${at}`),
  }
  const name = `${cases.toLocaleString('en')} cases`
  return [...(await timesOf(db, pages))].map(([what, { p95, cpu }]) => ({
    ...{
      what: `${name}: ${what}, p95 (${cpu.toFixed(1)} ms of CPU in node)`,
      measured: p95,
      limit: what === 'a case' ? 30 : 50,
      unit: 'ms',
    },
  }))
}

/** All open cases worked out again, as after a notice of the year's holidays: nothing moves, then everything. */
async function ofRecompute(url: string): Promise<Result[]> {
  const own = new URL(url)
  own.pathname = '/gongkai_recompute'
  const outer = await open({ url })
  await sql`create database gongkai_recompute`.execute(outer.db)
  const { db, close } = await open({ url: own.href })
  try {
    await migrate(db)
    const { office, others } = await fillCases(db, open100k, { archived: 0 })
    const results: Result[] = []
    const before = process.memoryUsage().heapUsed
    for (const [what, spoil] of [
      ['none has moved', null],
      ['every one has moved', sql`update applications set due_on = due_on + 1 where state not in ('settled', 'archived')`],
    ] as const) {
      await spoil?.execute(db)
      const [start, cpu] = [performance.now(), process.cpuUsage()]
      for (const { id } of [office, ...others]) await recompute(db, id, { onlyOpen: true })
      const { user, system } = process.cpuUsage(cpu)
      results.push({
        what: `${open100k.toLocaleString('en')} open cases worked out again, ${what} (${((user + system) / 1e6).toFixed(1)} s of CPU in node)`,
        ...{ measured: (performance.now() - start) / 1000, limit: (60 * open100k) / 100_000, unit: 's' },
      })
    }
    const grown = (process.memoryUsage().heapUsed - before) / 1e6
    return [...results, { what: 'and the heap has grown by', measured: grown, limit: 150, unit: 'MB' }]
  } finally {
    await close()
    await sql`drop database gongkai_recompute`.execute(outer.db)
    await outer.close()
  }
}

async function onServer(url: string): Promise<Result[]> {
  const { db, close } = await open({ url })
  try {
    await migrate(db)
    if (!(await db.selectFrom('agencies').select('id').limit(1).executeTakeFirst())) await fillCases(db, cases)
    return [...(await ofDesk(db)), ...(await ofRecompute(url))]
  } finally {
    await close()
  }
}

export default {
  name: 'applications on the desk (issue 4)',
  async run(): Promise<Result[]> {
    const given = process.env['BENCH_CASES_URL']
    if (given) return onServer(given)
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-cases-'))
    chmodSync(folder, 0o755)
    try {
      execFileSync('bash', [script, 'start', folder], { stdio: 'ignore' })
      return await onServer(readFileSync(join(folder, 'url'), 'utf8').trim())
    } finally {
      execFileSync('bash', [script, 'stop', folder], { stdio: 'ignore' })
      rmSync(folder, { recursive: true, force: true })
    }
  },
} satisfies Bench
