import { Hono } from 'hono'
import { NotFound } from '../errors.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, formIn, officeIn, type Person } from '../people/index.ts'
import { byGravity, contentOf, decidedOf, reportOfYear, stepsOf } from '../report/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { accept, giveBack, remind, type Taken } from './actions.ts'
import { type Ctx, yearIn } from './in-address.ts'
import { bodyAddress, submissionAddress } from './pages/addresses.ts'
import { BodyPage } from './pages/body.tsx'
import type { OversightDeps } from './routes.tsx'
import { type BodyLine, type Collection, collectionOf } from './screen.ts'
import { stepsOfYear } from './store.ts'

const year = ':year{[12][0-9][0-9][0-9]}'

/** One body's report as its superior judges it: sent back with a number, accepted, asked for. */
export function bodyRoutes({ db, secrets, publicUrl, now, today }: OversightDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const clock = () => ({ now: now(), today: today() as PlainDate })
  const here = `${places.collection}/:agency/:body/${year}`

  type Found = { person: Person; superior: Agency; shown: Collection; line: BodyLine }
  async function bodyIn(c: Ctx): Promise<Found | Response> {
    const found = await officeIn(c, db, 'report.collect')
    if (found instanceof Response) return found
    const shown = await collectionOf(db, found.office, yearIn(c), today() as PlainDate)
    const line = shown.lines.find(({ body }) => body.slug === c.req.param('body'))
    if (!line) throw new NotFound('下级机关中没有这个机关。')
    return { person: found.person, superior: found.office, shown, line }
  }

  /** What was submitted: of a draft the superior sees that there is one. */
  async function sentOf({ body, standing: { version } }: BodyLine, year: number) {
    const report = version === null ? null : await reportOfYear(db, body.id, year)
    if (!report || version === null) return null
    const brought = (await stepsOf(db, report)).find(({ seq }) => seq === version)
    return { report: await contentOf(db, report, version), findings: await decidedOf(db, report, brought?.findings ?? []) }
  }

  type Tried = { typed: Record<string, string>; chosen: readonly string[]; faults: Faults; refusal: { why: string; cites: string } | null }
  async function page(c: Ctx, { superior, shown, line }: Found, tried: Tried) {
    const taken = await stepsOfYear(db, { agencyId: line.body.id, year: shown.year })
    const sent = await sentOf(line, shown.year)
    const status = tried.refusal ? 409 : Object.keys(tried.faults).length > 0 ? 422 : 200
    const done = c.req.query('done') ?? null
    return c.html(<BodyPage page={c.get('page')} year={shown.year} {...{ superior, line, taken, sent, done, ...tried }} />, status)
  }

  site.get(here, async c => {
    const found = await bodyIn(c)
    return found instanceof Response ? found : page(c, found, { typed: {}, chosen: [], faults: {}, refusal: null })
  })

  for (const step of ['returned', 'accepted', 'reminded'] as const)
    site.post(`${here}/${step}`, async c => {
      const found = await bodyIn(c)
      if (found instanceof Response) return found
      const { superior, shown, line } = found
      const { fields } = await formIn(c)
      const typed = { ...Object.fromEntries(fields), form: step }
      const note = (typed as Record<string, string>)['note']?.replace(/\0/g, '').trim().slice(0, 1000) || null
      const seen = Number((typed as Record<string, string>)['seen'])
      const about = { body: line.body, year: shown.year, seen: Number.isInteger(seen) ? seen : -1, note }
      const chosen = fields.flatMap(([name, value]) => (name === 'finding' ? [value] : []))
      const outcome = await taken(found, step, about, chosen)
      if (outcome.ok) return c.redirect(`${bodyAddress(superior, line.body, shown.year)}?done=${step}`, 303)
      return page(c, found, {
        typed,
        chosen,
        faults: 'faults' in outcome ? outcome.faults : {},
        refusal: 'refusal' in outcome ? outcome.refusal : null,
      })
    })

  async function taken(
    { person, shown, line }: Found,
    step: 'returned' | 'accepted' | 'reminded',
    about: Parameters<typeof accept>[2],
    chosen: readonly string[],
  ): Promise<Taken> {
    if (step === 'accepted') return accept(db, person, about, clock())
    if (step === 'reminded') {
      const url = publicUrl && publicUrl + submissionAddress(line.body, shown.year)
      return remind(db, secrets, person, { ...about, dueOn: shown.dueOn, url }, clock())
    }
    const findings = byGravity((await sentOf(line, shown.year))?.findings ?? [])
    const remarks = chosen.flatMap(index => {
      const finding = /^\d{1,4}$/.test(index) ? findings[Number(index)] : undefined
      return finding ? [{ at: finding.at, rule: finding.rule, text: finding.message }] : []
    })
    return giveBack(db, person, { ...about, remarks }, clock())
  }

  return site
}
