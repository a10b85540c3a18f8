import { Hono } from 'hono'
import { sentIn } from '../../applications/index.ts'
import { icsOf } from '../../document/calendar-file.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import type { PlainDate, Refusal } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { takeDisputeStep } from '../actions.ts'
import type { Details, Step } from '../dispute.ts'
import type { DisputeDeps } from '../routes.tsx'
import type { StepName } from '../steps.ts'
import { disputeFilesOf } from '../store.ts'
import { daysAhead, disputeFacts } from './facts.ts'
import { type Ctx, disputeIn, disputeName, type FoundDispute } from './office.ts'
import { DisputePage } from './pages/dispute.tsx'
import { StepPage } from './pages/step.tsx'
import { receivedFiles } from './received-files.ts'
import { stepIn, type Typed } from './step-details.ts'
import { choicesIn, stepForms } from './step-fields.ts'

const disputeAt = '/desk/disputes/:agency/:id'

/** The dispute: its periods, what happened, and what can be done now. */
export function disputeCaseRoutes({ db, files, now }: DisputeDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const todayOf = (c: Ctx) => c.get('page').today as PlainDate

  site.get(disputeAt, async c => {
    const found = await disputeIn(c, db)
    if (found instanceof Response) return found
    const facts = await disputeFacts(db, found, todayOf(c))
    return c.html(<DisputePage page={c.get('page')} {...{ found, facts }} done={c.req.query('done') ?? null} />)
  })

  site.get(`${disputeAt}/deadlines.ics`, async c => {
    const found = await disputeIn(c, db)
    if (found instanceof Response) return found
    const { dispute, here } = found
    const ahead = daysAhead(await disputeFacts(db, found, todayOf(c)), todayOf(c))
    const url = `${c.get('page').origin}${here}`
    const events = ahead.map(({ key, label, dueOn, because }) => ({
      ...{ uid: `${dispute.id}-${key}@${found.office.slug}`, on: dueOn, url },
      ...{ title: `${label} ${disputeName(dispute)}`, description: because[0]!.cites },
    }))
    return c.body(icsOf(`${disputeName(dispute)}期限`, events, now()), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="deadlines.ics"',
    })
  })

  site.get(`${disputeAt}/files/:file`, async c => {
    const found = await disputeIn(c, db)
    if (found instanceof Response) return found
    const own = (await disputeFilesOf(db, found.key)).find(({ fileId }) => fileId === c.req.param('file'))
    const file = own && (await fileOf(db, found.office.id, own.fileId))
    if (!file) throw new NotFound('没有这个文件。')
    const chunks: Uint8Array[] = []
    for await (const chunk of await files.get(file)) chunks.push(chunk as Uint8Array)
    return c.body(Buffer.concat(chunks), 200, downloadHeaders(file))
  })

  type Shown = { typed: Typed; faults?: Faults; refusal?: Refusal | null; newer?: readonly Step[]; status: 200 | 409 | 422 }

  async function form(c: Ctx, found: FoundDispute, step: StepName, { typed, faults = {}, refusal = null, newer = [], status }: Shown) {
    const facts = await disputeFacts(db, found, todayOf(c))
    const offer = facts.offers.find(one => one.step === step) ?? null
    const choices = choicesIn(found.dispute.kind, facts.steps)
    return c.html(<StepPage page={c.get('page')} {...{ found, step, choices, offer, typed, faults, refusal, newer }} />, status)
  }

  site.get(`${disputeAt}/steps/:step`, async c => {
    const found = await disputeIn(c, db)
    return found instanceof Response ? found : form(c, found, stepOf(c), { typed: {}, status: 200 })
  })

  site.post(`${disputeAt}/steps/:step`, async c => {
    const found = await disputeIn(c, db)
    if (found instanceof Response) return found
    const step = stepOf(c)
    const { texts: typed, files: sent } = await sentIn(c)
    const { steps } = await disputeFacts(db, found, todayOf(c))
    const read = stepIn(step, typed, steps, choicesIn(found.dispute.kind, steps))
    if (!read.ok) return form(c, found, step, { typed, faults: read.faults, status: 422 })
    const received = stepForms[step]!.takesFiles ? await receivedFiles(files, sent) : { ok: true as const, stored: [] }
    if (!received.ok) return form(c, found, step, { typed, faults: { file: received.fault }, status: 422 })
    const seen = Number(typed['seen']) || 0
    const { onDay, note } = read
    const taking = { step, seen, onDay, note, details: read.details as Details<StepName>, files: received.stored }
    try {
      const taken = await takeDisputeStep(db, found.person, found.office, found.key, taking, { now: now(), today: todayOf(c) })
      if (!taken.ok) return form(c, found, step, { typed, refusal: taken.refusal, status: 409 })
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const current = await disputeIn(c, db)
      if (current instanceof Response) return current
      const newer = (await disputeFacts(db, current, todayOf(c))).taken.filter(({ seq }) => seq > seen)
      return form(c, current, step, { typed, newer, status: 409 })
    }
    return c.redirect(`${found.here}?done=${step}`, 303)
  })

  return site
}

function stepOf(c: Ctx): StepName {
  const step = c.req.param('step') ?? ''
  if (!Object.hasOwn(stepForms, step)) throw new NotFound('没有这个步骤。')
  return step as StepName
}
