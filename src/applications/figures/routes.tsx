import { type Context, Hono } from 'hono'
import { BadInput } from '../../errors.ts'
import { type OutcomeKind, outcomes, type PlainDate, parseDay, yearOf } from '../../law/index.ts'
import { type FoundOffice, officeIn, type Person, sectionsOf } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { ApplicantKind } from '../applicant.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { kindKeys, type Period } from './figures.ts'
import { CountedCasesPage } from './pages/cases.tsx'
import { FiguresPage } from './pages/figures.tsx'
import { byGround, bySection, type Counted, casesBehind, table3Of, timesOf } from './store.ts'

type Ctx = Context<SiteEnv<Person>>

/** 申请统计: what table 3 counts, at any day, and the cases behind each number. */
export function figureRoutes({ db }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  async function asked(c: Ctx): Promise<(FoundOffice & { period: Period }) | Response> {
    const found = await officeIn(c, db, 'application.read')
    return found instanceof Response ? found : { ...found, period: periodIn(c) }
  }

  site.get('/desk/applications/:agency/figures', async c => {
    const found = await asked(c)
    if (found instanceof Response) return found
    const { office, period } = found
    const names = new Map((await sectionsOf(db, [office.id])).map(({ id, name }) => [id, name]))
    const sections = (await bySection(db, office.id, period)).map(one => ({
      ...one,
      name: one.sectionId ? (names.get(one.sectionId) ?? '—') : c.get('page').say('没有交办股室', 'not assigned'),
    }))
    const figures = await table3Of(db, office.id, period)
    const [times, grounds] = [await timesOf(db, office.id, period), await byGround(db, office.id, period)]
    return c.html(<FiguresPage page={c.get('page')} {...{ office, period, figures, times, sections, grounds }} />)
  })

  site.get('/desk/applications/:agency/figures/cases', async c => {
    const found = await asked(c)
    if (found instanceof Response) return found
    const { office, person, period } = found
    const counted = await casesBehind(db, office.id, countedIn(c), period)
    // a section reads its own cases; of the others it learns no more than how many the number counts
    const cases = counted.filter(one => mayFor(person, 'application.read', office, one))
    const others = counted.length - cases.length
    const back = `${places.applications}/${office.slug}/figures?${new URLSearchParams(period)}`
    return c.html(<CountedCasesPage page={c.get('page')} {...{ office, cases, others, back }} />)
  })

  return site
}

/** This year so far where no days are named. */
function periodIn(c: Ctx): Period {
  const today = c.get('page').today as PlainDate
  const dayIn = (name: string) => parseDay(c.req.query(name) ?? '')
  const [from, to] = [dayIn('from') ?? (`${yearOf(today)}-01-01` as PlainDate), dayIn('to') ?? today]
  if (from > to) throw new BadInput('起始日期不能晚于截止日期。')
  return { from, to }
}

const whats: readonly Counted['what'][] = ['received', 'carriedIn', 'handled', 'carriedOut', 'late', 'onTime']

function countedIn(c: Ctx): Counted {
  const [kind, outcome, section] = [c.req.query('kind'), c.req.query('outcome'), c.req.query('section')]
  return {
    what: whats.find(one => one === c.req.query('what')) ?? 'received',
    ...(kindKeys.includes(kind as ApplicantKind) && { kind: kind as ApplicantKind }),
    ...(outcome && Object.hasOwn(outcomes, outcome) && { outcomes: [outcome as OutcomeKind] }),
    ...(section && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(section) && { sectionId: section }),
  }
}
