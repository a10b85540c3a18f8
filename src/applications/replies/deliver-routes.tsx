import { Hono } from 'hono'
import { documentPdf } from '../../document/pdf.ts'
import { BadInput, Conflict } from '../../errors.ts'
import { downloadHeaders, type Stored } from '../../files/index.ts'
import { type DeliveryName, deliveries, type PlainDate, parseDay } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { lastOf, type Refusal, sinceReopened } from '../application.ts'
import { receive, sentIn } from '../apply/sent.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import { serviceReturn } from '../letters/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { deliver } from './deliver.ts'
import { caseAt } from './document-routes.tsx'
import { usualDelivery } from './facts-of-case.ts'
import { isReply, titleOf } from './notice-steps.ts'
import { DeliverPage } from './pages/deliver.tsx'
import { type CaseRecord, recordOf } from './record.ts'

type Back = { typed: Record<string, string>; faults: Faults; refusal: Refusal | null; status: 200 | 409 | 422 }

/** Delivery with its proof, and the paper that is signed on the doorstep. */
export function deliverRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, files, now } = deps
  const site = new Hono<SiteEnv<Person>>()

  const form = (c: Ctx, found: FoundCase, { status, ...back }: Back) =>
    c.html(<DeliverPage page={c.get('page')} {...{ found, ...back }} />, status)

  site.get(`${caseAt}/deliver`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const record = await recordOf(db, deps, found.key)
    const by = record.own ? usualDelivery(record.own.wish) : 'post'
    const typed = { by, to: by === 'electronic' ? '本网站' : '' }
    return form(c, found, { typed, faults: {}, refusal: null, status: 200 })
  })

  site.post(`${caseAt}/deliver`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { texts, files: sent } = await sentIn(c)
    const again = (faults: Faults, refusal: Refusal | null, status: 409 | 422) => form(c, found, { typed: texts, faults, refusal, status })
    const line = (name: string) => (texts[name] ?? '').trim().slice(0, 200)
    const [by, onDay, to, trackingNumber] = [line('by'), parseDay(line('onDay')), line('to'), line('trackingNumber')]
    const faults = {
      ...(!Object.hasOwn(deliveries, by) && { by: '请选择送达方式。' }),
      ...(!onDay && { onDay: '填写日期，写成 2026-03-02。' }),
      ...(to === '' && { to: '请填写送至何处。' }),
      ...(by === 'post' && trackingNumber === '' && { trackingNumber: '邮寄的，请填写邮件编号。' }),
    }
    if (Object.keys(faults).length > 0) return again(faults, null, 422)
    const proofs: Stored[] = []
    try {
      for (const file of sent.filter(({ field }) => field === 'file').slice(0, 10)) proofs.push(await receive(files, file))
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return again({ file: error.message }, null, 422)
    }
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const delivering = { by: by as DeliveryName, to, trackingNumber, onDay: onDay!, seen: Number(texts['seen']) || 0 }
    const note = texts['note']?.trim().slice(0, 4000) || null
    try {
      const taken = await deliver(db, files, found.person, found.office, found.key, { ...delivering, note, proofs }, clock)
      if (!taken.ok) return again({}, taken.refusal, 409)
      return c.redirect(`${found.here}?done=delivered`, 303)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const newer = await caseIn(c, db)
      if (newer instanceof Response) return newer
      const typed = { ...texts, seen: String(newer.application.seq) }
      return form(c, newer, { typed, faults: {}, refusal: { why: error.message, cites: '' }, status: 409 })
    }
  })

  site.get(`${caseAt}/deliver/return.pdf`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const bytes = await documentPdf(serviceReturn(returnFacts(await recordOf(db, deps, found.key))))
    const head = {
      name: `送达回证${found.application.number}.pdf`,
      mediaType: 'application/pdf',
      bytes: bytes.length,
      sha256: '',
      private: true,
    }
    return c.body(Buffer.from(bytes), 200, downloadHeaders(head))
  })

  return site
}

/** The service return as the record fills it; what a hand has to write stays blank. */
export function returnFacts({ office, application, taken, documents, own }: CaseRecord): Parameters<typeof serviceReturn>[0] {
  const steps = sinceReopened(taken)
  const [sent, signed] = [lastOf(steps, 'delivered'), lastOf(steps, 'signedFor')]
  const letters = documents.filter(({ kind, state }) => isReply(kind) && state === 'signed')
  const delivery = sent?.details.by ?? (own ? usualDelivery(own.wish) : 'byHand')
  return {
    ...{ agency: office.name, caseNumber: application.number, recipient: own?.applicant.name ?? application.applicant, delivery },
    documents: letters.map(({ kind, number }) => ({ title: titleOf(kind), number })),
    address: sent?.details.to ?? own?.applicant.address ?? null,
    ...(sent?.details.trackingNumber && { tracking: sent.details.trackingNumber }),
    ...(sent && { sentOn: sent.onDay }),
    ...(signed && { signedOn: signed.onDay, receivedBy: signed.details.signedBy }),
  }
}
