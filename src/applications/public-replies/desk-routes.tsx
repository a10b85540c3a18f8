import { Hono } from 'hono'
import { Conflict } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { fieldsOf, may, officeIn, type Person, sectionsFor } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { Refusal } from '../application.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import { caseAt } from '../replies/document-routes.tsx'
import type { ApplicationDeps } from '../routes.tsx'
import { settingsOf } from '../settings.ts'
import { mayFor } from '../step-actions.ts'
import { type Changed, type Draft, lookedThrough, mayStep, prepare, saveDraft, takeReplyStep } from './actions.ts'
import { actIn, chosenIn, textsIn } from './forms.ts'
import { masked, openFindings } from './masking.ts'
import { DeskRepliesPage } from './pages/desk-list.tsx'
import { DeskReplyPage } from './pages/desk-reply.tsx'
import { article44, barred, moved, type PublicReply, unfit } from './reply.ts'
import { type ReplyStepName, replyStepNames, ruleOf } from './steps.ts'
import { deskReplies, replyOfCase, replyStepsOf } from './store.ts'

type Typed = Readonly<Record<string, string>>
type Back = { typed: Typed; faults: Faults; refusal: Refusal | null; status: 200 | 409 | 422 }

const asked: Back = { typed: {}, faults: {}, refusal: null, status: 200 }
const wrong = (typed: Typed, faults: Faults): Back => ({ typed, faults, refusal: null, status: 422 })
const backFrom = (typed: Typed, changed: Exclude<Changed, { ok: true }>): Back =>
  'refusal' in changed ? { typed, faults: {}, refusal: changed.refusal, status: 409 } : wrong(typed, changed.faults)

/** 公开答复: the list of the office, and the public form of one case's reply from the first text to its withdrawal. */
export function publicReplyDeskRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, files, secrets, now } = deps
  const means = { files, secrets }
  const site = new Hono<SiteEnv<Person>>()

  site.get(`${places.applications}/:agency/replies`, async c => {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { office, person } = found
    const replies = await deskReplies(db, office.id, sectionsFor(person, 'application.read', office))
    const { showsReplies: isOn } = await settingsOf(db, office.id)
    const maySet = may(person, 'catalogue.manage', office)
    return c.html(<DeskRepliesPage page={c.get('page')} {...{ office, replies, isOn, maySet }} />)
  })

  site.get(`${caseAt}/reply`, async c => {
    const found = await caseIn(c, db)
    return found instanceof Response ? found : shown(c, found, asked)
  })

  site.post(`${caseAt}/reply`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const typed = await fieldsOf(c)
    const act = actIn(typed)
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const whose = { by: found.person, office: found.office, key: found.key }
    const seen = Number(typed['seen']) || 0
    const to = (done: string) => c.redirect(`${found.here}/reply?done=${done}`, 303)
    try {
      if (act.name === 'prepared') {
        const begun = await prepare(db, means, whose, clock)
        return begun.ok ? to('prepared') : await shown(c, found, backFrom(typed, begun))
      }
      const step = replyStepNames.find(name => name === act.name)
      if (step && step !== 'submitted' && step !== 'prepared') {
        const reason = typed['reason']?.trim().slice(0, 500) || null
        const taken = await takeReplyStep(db, means, whose, { step, seen, reason }, clock)
        return taken.ok ? to(step) : await shown(c, found, backFrom(typed, taken))
      }
      mayStep(found.person, 'submitted', found.office, found.application)
      const draft = await draftIn(found, typed)
      if (!draft.ok) return await shown(c, found, wrong(typed, draft.faults))
      const saved = await saveDraft(db, whose, seen, draft.draft, clock)
      if (!saved.ok) return await shown(c, found, backFrom(typed, saved))
      if (step !== 'submitted') return to('saved')
      const sent = await takeReplyStep(db, means, whose, { step, seen: saved.reply.revision, reason: null }, clock)
      // what was typed is kept by now: the form shows it as it is
      return sent.ok ? to('submitted') : await shown(c, found, backFrom({}, sent))
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      const latest = await replyOfCase(db, found.key)
      const again = { ...typed, ...(latest && { seen: String(latest.revision) }) }
      return shown(c, found, { typed: again, faults: {}, refusal: { why: error.message, cites: '' }, status: 409 })
    }
  })

  /** What the form says, after its button: masked, kept with a reason, taken up again. */
  async function draftIn(
    { key, application, person }: FoundCase,
    typed: Typed,
  ): Promise<{ ok: true; draft: Draft } | { ok: false; faults: Faults }> {
    const read = textsIn(typed)
    if (!read.ok) return read
    const before = await replyOfCase(db, key)
    const { offered } = await lookedThrough(db, means, key, application.number, { ...read.texts, chosen: [] })
    const chosen = chosenIn(typed, offered)
    const { findings } = await lookedThrough(db, means, key, application.number, { ...read.texts, chosen })
    const { name, at } = actIn(typed)
    const meant = findings.filter(({ fingerprint }) => fingerprint === at)
    const known = new Set(findings.map(({ fingerprint }) => fingerprint))
    const kept = Object.fromEntries(
      Object.entries(before?.kept ?? {}).filter(([one]) => known.has(one) && !(name === 'drop' && one === at)),
    )
    if (name === 'keep' && meant.some(({ isOwn }) => !isOwn)) {
      const reason = (typed[`reason-${at}`] ?? '').trim().slice(0, 200)
      if (reason === '') return { ok: false, faults: { [`reason-${at}`]: '请写明保留的理由。' } }
      kept[at] = { by: person.name, on: todayOf(), reason }
    }
    const toMask = name === 'maskAll' ? openFindings(findings, kept) : name === 'mask' ? meant : []
    return { ok: true, draft: { ...masked(read.texts, toMask), chosen, kept } }
  }

  const todayOf = () => deps.today()

  async function shown(c: Ctx, found: FoundCase, { status, ...back }: Back) {
    const { key, application, office, person } = found
    const reply = await replyOfCase(db, key)
    const looked = reply && (await lookedThrough(db, means, key, application.number, reply))
    const { showsReplies } = await settingsOf(db, office.id)
    const steps = reply ? await replyStepsOf(db, reply) : []
    const allowed = stepsFor(found, reply)
    const hindered = allowed.flatMap(step => barred(step, reply?.authors ?? [], person.id) ?? [])
    const off: Refusal | null = showsReplies ? null : { why: '本机关没有开通“公开答复”，请先在申请设置中开通。', cites: article44 }
    const against = reply?.state === 'withdrawn' ? null : (off ?? (reply?.state === 'public' ? doubtOf(application) : unfit(application)))
    return c.html(
      <DeskReplyPage
        page={c.get('page')}
        {...{ found, reply, against, steps, ...back }}
        {...{ offered: looked?.offered ?? [], findings: looked?.findings ?? [] }}
        can={allowed.filter(step => barred(step, reply?.authors ?? [], person.id) === null)}
        barred={hindered[0] ?? null}
        done={c.req.query('done') ?? null}
      />,
      status,
    )
  }

  return site
}

/** A case that was taken up again after its reply had been shown to everybody. */
const doubtOf = ({ state }: FoundCase['application']): Refusal | null =>
  state === 'settled' || state === 'archived'
    ? null
    : { why: '这件申请正在重新办理，请核对公开的答复是否仍然有效，必要时撤下。', cites: '《政府信息公开条例》第六条' }

/** The steps that the state and the person's rights allow. */
function stepsFor({ person, office, application }: FoundCase, reply: PublicReply | null): ReplyStepName[] {
  return replyStepNames.filter(
    step => moved(reply?.state ?? 'none', step).ok && ruleOf(step).by.some(right => mayFor(person, right, office, application)),
  )
}
