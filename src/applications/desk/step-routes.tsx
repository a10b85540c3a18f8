import { Hono } from 'hono'
import { BadInput, Conflict, NotFound } from '../../errors.ts'
import type { Stored } from '../../files/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { type Details, lastOf, type Refusal } from '../application.ts'
import { receive, sentIn } from '../apply/sent.ts'
import { decisionFaults } from '../decision.ts'
import { personPlace } from '../intake.ts'
import { documentsOf } from '../replies/document-store.ts'
import { pageOfStep } from '../replies/pages-of-steps.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { type Effect, takeStep } from '../step-actions.ts'
import type { StepName } from '../steps.ts'
import { type Key, updateSealed } from '../store.ts'
import { type CaseFacts, caseFacts, choicesIn, sealedIn } from './case-facts.ts'
import { type Ctx, caseIn, type FoundCase } from './office.ts'
import { ConflictPage } from './pages/conflict.tsx'
import { StepPage } from './pages/step.tsx'
import { stepIn, type Typed } from './step-details.ts'
import { stepForms } from './step-fields.ts'

type Env = SiteEnv<Person>
const stepAt = '/desk/applications/:agency/:year{[12][0-9][0-9][0-9]}/:ordinal/steps/:step'

/** One small form for each step of a case; what the law refuses it refuses with its article, and nothing that was typed is lost. */
export function stepRoutes({ db, files, secrets, now }: ApplicationDeps): Hono<Env> {
  const site = new Hono<Env>()
  type Shown = { typed: Typed; faults: Faults; refusal: Refusal | null; status: 200 | 409 | 422 }

  async function form(c: Ctx, found: FoundCase, step: StepName, facts: CaseFacts, shown: Shown) {
    const offer = facts.offers.find(one => one.step === step) ?? null
    const { typed, faults, refusal, status } = shown
    const choices = choicesIn(facts)
    return c.html(<StepPage page={c.get('page')} {...{ found, step, facts, choices, offer, typed, faults, refusal }} />, status)
  }

  site.get(stepAt, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const facts = await caseFacts(db, found, c.get('page').today as PlainDate)
    const own = pageOfStep(stepOf(c), found.here, await documentsOf(db, found.key))
    if (own) return c.redirect(own, 303)
    return form(c, found, stepOf(c), facts, { typed: {}, faults: {}, refusal: null, status: 200 })
  })

  site.post(stepAt, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const step = stepOf(c)
    const { texts, files: sent } = await sentIn(c)
    const today = c.get('page').today as PlainDate
    const facts = await caseFacts(db, found, today)
    // a reply goes out with its text, checks, number and files: those steps are taken on the pages of their own alone
    const hasReply = lastOf(facts.taken, 'decided')?.details.decision !== undefined
    const onOwnPage: readonly StepName[] = [
      'decided',
      'reviewed',
      'returned',
      'signed',
      'handedOver',
      ...(hasReply ? ['delivered' as const] : []),
    ]
    const own = onOwnPage.includes(step) ? pageOfStep(step, found.here, await documentsOf(db, found.key)) : null
    if (own) return c.redirect(own, 303)
    const read = stepIn(step, texts, facts.taken, choicesIn(facts))
    const again = (faults: Faults, refusal: Refusal | null, status: 409 | 422) =>
      form(c, found, step, facts, { typed: texts, faults, refusal, status })
    if (!read.ok) return again(read.faults, null, 422)
    const against = step === 'signed' ? contradiction(facts, read.onDay) : null
    if (against) return again({}, against, 409)
    const purpose = stepForms[step]!.files
    const enclosed: { stored: Stored; purpose: string; forApplicant: boolean }[] = []
    try {
      for (const file of purpose ? sent.filter(({ field }) => field === 'file').slice(0, 10) : [])
        enclosed.push({ stored: await receive(files, file), purpose: purpose!, forApplicant: false })
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return again({ file: error.message }, null, 422)
    }
    const taking = { step, seen: Number(texts['seen']) || 0, onDay: read.onDay, note: read.note, files: enclosed }
    const effect: Effect | undefined = step === 'contactChanged' ? trx => changeContact(trx, found.key, texts) : undefined
    try {
      const clock = { now: now(), today }
      const taken = await takeStep(
        db,
        found.person,
        found.office,
        found.key,
        { ...taking, details: read.details as Details<StepName> },
        clock,
        effect,
      )
      if (!taken.ok) return again({}, taken.refusal, 409)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const current = await caseIn(c, db)
      if (current instanceof Response) return current
      const newer = (await caseFacts(db, current, today)).taken.filter(({ seq }) => seq > taking.seen)
      return c.html(<ConflictPage page={c.get('page')} {...{ found: current, step, newer, typed: texts }} />, 409)
    }
    return c.redirect(`${found.here}?done=${step}`, 303)
  })

  async function changeContact(trx: Parameters<typeof updateSealed>[0], key: Key, texts: Typed): Promise<void> {
    const own = await sealedIn(trx, secrets, key)
    if (!own) throw new NotFound('个人信息已经按期删除。')
    const changed = Object.fromEntries(
      (['phone', 'mail', 'address'] as const).flatMap(name => (texts[name]?.trim() ? [[name, texts[name].trim().slice(0, 200)]] : [])),
    )
    const applicant = { ...own.applicant, ...changed }
    await updateSealed(trx, key, { sealed: secrets.encrypt(JSON.stringify({ ...own, applicant }), personPlace(key)) })
  }

  return site
}

function stepOf(c: Ctx): StepName {
  const step = c.req.param('step') ?? ''
  if (!Object.hasOwn(stepForms, step)) throw new NotFound('没有这个步骤。')
  return step as StepName
}

/** What contradicts the decision that is to be signed, the first of it. */
function contradiction({ taken }: CaseFacts, on: PlainDate): Refusal | null {
  const decision = lastOf(taken, 'decided')?.details.decision
  return decision ? (decisionFaults(decision, taken, on).find(({ level }) => level === 'error') ?? null) : null
}
