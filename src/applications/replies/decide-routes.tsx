import { Hono } from 'hono'
import { Conflict } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { lastOf, type Refusal } from '../application.ts'
import { alike } from '../apply/alike.ts'
import { sentIn } from '../apply/sent.ts'
import type { DecisionFault } from '../decision.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import { earlierReplies } from '../links/earlier.ts'
import { caseMeant } from '../links/shown.ts'
import { mayBeOffered, neverEnclosed } from '../redaction/gate.ts'
import { redactionsOf } from '../redaction/store.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { decide, draftOf, faultsOf } from './decide.ts'
import { decisionIn, itemField, itemsIn, type Typed, typedOf } from './decision-form.ts'
import { caseAt } from './document-routes.tsx'
import { DecidePage } from './pages/decide.tsx'
import { type CaseRecord, recordOf } from './record.ts'

type Back = { typed: Typed; faults: Faults; refusal: Refusal | null; against: readonly DecisionFault[]; status: 200 | 409 | 422 }

/** Drafting the answer: the decision and its letter. */
export function decideRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, now } = deps
  const site = new Hono<SiteEnv<Person>>()

  /** Files that may go with the answer: not those in whose place a copy goes out (art. 37). */
  async function offered({ key, files }: CaseRecord) {
    const redactions = await redactionsOf(db, key)
    return files.filter(file => !neverEnclosed.includes(file.purpose) && mayBeOffered(file, redactions))
  }

  async function form(c: Ctx, found: FoundCase, back: Back) {
    const record = await recordOf(db, deps, found.key)
    const files = await offered(record)
    const published = await alike(db, found.office.id, found.application.asked)
    const hasDraft = (await draftOf(db, found.key)) !== null
    const { status, ...rest } = back
    return c.html(<DecidePage page={c.get('page')} {...{ found, published, files, hasDraft, ...rest }} />, status)
  }

  /** Art. 36(6): what was answered before, from the case that this one is said to repeat. */
  async function repeatOf(found: FoundCase, typed: string): Promise<Typed> {
    const one = typed && (await caseMeant(db, found.application, typed))
    if (!one || !mayFor(found.person, 'application.read', found.office, one)) return {}
    const [earlier] = await earlierReplies(db, found.application, [one])
    if (!earlier?.number) return {}
    return { [itemField(0, 'outcome')]: 'repeated', earlierNumber: earlier.number, earlierOn: earlier.on }
  }

  site.get(`${caseAt}/decide`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const record = await recordOf(db, deps, found.key)
    const before = lastOf(record.taken, 'decided')?.details.decision
    const draft = await draftOf(db, found.key)
    const repeats = before ? {} : await repeatOf(found, c.req.query('repeats') ?? '')
    const typed = before ? typedOf(before, draft?.content.inputs.delivery) : { [itemField(0, 'text')]: found.application.asked, ...repeats }
    return form(c, found, { typed: { ...typed, ...(draft && { keeps: 'on' }) }, faults: {}, refusal: null, against: [], status: 200 })
  })

  site.post(`${caseAt}/decide`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const again = (status: 200 | 409 | 422, more: Partial<Back>) =>
      form(c, found, { typed: texts, faults: {}, refusal: null, against: [], status, ...more })
    if (texts['more'] === 'item') return again(200, { typed: { ...texts, [itemField(itemsIn(texts), 'text')]: '' } })
    const record = await recordOf(db, deps, found.key)
    const read = decisionIn(
      texts,
      (await offered(record)).map(({ fileId }) => fileId),
    )
    if (!read.ok) return again(422, { faults: read.faults })
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const against = await faultsOf(db, record, read.decision, clock)
    if (texts['more'] === 'check') return again(200, { against })
    if (against.some(({ level }) => level === 'error')) return again(409, { against })
    const deciding = {
      ...{ decision: read.decision, inputs: { ...(read.delivery && { delivery: read.delivery }) }, note: texts['note']?.trim() || null },
      ...{ seen: Number(texts['seen']) || 0, keepsText: texts['keeps'] === 'on' },
    }
    try {
      const taken = await decide(db, deps, found.person, found.office, found.key, deciding, clock)
      if (!taken.ok) return again(409, { refusal: taken.refusal, against })
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      // what was typed is not lost: the page comes back with it, and with the case as it is now
      const typed = { ...texts, seen: String(found.application.seq) }
      return again(409, { typed, refusal: { why: error.message, cites: '' }, against })
    }
    const draft = await draftOf(db, found.key)
    return c.redirect(`${found.here}/documents/${draft!.id}?done=drafted`, 303)
  })

  return site
}
