import { type Context, Hono } from 'hono'
import { calendarFor } from '../../days/index.ts'
import { isTaken } from '../../db/conflicts.ts'
import { remembered } from '../../db/remembered.ts'
import { newId } from '../../db/uuid.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { beijingMinute, type PlainDate, receiptOf } from '../../law/index.ts'
import { type Agency, type Person, publicOfficeIn } from '../../people/index.ts'
import { maskEmail } from '../../secrets/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { type Applicant, shownName, type Wish } from '../applicant.ts'
import { askedText, type Enclosed, submit, submitAll, type TakenAll } from '../intake.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { settingsOf } from '../settings.ts'
import { alike } from './alike.ts'
import { type Envelope, Envelopes } from './envelope.ts'
import { asideFacts, daysAhead } from './facts.ts'
import { applicationIn, mostSplit, parts, severalMatters, type Typed } from './fields.ts'
import { ApplyCheckPage } from './pages/check.tsx'
import { ApplyFormPage } from './pages/form.tsx'
import { ReceiptPage } from './pages/receipt.tsx'
import type { Patience } from './patience.ts'
import { encloseAll, sentIn } from './sent.ts'

type Ctx = Context<SiteEnv<Person>>

/** 提出申请: the form, its page of checking, and the receipt. Nothing of it is kept before it is sent. */
export function formRoutes(deps: ApplicationDeps, patience: Patience): Hono<SiteEnv<Person>> {
  const { db, files, secrets, now } = deps
  const reading = deps.reading ?? db
  const site = new Hono<SiteEnv<Person>>()
  const envelopes = new Envelopes(secrets)

  async function opened(c: Ctx): Promise<Agency> {
    c.header('cache-control', 'no-store')
    c.set('isInternal', true)
    const office = await publicOfficeIn(reading, c)
    const { takesOnline } = await remembered(reading, `applications ${office.id}`, () => settingsOf(reading, office.id))
    if (!takesOnline || office.dissolvedOn !== null) throw new NotFound('这个机关没有开通网上申请，请用指南中的其他渠道。')
    return office
  }

  const asideOf = (office: Agency) => remembered(reading, `aside ${office.id}`, () => asideFacts(reading, office))

  const newEnvelope = (): Envelope => ({ id: newId(now().getTime()), at: now().getTime(), files: [] })

  async function form(
    c: Ctx,
    office: Agency,
    typed: Typed,
    faults: Faults,
    envelope: Envelope,
    only: number | null,
    status: 200 | 422 = 200,
  ) {
    const aside = await asideOf(office)
    const isFresh = Object.keys(typed).length === 0
    const enclosed = envelope.files.map(({ stored }) => stored.name)
    const sealed = envelopes.seal(office.id, envelope)
    return c.html(
      <ApplyFormPage page={c.get('page')} {...{ office, typed, faults, enclosed, only, isFresh, aside }} envelope={sealed} />,
      status,
    )
  }

  site.get('/:agency/apply/new', async c => form(c, await opened(c), {}, {}, newEnvelope(), stepOf(c.req.query('one'))))

  site.post('/:agency/apply/new', async c => {
    const office = await opened(c)
    const { typed, texts, files: sent } = await sentIn(c)
    const before = envelopes.open(office.id, texts['envelope'] ?? '', now()) ?? newEnvelope()
    const only = stepOf(texts['one'])
    const { enclosed, faults: unfit } = await encloseAll(files, sent, before.files)
    const envelope = { ...before, files: enclosed }
    const go = texts['go']
    if (go === 'change') return form(c, office, typed, {}, envelope, null)
    if (go === 'back') return form(c, office, typed, unfit, envelope, only === null ? null : Math.max(0, only - 1))
    const read = applicationIn(typed)
    const all: Faults = { ...(read.ok ? {} : read.faults), ...unfit }
    if (only !== null && only < parts.length - 1) {
      const here: readonly string[] = [
        ...parts[only]!.fields,
        ...(parts[only]!.key === 'identity' ? ['identity', 'authorisation', 'enclosure'] : []),
      ]
      const faults = Object.fromEntries(Object.entries(all).filter(([field]) => here.includes(field)))
      return Object.keys(faults).length > 0
        ? form(c, office, typed, faults, envelope, only, 422)
        : form(c, office, typed, {}, envelope, only + 1)
    }
    if (!read.ok || Object.keys(all).length > 0) return form(c, office, typed, all, envelope, null, 422)
    const published = await alike(db, office.id, read.filled.wish.what)
    const challenge = await patience.challenge(now())
    return c.html(
      <ApplyCheckPage
        page={c.get('page')}
        {...{ office, typed, challenge, published }}
        filled={read.filled}
        envelope={envelopes.seal(office.id, envelope)}
        enclosed={enclosed.map(({ stored }) => stored.name)}
        several={severalMatters(read.filled.wish.what)}
        hints={[]}
      />,
    )
  })

  site.post('/:agency/apply/send', async c => {
    const office = await opened(c)
    const { typed, texts } = await sentIn(c)
    const envelope = envelopes.open(office.id, texts['envelope'] ?? '', now())
    const read = applicationIn(typed)
    if (!envelope || !read.ok) {
      const faults = read.ok ? { what: '填写已超过 12 小时，请重新核对后提交。' } : read.faults
      return form(c, office, typed, faults, envelope ?? newEnvelope(), null, 422)
    }
    await patience.mayApply(c, texts['solved'] ?? '')
    const { applicant, wish } = read.filled
    const today = c.get('page').today as PlainDate
    const several = texts['split'] === 'yes' ? severalMatters(wish.what) : []
    const wishes = several.length > 1 && several.length <= mostSplit ? several.map(what => ({ ...wish, what })) : [wish]
    const all = await filed(office, { applicant, wishes, files: envelope.files, id: envelope.id }, today).catch((error: unknown) => {
      if (isTaken(error, 'applications_pkey')) throw new Conflict('这份申请已经提交过。受理号和查询码在第一次提交后的页面和邮件中。')
      throw error
    })
    if (!all.ok) return form(c, office, typed, { what: all.refusal.why }, envelope, null, 422)
    const calendar = await remembered(reading, `calendar ${office.id}`, () => calendarFor(reading, office.id))
    const { confirmBy } = receiptOf({ channel: 'online', arrivedOn: today }, calendar)
    return c.html(
      <ReceiptPage
        page={c.get('page')}
        office={office}
        taken={all.taken.map(({ number, code }, i) => ({ number, code, asked: askedText(wishes[i]!) }))}
        sentAt={beijingMinute(now())}
        applicant={shownName(applicant)}
        enclosed={envelope.files.length}
        mailedTo={applicant.mail ? maskEmail(applicant.mail) : null}
        phone={(await asideOf(office)).phone}
        ahead={daysAhead(confirmBy!, calendar)}
      />,
    )
  })

  type Filing = { applicant: Applicant; wishes: readonly Wish[]; files: readonly Enclosed[]; id: string }

  /** The first carries the id of its form: sent twice, it comes in once. */
  async function filed(office: Agency, { applicant, wishes, files, id }: Filing, today: PlainDate): Promise<TakenAll> {
    const means = { secrets, publicUrl: deps.publicUrl }
    const clock = { now: now(), today }
    const intakes = wishes.map((wish, i) => ({
      ...{ arrivedOn: today, trackingNumber: '', applicant, wish, files },
      id: i === 0 ? id : newId(now().getTime()),
    }))
    if (intakes.length > 1) return submitAll(db, means, office, intakes, clock)
    const one = await submit(db, means, office, intakes[0]!, clock)
    return one.ok ? { ok: true, taken: [one] } : one
  }

  /** What is public already and looks like it (art. 36(1)): for the script of the form. */
  site.get('/:agency/apply/public', async c => {
    const office = await opened(c)
    const found = await alike(db, office.id, (c.req.query('q') ?? '').slice(0, 100))
    return c.json({ suggestions: found.map(({ title, path }) => ({ text: title, href: path })) })
  })

  return site
}

/** Which question, of those that are asked one after the other; null: all on one page. */
function stepOf(text: string | undefined): number | null {
  const step = /^\d$/.test(text ?? '') ? Number(text) : null
  return step !== null && step < parts.length ? step : null
}
