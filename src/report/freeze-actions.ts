import type { Db, Trx } from '../db/open.ts'
import { append } from '../journal/index.ts'
import type { Agency, Person } from '../people/index.ts'
import type { Clock } from './actions.ts'
import { compileReport } from './compile/compile.ts'
import { type LaterChange, laterChanges } from './compile/later-changes.ts'
import { formOfReport } from './forms/index.ts'
import type { Report } from './report.ts'
import { contentOf, type Freeze, freezesOf, insertFreeze, yearEndOf } from './store.ts'
import type { StoredReport } from './stored-report.ts'

/** What the records count now, in the form of the report as it stands; for whoever is about to send it. */
export async function figuresToFreeze(db: Db, agency: Agency, report: StoredReport): Promise<Report> {
  const form = formOfReport(await contentOf(db, report, report.version))
  return compileReport(db, agency, report.year, form)
}

/**
 * Keeps what the records counted when a version left the office. A version is frozen once: sent a second time, or published after it was sent,
 * it is still held against the day on which it left.
 */
export async function freezeYear(
  trx: Trx,
  by: Person,
  agency: Agency,
  report: StoredReport,
  { cause, compiled }: Pick<Freeze, 'cause' | 'compiled'>,
  { now, today }: Clock,
): Promise<void> {
  const { version, year } = report
  if ((await freezesOf(trx, report)).some(freeze => freeze.version === version)) return
  await insertFreeze(trx, report, { version, at: now, frozenOn: today, actorId: by.id, actor: by.name, cause, compiled })
  await append(trx, {
    ...{ agencyId: agency.id, at: now, actor: by, action: 'report.frozen', subject: `report ${agency.slug}/${year}` },
    ...{ details: { version, cause }, article: '《政府信息公开条例》第五十条' },
  })
}

/** What the records counted on a day that is over: when a version left, or else when the year ended. */
export type FrozenDay = Pick<Freeze, 'version' | 'frozenOn' | 'actor' | 'compiled'> & { cause: Freeze['cause'] | 'yearEnd' }

/** The version that left last, as it was frozen, and what changed in the records since; while none has left, since the year ended. */
export type Frozen = { freeze: FrozenDay; changes: LaterChange[] }

export async function frozenOf(db: Db, agency: Agency, report: StoredReport): Promise<Frozen | null> {
  const freeze: FrozenDay | null = (await freezesOf(db, report)).at(-1) ?? (await yearEndAs(db, report))
  if (!freeze) return null
  const submitted = await contentOf(db, report, freeze.version)
  const newest = report.version === freeze.version ? submitted : await contentOf(db, report, report.version)
  const now = await compileReport(db, agency, report.year, formOfReport(submitted))
  return { freeze, changes: laterChanges({ submitted, frozen: freeze.compiled, now, newest }) }
}

async function yearEndAs(db: Db, { agencyId, year, version }: StoredReport): Promise<FrozenDay | null> {
  const end = await yearEndOf(db, agencyId, year)
  return end && { version, frozenOn: end.takenOn, actor: '', compiled: end.compiled, cause: 'yearEnd' }
}
