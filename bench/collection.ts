import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { loadConfig } from '../src/config.ts'
import { migrate } from '../src/db/migrate.ts'
import { type Db, open } from '../src/db/open.ts'
import { newId } from '../src/db/uuid.ts'
import { openFiles } from '../src/files/index.ts'
import { day } from '../src/law/index.ts'
import { mergedOf } from '../src/oversight/merged.ts'
import { collectionOf } from '../src/oversight/screen.ts'
import { findAgency } from '../src/people/index.ts'
import { makeLog } from '../src/web/log.ts'
import { settingsFrom } from '../src/web/settings.ts'
import { createSite } from '../src/web/site.tsx'
import { type Rooms, slices } from '../src/web/slices.ts'
import { means } from '../test/support/cases-of-applications.ts'
import { addPerson, entered, firstSetup, monday, passphrase, setUpOffice } from '../test/support/people.ts'
import { reportOf } from '../test/support/reports.ts'
import type { Bench, Result } from './result.ts'

/** The screen of a superior with very many bodies, and the sum of their reports, from PostgreSQL. */
const bodies = Number(process.env['BENCH_BODIES'] ?? 3000)
const year = 2025
const script = new URL('../scripts/ci-postgres.sh', import.meta.url).pathname
const rounds = 40

/** Bodies with reports of five years: what they submitted is written as it is, 300 kinds of report among them. */
async function fill(db: Db): Promise<void> {
  const { office, admin } = await setUpOffice(db)
  await addPerson(db, admin, office, 'officer', 'officer')
  const texts = Array.from({ length: 300 }, (_, seed) => JSON.stringify(reportOf('2021', { seed, agency: `样例${seed}局`, year })))
  for (let at = 0; at < bodies; at += 500) {
    const some = Array.from({ length: Math.min(500, bodies - at) }, (_, i) => ({ id: newId(), report: newId(), n: at + i }))
    const rows = JSON.stringify(some)
    const given = sql`jsonb_to_recordset(${rows}::jsonb) as b (id uuid, report uuid, n int)`
    await sql`insert into agencies (id, slug, name, level, parent_id, created_at)
      select b.id, 'body-' || b.n, '样例' || b.n || '局', 'county', ${office.id}, now() from ${given}`.execute(db)
    await sql`insert into reports (agency_id, id, year, state, seq, version, errors, warnings)
      select b.id, b.report, ${year}, 'draft', 1, 1, 0, 0 from ${given}`.execute(db)
    await sql`insert into report_steps (agency_id, report_id, seq, step, at, taken_on, actor, content, findings)
      select b.id, b.report, 1, 'imported', now(), '2026-01-10', '甲', (${texts}::text[])[1 + b.n % 300]::jsonb, '[]' from ${given}`.execute(
      db,
    )
    await sql`insert into report_standings (agency_id, year, superior_id, state, seq, version, first_submitted_on, submitted_on, returns,
        received, carried_in, carried_out, errors, warnings)
      select b.id, y, ${office.id}, 'accepted', 2, 1, '2026-01-11', '2026-01-11', 0, b.n % 90 + y % 7, 1, 1, 0, b.n % 3
      from ${given}, generate_series(${year - 4}::int, ${year}::int) as y`.execute(db)
  }
  await sql`analyze`.execute(db)
}

async function screens(db: Db): Promise<number[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-collection-'))
  const config = { ...loadConfig({}), dataDir }
  const rooms: Rooms = {
    ...{ files: openFiles(dataDir, { fileBytes: 1000 }), secrets: means.secrets },
    ...{ publicUrl: null, jobs: [], mailer: null },
  }
  const { token } = await entered(db, 'officer', passphrase)
  const site = createSite({
    db,
    config,
    settings: settingsFrom(db, config.site),
    now: () => monday,
    log: makeLog('silent', process.stderr),
    slices,
    rooms,
  })
  const times: number[] = []
  // the first rounds warm the program up: the screen is of a server that runs
  for (let round = -25; round < rounds; round++) {
    const start = performance.now()
    const path = `http://localhost/desk/collection/${firstSetup.slug}?year=${year}&p=${1 + (Math.abs(round) % 20)}`
    const response = await site.request(
      path,
      { headers: { cookie: `gongkai-session=${token}` } },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    )
    const html = await response.text()
    if (response.status !== 200 || !html.includes('</html>')) throw new Error(`${response.status}`)
    if (round >= 0) times.push(performance.now() - start)
  }
  rmSync(dataDir, { recursive: true, force: true })
  return times.sort((a, b) => a - b)
}

async function run(): Promise<Result[]> {
  const cluster = mkdtempSync(join(tmpdir(), 'gongkai-collection-pg-'))
  chmodSync(cluster, 0o755)
  execFileSync('bash', [script, 'start', join(cluster, 'pg')], { stdio: 'ignore' })
  try {
    const { db, close } = await open({ url: readFileSync(join(cluster, 'pg/url'), 'utf8').trim() })
    await migrate(db)
    await fill(db)
    const times = await screens(db)
    const superior = (await findAgency(db, { slug: firstSetup.slug }))!
    const merge = async () => {
      const start = performance.now()
      const joined = await mergedOf(db, await collectionOf(db, superior, year, day('2026-03-02')), false)
      if (!joined?.merged.ok || joined.included.length !== bodies) throw new Error('not all were merged')
      return performance.now() - start
    }
    const merges = [await merge(), await merge(), await merge()]
    await close()
    const name = bodies.toLocaleString('en')
    return [
      { what: `the superior's screen with ${name} bodies, p95`, measured: times[Math.ceil(rounds * 0.95) - 1]!, limit: 100, unit: 'ms' },
      { what: `the sum of ${name} reports that lie in PostgreSQL`, measured: Math.min(...merges) / 1000, limit: bodies / 3000, unit: 's' },
    ]
  } finally {
    execFileSync('bash', [script, 'stop', join(cluster, 'pg')], { stdio: 'ignore' })
    rmSync(cluster, { recursive: true, force: true })
  }
}

export default { name: "the superior's reports (issue 5)", run } satisfies Bench
