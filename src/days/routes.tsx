import { type Context, Hono } from 'hono'
import type { Db } from '../db/open.ts'
import { Forbidden, NotFound } from '../errors.ts'
import type { PlainDate } from '../law/index.ts'
import { type Agency, agenciesUnder, fieldsOf, findAgency, may, mustBeAllowed, type Person, staffOf } from '../people/index.ts'
import { places, type SiteEnv, type SliceDeps } from '../web/layout/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { enterLocalDaysOff, enterPaper, previewNotice, withdrawLocalDaysOff, withdrawPaper } from './actions.ts'
import { inOrder } from './calendar-for.ts'
import { DaysPage } from './pages/days.tsx'
import { LocalPage } from './pages/local.tsx'
import { NoticePage } from './pages/notice.tsx'
import { PaperPage } from './pages/paper.tsx'
import { PreviewPage } from './pages/preview.tsx'
import { type EnteredPaper, enteredPapers, localDaysOff } from './store.ts'

type Ctx = Context<SiteEnv<Person>>
type Fields = Record<string, string>
type Found = { person: Person; office: Agency }

/** Works out again what was counted with the days before: how many cases moved, null where it goes on in the background; for one agency or for all. */
export type Recount = (agencyId: string | null) => Promise<number | null>

/** `/desk/days`: the announced papers, entered at the top of the site for everybody; local days off of each agency. */
export function daysRoutes({ db, now, today }: SliceDeps<Db>, recount: Recount = async () => 0): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  site.get(places.days, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const { agencies, top } = await officesOf(person)
    const papers = inOrder(await enteredPapers(db)).reverse()
    return c.html(<DaysPage page={c.get('page')} {...{ papers, agencies }} mayEnter={top !== null} {...doneIn(c)} />)
  })

  const noticePage = (c: Ctx, values: Fields, faults: Faults, status: 200 | 422 = 200) =>
    c.html(<NoticePage page={c.get('page')} values={values} faults={faults} />, status)

  site.get('/desk/days/new', async c => {
    const found = await topOf(c)
    return found instanceof Response ? found : noticePage(c, {}, {})
  })

  site.post('/desk/days/preview', async c => {
    const found = await topOf(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const preview = await previewNotice(db, fields, today() as PlainDate)
    return preview.ok
      ? c.html(<PreviewPage page={c.get('page')} preview={preview} faults={{}} />)
      : noticePage(c, fields, preview.faults, 422)
  })

  site.post('/desk/days/papers', async c => {
    const found = await topOf(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const outcome = await enterPaper(db, found.person, found.office, fields, clock())
    if (outcome.ok) return c.redirect(`${places.days}?done=entered&moved=${(await recount(null)) ?? 'later'}`, 303)
    const preview = 'looked' in outcome.faults ? await previewNotice(db, fields, today() as PlainDate) : null
    if (preview?.ok) return c.html(<PreviewPage page={c.get('page')} preview={preview} faults={outcome.faults} />, 422)
    return noticePage(c, fields, outcome.faults, 422)
  })

  const paperPage = (c: Ctx, paper: EnteredPaper, values: Fields, faults: Faults, status: 200 | 422 = 200) =>
    c.html(<PaperPage page={c.get('page')} {...{ paper, values, faults }} />, status)

  site.get('/desk/days/papers/:id', async c => {
    const found = await topOf(c)
    return found instanceof Response ? found : paperPage(c, await paperIn(c), {}, {})
  })

  site.post('/desk/days/papers/:id/withdrawal', async c => {
    const found = await topOf(c)
    if (found instanceof Response) return found
    const [paper, fields] = [await paperIn(c), await fieldsOf(c)]
    const outcome = await withdrawPaper(db, found.person, found.office, paper, fields, now())
    if (!outcome.ok) return paperPage(c, paper, fields, outcome.faults, 422)
    return c.redirect(`${places.days}?done=withdrawn&moved=${(await recount(null)) ?? 'later'}`, 303)
  })

  async function localPage(c: Ctx, { office }: Found, values: Fields, faults: Faults, status: 200 | 422 = 200) {
    const rows = await localDaysOff(db, office.id)
    return c.html(<LocalPage page={c.get('page')} {...{ office, rows, values, faults }} {...doneIn(c)} />, status)
  }

  site.get('/desk/days/local/:agency', async c => {
    const found = await officeIn(c)
    return found instanceof Response ? found : localPage(c, found, {}, {})
  })

  site.post('/desk/days/local/:agency', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const outcome = await enterLocalDaysOff(db, found.person, found.office, fields, clock())
    if (!outcome.ok) return localPage(c, found, { ...fields, form: 'enter' }, outcome.faults, 422)
    return c.redirect(`${places.days}/local/${found.office.slug}?done=entered&moved=${(await recount(found.office.id)) ?? 'later'}`, 303)
  })

  site.post('/desk/days/local/:agency/withdrawal', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const outcome = await withdrawLocalDaysOff(db, found.person, found.office, fields, now())
    if (!outcome.ok) return localPage(c, found, { ...fields, form: 'withdraw' }, outcome.faults, 422)
    return c.redirect(`${places.days}/local/${found.office.slug}?done=withdrawn&moved=${(await recount(found.office.id)) ?? 'later'}`, 303)
  })

  /** The agencies whose days the person looks after; `top` is the one at the top of the site, where papers for everybody are entered. */
  async function officesOf(person: Person): Promise<{ agencies: Agency[]; top: Agency | null }> {
    const found = new Map<string, Agency>()
    for (const id of new Set(person.memberships.map(({ agencyId }) => agencyId))) {
      const root = await findAgency(db, { id })
      if (!root || !may(person, 'days.manage', root)) continue
      for (const agency of await agenciesUnder(db, root)) if (may(person, 'days.manage', agency)) found.set(agency.id, agency)
    }
    if (found.size === 0) throw new Forbidden('没有“管理放假安排”的权限。')
    const agencies = [...found.values()]
    return { agencies, top: agencies.find(({ parentId }) => parentId === null) ?? null }
  }

  async function topOf(c: Ctx): Promise<Found | Response> {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const { top } = await officesOf(person)
    if (!top) throw new Forbidden('国务院办公厅的通知由最上级机构的系统管理员录入。')
    return { person, office: top }
  }

  async function officeIn(c: Ctx): Promise<Found | Response> {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = await findAgency(db, { slug: c.req.param('agency') ?? '' })
    if (!office) throw new NotFound('没有这个机构。')
    mustBeAllowed(person, 'days.manage', office)
    return { person, office }
  }

  async function paperIn(c: Ctx): Promise<EnteredPaper> {
    const paper = (await enteredPapers(db)).find(({ id }) => id === c.req.param('id'))
    if (!paper) throw new NotFound('没有这份通知，或者已经撤回。')
    return paper
  }

  return site
}

/** What was done by the step before, and how many cases it moved. */
const doneIn = (c: Ctx) => ({
  done: c.req.query('done') ?? null,
  moved: /^(?:\d{1,9}|later)$/.exec(c.req.query('moved') ?? '')?.[0] ?? null,
})
