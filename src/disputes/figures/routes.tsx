import { Hono } from 'hono'
import type { Ctx } from '../../applications/index.ts'
import { BadInput } from '../../errors.ts'
import { type DisputeKind, type DisputeResult, disputeKinds, disputeResults, type PlainDate, parseDay, yearOf } from '../../law/index.ts'
import { officeIn, type Person, sectionsFor } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { DisputeDeps } from '../routes.tsx'
import { CountedDisputesPage } from './pages/counted.tsx'
import { FiguresPage } from './pages/figures.tsx'
import { type Counted, disputesBehind, tableFourOf } from './store.ts'
import type { Period } from './table-four.ts'

/** Table 4 at any day, and the disputes behind each number. */
export function disputeFigureRoutes({ db }: DisputeDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  async function asked(c: Ctx) {
    const found = await officeIn(c, db, 'application.read')
    if (found instanceof Response) return found
    const { person, office } = found
    return { office, period: periodIn(c), scope: { sections: sectionsFor(person, 'application.read', office) } }
  }

  site.get(`${places.disputes}/:agency/figures`, async c => {
    const found = await asked(c)
    if (found instanceof Response) return found
    const { office, period, scope } = found
    const table = await tableFourOf(db, office.id, period, scope)
    return c.html(<FiguresPage page={c.get('page')} {...{ office, period, table }} />)
  })

  site.get(`${places.disputes}/:agency/figures/cases`, async c => {
    const found = await asked(c)
    if (found instanceof Response) return found
    const { office, period, scope } = found
    const disputes = await disputesBehind(db, office.id, countedIn(c), period, scope)
    const back = `${places.disputes}/${office.slug}/figures?${new URLSearchParams(period)}`
    return c.html(<CountedDisputesPage page={c.get('page')} {...{ office, disputes, back }} />)
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

const whats: readonly Counted['what'][] = ['decided', 'pending', 'carriedIn', 'noticed', 'all']

function countedIn(c: Ctx): Counted {
  const [kind, result] = [c.req.query('kind') ?? '', c.req.query('result') ?? '']
  return {
    what: whats.find(one => one === c.req.query('what')) ?? 'all',
    ...(Object.hasOwn(disputeKinds, kind) && { kind: kind as DisputeKind }),
    ...(Object.hasOwn(disputeResults, result) && result !== 'pending' && { result: result as Exclude<DisputeResult, 'pending'> }),
  }
}
