import { isTaken } from '../../db/conflicts.ts'
import type { Db, Trx } from '../../db/open.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { append } from '../../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import type { Clock } from '../actions.ts'
import type { Finding } from '../check/index.ts'
import { reportOfYear, stepsOf } from '../store.ts'
import type { Step, StoredReport } from '../stored-report.ts'
import { type DecidedFinding, type DecisionName, faultOf, openErrors, withDecisions } from './decisions.ts'
import { findingDecisionsOf, insertFindingDecision } from './store.ts'

/** What the check found in the newest version, each with what was decided about it. */
export async function decidedFindingsOf(db: Db | Trx, report: StoredReport, taken?: readonly Step[]): Promise<DecidedFinding[]> {
  const steps = taken ?? (await stepsOf(db, report))
  return decidedOf(db, report, steps.find(({ seq }) => seq === report.version)?.findings ?? [])
}

/** Any findings of the report, those of an older version too, with what was decided about them. */
export async function decidedOf(
  db: Db | Trx,
  report: Pick<StoredReport, 'agencyId' | 'id'>,
  findings: readonly Finding[],
): Promise<DecidedFinding[]> {
  return withDecisions(findings, await findingDecisionsOf(db, report))
}

/** How many errors of the newest version nobody has answered for. */
export async function openErrorsOf(db: Db | Trx, report: StoredReport): Promise<number> {
  return report.errors === 0 ? 0 : openErrors(await decidedFindingsOf(db, report))
}

/** `seen`: the last decision on the report that the person saw; 0: none. */
export type Deciding = { fingerprint: string; decision: DecisionName; reason: string | null; seen: number }
export type Decided = { ok: true } | { ok: false; faults: Readonly<Record<string, string>> }

/** Decides about a finding of the year's report. Throws Forbidden, NotFound, and Conflict where somebody was faster. */
export async function decideFinding(
  db: Db,
  by: Person,
  agency: Agency,
  year: number,
  { fingerprint, decision, reason, seen }: Deciding,
  { now, today }: Clock,
): Promise<Decided> {
  mustBeAllowed(by, 'report.write', agency)
  try {
    return await db.transaction().execute(async (trx): Promise<Decided> => {
      const report = await reportOfYear(trx, agency.id, year)
      if (!report) throw new NotFound('没有这一年度的报告。')
      const before = await findingDecisionsOf(trx, report)
      if (before.length !== seen) throw overtaken()
      const finding = (await decidedFindingsOf(trx, report)).find(one => one.fingerprint === fingerprint)
      if (!finding) throw new Conflict('报告已经改过，这一处不在了。请重新打开页面。')
      const fault = faultOf(decision, reason, finding.decided)
      if (fault) return { ok: false, faults: { [`reason-${fingerprint}`]: fault } }
      const seq = seen + 1
      const who = { at: now, onDay: today, actorId: by.id, actor: by.name }
      await insertFindingDecision(trx, report, { seq, fingerprint, decision, reason, ...who })
      const { rule, at } = finding
      await append(trx, {
        ...{ agencyId: agency.id, at: now, actor: by, action: 'report.finding-decided', subject: `report ${agency.slug}/${year}` },
        ...{ details: { seq, rule, at, decision, reason }, article: '《政府信息公开条例》第五十条' },
      })
      return { ok: true }
    })
  } catch (error) {
    if (isTaken(error, 'report_finding_decisions_pkey')) throw overtaken()
    throw error
  }
}

const overtaken = () => new Conflict('别人刚刚处理了这份报告的发现。请重新打开页面，看过最新的情况再办。')
