import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { migrate } from '../src/db/migrate.ts'
import { type Db, open } from '../src/db/open.ts'
import type { Agency } from '../src/people/index.ts'
import { enter } from '../src/registers/actions.ts'
import { entryIn } from '../src/registers/forms.ts'
import { cellsOf } from '../src/report/cells.ts'
import { compileReport } from '../src/report/compile/compile.ts'
import { explainCell } from '../src/report/compile/explain.ts'
import { inPerson, on, registered, taken } from '../test/support/cases-of-applications.ts'
import { addPerson, good, setUpOffice } from '../test/support/people.ts'
import type { Bench, Result } from './result.ts'

/** The report of a year out of a million records of it, and what stands behind each of its figures, from PostgreSQL. */
const records = Number(process.env['BENCH_RECORDS'] ?? 1_000_000)
const year = 2025
const script = new URL('../scripts/ci-postgres.sh', import.meta.url).pathname
const rounds = 5

const kinds = "array['naturalPerson', 'business', 'research', 'socialOrganization', 'legalService', 'otherOrganization']"
const outcomes =
  "array['granted', 'partlyGranted', 'refusedSecret', 'refusedThirdParty', 'notFound', 'otherAgency', 'petition', 'repeated', 'withdrawn', 'granted']"

/** Six tenths applications, the rest entries of the registers: each a copy of one that the program wrote, with days, kinds and outcomes of its own. */
async function fill(db: Db): Promise<Agency> {
  const { office, admin } = await setUpOffice(db)
  const officer = (await addPerson(db, admin, office, 'officer', 'officer')).person
  const stage = { db, agency: office, officer, reviewer: officer, leader: officer }
  const { key } = await registered(stage, inPerson('2025-01-06'))
  good(await taken(stage, officer, key, 'withdrawn', '2025-01-20', {}))
  const clock = on('2026-01-05')
  for (const register of ['licences', 'penalties'] as const) {
    const typed = { item: '事项', number: `样〔2025〕${register}`, decidedOn: '2025-02-03', party: '样例公司', partyKind: 'organisation' }
    const more: Record<string, string> =
      register === 'licences' ? { content: '准予' } : { facts: '超时营业', basis: '条例', content: '警告', category: '警告' }
    const read = entryIn(register, { ...typed, ...more }, clock.today)
    if (!read.ok) throw new Error(JSON.stringify(read.faults))
    good(await enter(db, officer, office, { register, sectionId: null, content: read.content }, clock))
  }
  await db.transaction().execute(async trx => {
    // Keys to rows of the same statement need no second look.
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`
      insert into applications select r.* from applications a, generate_series(1, ${Math.round(records * 0.6)}::int) n,
        lateral jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'ordinal', n + 10, 'number', '样申〔2025〕' || n || '号',
          'code_hash', null, 'applicant_kind', (${sql.raw(kinds)})[1 + n % 6], 'counted_as', (${sql.raw(outcomes)})[1 + n % 10],
          'received_on', date '2024-12-10' + n % 385, 'counted_on', case when n % 41 > 0 then date '2025-01-02' + n % 385 end)) r
      where a.agency_id = ${office.id}`.execute(trx)
    await sql`
      insert into register_entries select r.* from register_entries e, generate_series(1, ${Math.round(records * 0.2)}::int) n,
        lateral jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'decided_on', date '2025-01-01' + n % 365,
          'number', n::text, 'fingerprint', md5(e.register || n))) r
      where e.agency_id = ${office.id}`.execute(trx)
  })
  await sql`vacuum analyze`.execute(db)
  return office
}

/** One count over the same rows: what the database cannot do with less. */
const countOnly = async (db: Db, agencyId: string) => {
  await sql`select applicant_kind, counted_as, count(*) from applications where agency_id = ${agencyId}
    and (counted_on is null or counted_on >= ${`${year}-01-01`}) and received_on <= ${`${year}-12-31`} group by 1, 2`.execute(db)
  await sql`select register, count(*) from register_entries where agency_id = ${agencyId}
    and decided_on between ${`${year}-01-01`} and ${`${year}-12-31`} group by 1`.execute(db)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function run(): Promise<Result[]> {
  const cluster = mkdtempSync(join(tmpdir(), 'gongkai-compile-pg-'))
  chmodSync(cluster, 0o755)
  execFileSync('bash', [script, 'start', join(cluster, 'pg')], { stdio: 'ignore' })
  try {
    const { db, close } = await open({ url: readFileSync(join(cluster, 'pg/url'), 'utf8').trim() })
    await migrate(db)
    const office = await fill(db)
    const [compiled, counted]: number[][] = [[], []]
    for (let round = 0; round < rounds; round++) {
      compiled!.push(await timed(() => compileReport(db, office, year)))
      counted!.push(await timed(() => countOnly(db, office.id)))
    }
    const report = await compileReport(db, office, year)
    const cells = [...cellsOf(report)].filter(({ figure }) => figure !== null)
    const explained: { at: string; ms: number }[] = []
    for (const { at } of cells) {
      await explainCell(db, office, year, at)
      explained.push({ at, ms: await timed(() => explainCell(db, office, year, at)) })
    }
    await close()
    const slowest = explained.reduce((a, b) => (a.ms > b.ms ? a : b))
    const [best, least] = [Math.min(...compiled!), Math.min(...counted!)]
    return [
      { what: `a report of ${records.toLocaleString('en')} records of the year`, measured: best / 1000, limit: 2, unit: 's' },
      { what: 'against one count … group by over the same rows', measured: best / least, limit: 1.5, unit: '×' },
      { what: `what stands behind a cell, the slowest: ${slowest.at}`, measured: slowest.ms, limit: 50, unit: 'ms' },
    ]
  } finally {
    execFileSync('bash', [script, 'stop', join(cluster, 'pg')], { stdio: 'ignore' })
    rmSync(cluster, { recursive: true, force: true })
  }
}

export default { name: 'the report of a year from its records (issue 5)', run } satisfies Bench
