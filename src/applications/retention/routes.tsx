import { Hono } from 'hono'
import { calendarFor } from '../../days/index.ts'
import { NotFound } from '../../errors.ts'
import { downloadHeaders } from '../../files/index.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import { fieldsOf, may, officeIn, type Person, sectionsFor } from '../../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../../publications/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { settingsOf } from '../settings.ts'
import { inTheWay } from './keeping.ts'
import { agreeToErase, demandErasure, holdBack, refuseDemand, release } from './keeping-actions.ts'
import { keptTable } from './kept-table.ts'
import { KeptCasePage } from './pages/kept-case.tsx'
import { KeptCasesPage } from './pages/kept-cases.tsx'
import { mayExport, personRoutes } from './person-routes.tsx'
import { keptCase, keptCases } from './store.ts'

const caseAt = '/desk/applications/:agency/:year{[12][0-9][0-9][0-9]}/:ordinal/retention'
const ahead = 90

/** 个人信息保存: what will be erased and when, what is held back, and one person's data on request. */
export function retentionRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, now } = deps
  const site = new Hono<SiteEnv<Person>>()

  async function listIn(c: Ctx) {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { office, person } = found
    const today = c.get('page').today as PlainDate
    const calendar = await calendarFor(db, office.id)
    const sections = sectionsFor(person, 'application.read', office)
    const cases = (await keptCases(db, office.id, addDays(today, ahead), sections)).map(one => ({
      ...one,
      against: inTheWay(one, { onDemand: false, today: addDays(one.keepUntil ?? today, 1), calendar }),
    }))
    return { ...found, cases, today }
  }

  site.get('/desk/applications/:agency/retention', async c => {
    const found = await listIn(c)
    if (found instanceof Response) return found
    const { keepYears } = await settingsOf(db, found.office.id)
    return c.html(<KeptCasesPage page={c.get('page')} {...found} {...{ keepYears, ahead }} mayExport={mayExport(found)} />)
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`/desk/applications/:agency/retention.${kind}`, async c => {
      const found = await listIn(c)
      if (found instanceof Response) return found
      const bytes = await tableFile(kind, keptTable(found.cases, found.today))
      const head = { name: `个人信息到期清单.${kind}`, mediaType: tableKinds[kind], bytes: bytes.length, sha256: '', private: true }
      return c.body(bytes, 200, { ...downloadHeaders(head), 'content-type': tableKinds[kind] })
    })

  async function page(c: Ctx, found: FoundCase, typed: Record<string, string> = {}, faults: Faults = {}, refused: string | null = null) {
    const kept = await keptCase(db, found.key)
    if (!kept) throw new NotFound('没有这件申请。')
    const today = c.get('page').today as PlainDate
    const calendar = await calendarFor(db, found.office.id)
    const rights = {
      mayDemand: may(found.person, 'application.write', found.office),
      mayAgree: may(found.person, 'application.approve', found.office) && kept.demandedBy !== found.person.id,
      mayHold: may(found.person, 'application.approve', found.office),
    }
    const against = inTheWay(kept, { onDemand: false, today, calendar })
    const againstDemand = inTheWay(kept, { onDemand: true, today, calendar })
    const status = refused ? 409 : Object.keys(faults).length > 0 ? 422 : 200
    const done = c.req.query('done') ?? null
    return c.html(
      <KeptCasePage page={c.get('page')} {...{ found, kept, rights, against, againstDemand, typed, faults, refused, done }} />,
      status,
    )
  }

  site.get(caseAt, async c => {
    const found = await caseIn(c, db)
    return found instanceof Response ? found : page(c, found)
  })

  site.post(`${caseAt}/:deed`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { person, office, key, here } = found
    const typed = await fieldsOf(c)
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const deed = c.req.param('deed')
    const why = (typed['why'] ?? '').trim()
    const unsaid = why === '' || why.length > 500 ? { why: why === '' ? '请写明理由。' : '最多 500 字。' } : null
    const went = (done: string) => c.redirect(`${here}/retention?done=${done}`, 303)
    if (deed === 'hold' || deed === 'demand') {
      if (unsaid) return page(c, found, typed, unsaid)
      if (deed === 'hold') {
        await holdBack(db, person, office, key, why, clock)
        return went(deed)
      }
      const asked = await demandErasure(db, person, office, key, why, clock)
      return asked.ok ? went(deed) : page(c, found, typed, {}, `${asked.refusal.why}（${asked.refusal.cites}）`)
    }
    if (deed === 'release') await release(db, person, office, key, clock)
    else if (deed === 'refuse') await refuseDemand(db, person, office, key, clock)
    else if (deed === 'agree') {
      const erased = await agreeToErase(db, person, office, key, clock)
      if (!erased.ok) return page(c, found, typed, {}, `${erased.refusal.why}（${erased.refusal.cites}）`)
    } else throw new NotFound('没有这个页面。')
    return went(deed)
  })

  site.route('/', personRoutes(deps))
  return site
}
