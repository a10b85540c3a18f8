import { Hono } from 'hono'
import { Conflict } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { fieldsOf, findAgency, type Person, standingAgencies } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { Refusal } from '../application.ts'
import { caseFacts } from '../desk/case-facts.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import { draftLetter } from '../replies/documents.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { contactOf, coveringLetters } from './covering-letter.ts'
import { handOver } from './hand-over.ts'
import { HandOverPage } from './pages/hand-over.tsx'

const handOverAt = '/desk/applications/:agency/:year{[12][0-9][0-9][0-9]}/:ordinal/hand-over'
type Back = { typed: Readonly<Record<string, string>>; faults: Faults; refusal: Refusal | null; status: 200 | 409 | 422 }

/** 转至有关机关: a case of another agency of the system ends here and is received there (art. 36(5)). */
export function handOverRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, now } = deps
  const site = new Hono<SiteEnv<Person>>()

  async function page(c: Ctx, found: FoundCase, { status, ...back }: Back) {
    const { offers, documents } = await caseFacts(db, found, c.get('page').today as PlainDate)
    const offer = offers.find(({ step }) => step === 'handedOver') ?? null
    const others = (await standingAgencies(db)).filter(({ id }) => id !== found.office.id)
    const letters = coveringLetters(documents)
    return c.html(<HandOverPage page={c.get('page')} {...{ found, offer, others, letters, ...back }} />, status)
  }

  site.get(handOverAt, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    return page(c, found, { typed: {}, faults: {}, refusal: null, status: 200 })
  })

  site.post(handOverAt, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { person, office, key, here } = found
    const typed = await fieldsOf(c)
    const [wanted, agreed, why] = ['to', 'agreed', 'why'].map(name => (typed[name] ?? '').trim()) as [string, string, string]
    const isLetter = typed['first'] === 'letter'
    const chosen = (await standingAgencies(db)).find(({ slug, name }) => slug === wanted || name === wanted)
    const to = chosen && (await findAgency(db, { id: chosen.id }))
    const faults: Record<string, string> = {}
    if (!to) faults['to'] = '请选择本系统的一个机关。'
    if (agreed.length > 200) faults['agreed'] = '最多 200 字。'
    else if (agreed === '' && !isLetter) faults['agreed'] = '请写明申请人怎样同意；没有同意的，书面答复。'
    if (why === '' || why.length > 1000) faults['why'] = why === '' ? '请说明理由。' : '最多 1000 字。'
    if (!to || Object.keys(faults).length > 0) return page(c, found, { typed, faults, refusal: null, status: 422 })
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    if (isLetter) {
      const inputs = { name: to.name, contact: await contactOf(db, to), reason: why }
      const drafted = await draftLetter(db, deps, person, office, key, { kind: 'handoverLetter', inputs }, clock)
      if (!drafted.ok) return page(c, found, { typed, faults: {}, refusal: drafted.refusal, status: 409 })
      return c.redirect(`${here}/documents/${drafted.id}?done=drafted`, 303)
    }
    try {
      const handed = await handOver(db, deps, person, office, key, { to, why, agreed, seen: Number(typed['seen']) || 0 }, clock)
      if (!handed.ok) return page(c, found, { typed, faults: {}, refusal: handed.refusal, status: 409 })
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      // what was typed is not lost: the form comes back with it, for the case as it is now
      const newer = await caseIn(c, db)
      if (newer instanceof Response) return newer
      const refusal = { why: error.message, cites: '' }
      return page(c, newer, { typed: { ...typed, seen: String(newer.application.seq) }, faults: {}, refusal, status: 409 })
    }
    return c.redirect(`${here}?done=handedOver`, 303)
  })

  return site
}
