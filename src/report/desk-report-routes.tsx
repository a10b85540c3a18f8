import { type Context, Hono } from 'hono'
import { BadInput, NotFound } from '../errors.ts'
import { downloadHeaders } from '../files/index.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, type FoundOffice, may, officeIn, type Person } from '../people/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { type Taken, takeStep } from './actions.ts'
import { sentIn } from './check-routes.tsx'
import { fields } from './fields.ts'
import { decidedFindingsOf, decideFinding } from './findings/actions.ts'
import { findingDecisionsOf } from './findings/store.ts'
import { frozenOf } from './freeze-actions.ts'
import { deskReportOf } from './pages/desk.tsx'
import { DeskReportPage } from './pages/desk-report.tsx'
import { FiguresToCopyPage } from './pages/figures-to-copy.tsx'
import type { ReportDeps, ReportEnv } from './routes.tsx'
import { attachSignedCopy, scanKinds } from './signed/actions.ts'
import { signedCopiesOf } from './signed/store.ts'
import { rightsOf, ruleOf, type StepName } from './steps.ts'
import { contentOf, reportOfYear, stepsOf } from './store.ts'
import { isSigned, type StoredReport, stepsFrom } from './stored-report.ts'

type Ctx = Context<ReportEnv>
type Back = { tried?: StepName; reason: string; faults: Faults; refusal: { why: string; cites: string } | null; done: string | null }
const nothing: Back = { reason: '', faults: {}, refusal: null, done: null }

/** `/desk/reports/:agency/:year`: one year's report, what the check found and what is decided about it, its steps and its signed copy. */
export function deskReportRoutes({ db, now, today, files }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const here = '/desk/reports/:agency/:year{[12][0-9][0-9][0-9]}'
  const clock = () => ({ now: now(), today: today() as PlainDate })
  const yearIn = (c: Ctx) => Number(c.req.param('year'))

  site.get(here, async c => {
    const found = await officeIn(c, db, 'report.read')
    return found instanceof Response ? found : shown(c, found, { ...nothing, done: c.req.query('done') ?? null })
  })

  site.get(`${here}/figures`, async c => {
    const found = await officeIn(c, db, 'report.read')
    if (found instanceof Response) return found
    const stored = await storedIn(c, found)
    const report = await contentOf(db, stored, stored.version)
    return c.html(<FiguresToCopyPage page={c.get('page')} office={found.office} year={stored.year} report={report} />)
  })

  for (const step of ['handedIn', 'approved', 'sentBack', 'published', 'withdrawn'] as const)
    site.post(`${here}/${step}`, async c => {
      const found = await officeIn(c, db, rightsOf(step))
      if (found instanceof Response) return found
      const { texts } = await sentIn(c)
      const back = { ...nothing, tried: step, reason: texts['reason'] ?? '' }
      const checked = checkedFields(fields.step, texts)
      if (!checked.ok) return shown(c, found, { ...back, faults: checked.faults }, 422)
      const outcome: Taken = await takeStep(db, found.person, found.office, yearIn(c), { step, ...checked.values }, clock())
      if (outcome.ok) return c.redirect(`${deskReportOf(found.office, yearIn(c))}?done=${step}`, 303)
      if ('faults' in outcome) return shown(c, found, { ...back, faults: outcome.faults }, 422)
      return shown(c, found, { ...back, refusal: outcome.refusal }, 409)
    })

  site.post(`${here}/findings`, async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const checked = checkedFields(fields.decision, texts)
    // The faults of a finding's form stand at its own field, of which the page has many.
    const at = `reason-${texts['fingerprint'] ?? ''}`
    const back = { ...nothing, reason: texts['reason'] ?? '' }
    if (!checked.ok) return shown(c, found, { ...back, faults: { [at]: Object.values(checked.faults)[0]! } }, 422)
    const decided = await decideFinding(db, found.person, found.office, yearIn(c), checked.values, clock())
    if (!decided.ok) return shown(c, found, { ...back, faults: decided.faults }, 422)
    return c.redirect(`${deskReportOf(found.office, yearIn(c))}?done=decided#fd`, 303)
  })

  site.post(`${here}/signed`, async c => {
    const found = await officeIn(c, db, 'report.write')
    if (found instanceof Response) return found
    const { texts, files: sent } = await sentIn(c)
    const checked = checkedFields(fields.signed, texts)
    const file = sent['signed']
    const refused = (fault: string) => shown(c, found, { ...nothing, faults: { signed: fault } }, 422)
    if (!checked.ok) return refused(Object.values(checked.faults)[0]!)
    if (!file) return refused('请选择签字盖章件的扫描文件（PDF、图片或者 OFD）。')
    try {
      const stored = await files.put(file.bytes, { name: file.name, private: true, kinds: scanKinds })
      await attachSignedCopy(db, found.person, found.office, { year: yearIn(c), version: checked.values.version, stored }, clock())
    } catch (error) {
      if (error instanceof BadInput) return refused(error.message)
      throw error
    }
    return c.redirect(`${deskReportOf(found.office, yearIn(c))}?done=signed`, 303)
  })

  site.get(`${here}/signed/:file`, async c => {
    const found = await officeIn(c, db, 'report.read')
    if (found instanceof Response) return found
    const copy = (await signedCopiesOf(db, await storedIn(c, found))).find(({ fileId }) => fileId === c.req.param('file'))
    if (!copy) throw new NotFound('没有这个文件。')
    return c.body(await bytesOf(copy), 200, downloadHeaders(copy, { inline: true }))
  })

  async function bytesOf(copy: Parameters<typeof files.get>[0]): Promise<Buffer<ArrayBuffer>> {
    const chunks: Uint8Array[] = []
    for await (const chunk of await files.get(copy)) chunks.push(chunk as Uint8Array)
    return Buffer.concat(chunks)
  }

  async function storedIn(c: Ctx, { office }: FoundOffice) {
    const stored = await reportOfYear(db, office.id, yearIn(c))
    if (!stored) throw new NotFound('没有这一年度的报告。')
    return stored
  }

  async function shown(c: Ctx, found: FoundOffice, back: Back, status: 200 | 409 | 422 = 200): Promise<Response> {
    const { person, office } = found
    const stored = await storedIn(c, found)
    const taken = await stepsOf(db, stored)
    const one = {
      ...{ stored, taken, report: await contentOf(db, stored, stored.version), frozen: await frozenOf(db, office, stored) },
      next: stepsFrom(stored).map(step => ({ step, may: mayTake(person, office, stored, step) })),
      ...{ findings: await decidedFindingsOf(db, stored, taken), decided: (await findingDecisionsOf(db, stored)).length },
      ...{ signed: await signedCopiesOf(db, stored), mayWrite: may(person, 'report.write', office) },
    }
    return c.html(<DeskReportPage page={c.get('page')} office={office} shown={one} {...back} />, status)
  }

  return site
}

/** By the step's own right; what is signed is released by whoever prepared it, too. */
function mayTake(person: Person, office: Agency, stored: StoredReport, step: StepName): boolean {
  const { right, onceApproved } = ruleOf(step)
  return may(person, right, office) || (onceApproved !== undefined && isSigned(stored) && may(person, onceApproved, office))
}
