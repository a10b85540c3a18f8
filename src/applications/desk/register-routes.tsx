import { Hono } from 'hono'
import { calendarFor } from '../../days/index.ts'
import { isTaken } from '../../db/conflicts.ts'
import { newId } from '../../db/uuid.ts'
import { BadInput, Conflict } from '../../errors.ts'
import { type PlainDate, receiptOf } from '../../law/index.ts'
import { type Agency, may, officeIn, type Person } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { traitsOf } from '../applicant.ts'
import { alike } from '../apply/alike.ts'
import { type Envelope, Envelopes } from '../apply/envelope.ts'
import { asideFacts } from '../apply/facts.ts'
import { severalMatters } from '../apply/fields.ts'
import { encloseAll, receive, type Sent, sentIn } from '../apply/sent.ts'
import { registerAll } from '../intake.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { casesOfPerson } from '../store.ts'
import { type Ctx, caseAddress } from './office.ts'
import { RegisterPage, type Seen } from './pages/register.tsx'
import { RegisteredPage } from './pages/registered.tsx'
import { missingIn, type Registered, registeredIn } from './register-form.ts'
import { casesAbout } from './similar.ts'
import { triageOf, whereTo } from './triage.ts'

const registerAt = `${places.applications}/:agency/new`

/** What came in person, by post, fax or mail, written down with the day that counts (arts. 29, 31); looked at before it is taken in. */
export function registerRoutes({ db, files, secrets, publicUrl, now }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const envelopes = new Envelopes(secrets)
  const newEnvelope = (): Envelope => ({ id: newId(now().getTime()), at: now().getTime(), files: [] })
  type Shown = { typed: Record<string, string>; faults: Faults; envelope: Envelope; seen: Seen | null; status: 200 | 409 | 422 }

  function form(c: Ctx, office: Agency, { typed, faults, envelope, seen, status }: Shown) {
    const enclosed = envelope.files.map(({ stored }) => stored.name)
    const sealed = envelopes.seal(office.id, envelope)
    return c.html(<RegisterPage page={c.get('page')} {...{ office, typed, faults, enclosed, seen }} envelope={sealed} />, status)
  }

  site.get(registerAt, async c => {
    const found = await officeIn(c, db, 'application.write')
    if (found instanceof Response) return found
    return form(c, found.office, { typed: {}, faults: {}, envelope: newEnvelope(), seen: null, status: 200 })
  })

  site.post(registerAt, async c => {
    const found = await officeIn(c, db, 'application.write')
    if (found instanceof Response) return found
    const { person, office } = found
    const sent = await sentIn(c)
    const typed = sent.texts
    const before = envelopes.open(office.id, typed['envelope'] ?? '', now()) ?? newEnvelope()
    const { envelope, faults: unfit } = await enclosedIn(sent, before)
    const read = registeredIn(typed)
    const faults = { ...(read.ok ? {} : read.faults), ...unfit }
    if (!read.ok || Object.keys(faults).length > 0) return form(c, office, { typed, faults, envelope, seen: null, status: 422 })
    const seen = await seenBefore(person, office, read.values)
    // whoever has changed something since looks once more
    if (typed['go'] !== 'register' || typed['looked'] !== lookOf(typed))
      return form(c, office, { typed: { ...typed, looked: lookOf(typed) }, faults: {}, envelope, seen, status: 200 })
    return takeIn(c, { person, office }, read.values, { typed, envelope, seen })
  })

  async function takeIn(
    c: Ctx,
    { person, office }: { person: Person; office: Agency },
    values: Registered,
    kept: Pick<Shown, 'typed' | 'envelope' | 'seen'>,
  ) {
    const today = c.get('page').today as PlainDate
    const { wishes, ...rest } = values
    const intakes = wishes.map((wish, i) => ({
      ...{ ...rest, wish, files: kept.envelope.files, id: i === 0 ? kept.envelope.id : newId(now().getTime()) },
    }))
    const all = await registerAll(db, { secrets, publicUrl }, person, office, intakes, { now: now(), today }).catch((error: unknown) => {
      if (isTaken(error, 'applications_pkey')) throw new Conflict('这份申请已经登记过，请到清单中查看。')
      throw error
    })
    if (!all.ok) return form(c, office, { ...kept, faults: { arrivedOn: `${all.refusal.why}（${all.refusal.cites}）` }, status: 409 })
    const taken = all.taken.map((one, i) => ({ ...one, what: wishes[i]!.what }))
    const calendar = await calendarFor(db, office.id)
    const { confirmBy, receivedOn } = receiptOf(values, calendar)
    return c.html(<RegisteredPage page={c.get('page')} {...{ office, taken, confirmBy, receivedOn }} missing={missingIn(values)} />)
  }

  async function enclosedIn(sent: Sent, before: Envelope): Promise<{ envelope: Envelope; faults: Faults }> {
    const { enclosed, faults } = await encloseAll(files, sent.files, before.files)
    for (const file of sent.files.filter(({ field }) => field === 'scan'))
      try {
        if (enclosed.length >= 10) faults['scan'] = '最多上传 10 个文件。'
        else enclosed.push({ stored: await receive(files, file), purpose: 'scan' })
      } catch (error) {
        if (!(error instanceof BadInput)) throw error
        faults['scan'] = error.message
      }
    return { envelope: { ...before, files: enclosed }, faults }
  }

  /** What is there already, and what this may be: the same person's cases, the same matter, what is public, what is no application at all. */
  async function seenBefore(person: Person, office: Agency, { applicant, wishes }: Registered): Promise<Seen> {
    const what = wishes.map(wish => wish.what).join('\n')
    const hashes = traitsOf(applicant).flatMap(trait => secrets.tokenHashes(trait).map(hash => hash.toString('hex')))
    const ways = await asideFacts(db, office)
    const mayRead = may(person, 'application.read', office)
    const link = (one: Parameters<typeof caseAddress>[1]) => caseAddress(office, one)
    return {
      hints: triageOf(what, office.name).map(hint => ({ ...hint, where: whereTo(hint, ways) })),
      samePerson: mayRead ? (await casesOfPerson(db, office.id, hashes, null)).slice(0, 8).map(one => ({ one, href: link(one) })) : [],
      sameMatter: mayRead ? (await casesAbout(db, office.id, what, null)).map(one => ({ one, href: link(one) })) : [],
      published: await alike(db, office.id, what),
      several: severalMatters(what),
      missing: missingIn({ applicant }),
    }
  }

  return site
}

/** What was typed, for telling whether it is what was looked at. */
function lookOf(typed: Readonly<Record<string, string>>): string {
  const { envelope: _, go: _go, looked: _looked, split: _split, ...rest } = typed
  let sum = 0
  for (const letter of JSON.stringify(Object.entries(rest).sort())) sum = (sum * 31 + letter.codePointAt(0)!) % 0x7fffffff
  return sum.toString(36)
}
