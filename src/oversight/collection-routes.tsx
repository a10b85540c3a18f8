import { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '../errors.ts'
import { type PlainDate, parseDay } from '../law/index.ts'
import { type Agency, fieldsOf, findAgency, may, officeIn, type Person, staffOf } from '../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../publications/index.ts'
import { bringingStep, reportOfYear, takeStep } from '../report/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { call, remind } from './actions.ts'
import type { CarryOver, Reason } from './carry-over.ts'
import { findingsIn } from './findings.ts'
import { askedIn, type Ctx, narrowed, yearIn } from './in-address.ts'
import { twinsIn } from './likeness.ts'
import { mergedOf } from './merged.ts'
import { collectionAddress, submissionAddress } from './pages/addresses.ts'
import { CollectionPage } from './pages/collection.tsx'
import { FindingsPage, LikenessPage, MergePage } from './pages/lists.tsx'
import type { OversightDeps } from './routes.tsx'
import { type Collection, collectionOf } from './screen.ts'
import { tableOf } from './table.ts'

const callFields = z.object({
  dueOn: z.string().transform((text, context): PlainDate => {
    const on = parseDay(text)
    if (on) return on
    context.addIssue({ code: 'custom', message: '请填写日期，例如 2027-01-20。' })
    return z.NEVER
  }),
  cites: z.string().trim().min(1, '请写明布置报送的通知。').max(200, '最多 200 个字。'),
})

/** `/desk/collection`: the reports of the bodies below, for the office of the government above them. */
export function collectionRoutes({ db, secrets, publicUrl, now, today }: OversightDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const home = places.collection
  const clock = () => ({ now: now(), today: today() as PlainDate })

  type Found = { person: Person; superior: Agency; shown: Collection }
  async function collectionIn(c: Ctx): Promise<Found | Response> {
    const found = await officeIn(c, db, 'report.collect')
    if (found instanceof Response) return found
    return { person: found.person, superior: found.office, shown: await collectionOf(db, found.office, yearIn(c), today() as PlainDate) }
  }

  site.get(home, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    return c.redirect(collectionAddress((await findAgency(db, { id: person.agencyId }))!, yearIn(c)), 303)
  })

  const screen = (c: Ctx, { shown }: Found, typed: Record<string, string>, faults: Faults) => {
    const asked = askedIn(c)
    const done = c.req.query('done') ?? null
    return c.html(
      <CollectionPage page={c.get('page')} {...{ shown, asked, typed, faults, done }} lines={narrowed(shown, asked)} />,
      Object.keys(faults).length > 0 ? 422 : 200,
    )
  }

  site.get(`${home}/:agency`, async c => {
    const found = await collectionIn(c)
    return found instanceof Response ? found : screen(c, found, {}, {})
  })

  site.post(`${home}/:agency/call`, async c => {
    const found = await collectionIn(c)
    if (found instanceof Response) return found
    const typed = await fieldsOf(c)
    const checked = checkedFields(callFields, typed)
    if (!checked.ok) return screen(c, found, typed, checked.faults)
    const { person, superior, shown } = found
    const made = await call(db, person, superior, { year: shown.year, ...checked.values }, clock())
    return made.ok ? c.redirect(collectionAddress(superior, shown.year, { done: 'called' }), 303) : screen(c, found, typed, made.faults)
  })

  site.post(`${home}/:agency/remind`, async c => {
    const found = await collectionIn(c)
    if (found instanceof Response) return found
    const { person, superior, shown } = found
    const { year, dueOn } = shown
    for (const { body, situation, standing } of shown.lines) {
      if (situation !== 'none' && situation !== 'draft' && situation !== 'returned') continue
      const url = publicUrl && publicUrl + submissionAddress(body, year)
      await remind(db, secrets, person, { body, year, seen: standing.seq, note: null, dueOn, url }, clock())
    }
    return c.redirect(collectionAddress(superior, year, { done: 'reminded' }), 303)
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`${home}/:agency/list.${kind}`, async c => {
      const found = await collectionIn(c)
      if (found instanceof Response) return found
      const { superior, shown } = found
      c.header('content-disposition', `attachment; filename="${superior.slug}-reports-${shown.year}.${kind}"`)
      return c.body(await tableFile(kind, tableOf(shown)), 200, { 'content-type': tableKinds[kind] })
    })

  site.get(`${home}/:agency/findings`, async c => {
    const found = await collectionIn(c)
    if (found instanceof Response) return found
    return c.html(<FindingsPage page={c.get('page')} shown={found.shown} found={await findingsIn(db, found.shown)} />)
  })

  site.get(`${home}/:agency/likeness`, async c => {
    const found = await collectionIn(c)
    if (found instanceof Response) return found
    return c.html(<LikenessPage page={c.get('page')} shown={found.shown} {...(await twinsIn(db, found.shown))} />)
  })

  async function mergePage(c: Ctx, { person, superior, shown }: Found, fault: string | null) {
    const withWaiting = c.req.query('all') === '1'
    const joined = await mergedOf(db, shown, withWaiting)
    const mayWrite = may(person, 'report.write', superior)
    return c.html(<MergePage page={c.get('page')} {...{ shown, joined, withWaiting, mayWrite, fault }} />, fault ? 409 : 200)
  }

  site.get(`${home}/:agency/merge`, async c => {
    const found = await collectionIn(c)
    return found instanceof Response ? found : mergePage(c, found, null)
  })

  /** The sum becomes a version of the government's own report: from there on it is corrected, signed and published as any other. */
  site.post(`${home}/:agency/merge`, async c => {
    const found = await collectionIn(c)
    if (found instanceof Response) return found
    const { person, superior, shown } = found
    const joined = await mergedOf(db, shown, c.req.query('all') === '1')
    if (!joined) throw new NotFound('还没有可以合并的年报。')
    if (!joined.merged.ok) return mergePage(c, found, joined.merged.refusal.why)
    const before = await reportOfYear(db, superior.id, shown.year)
    const step = bringingStep(before?.state ?? 'none', 'compiled')
    const brings = { report: joined.merged.report, fileName: null, originallyPublishedOn: null }
    const reason = [
      `合并 ${joined.included.length} 个机关的年报${joined.missing.length > 0 ? `，缺 ${joined.missing.length} 家` : ''}`,
      ...membershipWords(joined.carryOver),
    ].join('；')
    const outcome = await takeStep(db, person, superior, shown.year, { step, seen: before?.seq ?? 0, reason, brings }, clock())
    if (outcome.ok) return c.redirect(`${places.deskReports}/${superior.slug}/${shown.year}?done=${step}`, 303)
    return mergePage(c, found, 'refusal' in outcome ? outcome.refusal.why : Object.values(outcome.faults).join(' '))
  })

  return site
}

/** Who joined and who left since last year, for the record of the merged report. */
function membershipWords({ changes }: CarryOver): string[] {
  const named = (reason: Reason, words: string) => {
    const names = changes.filter(one => one.reason === reason).map(({ name }) => name)
    return names.length === 0 ? [] : [`${words}：${names.slice(0, 10).join('、')}${names.length > 10 ? `等 ${names.length} 家` : ''}`]
  }
  return [...named('joined', '上一年度没有报告'), ...named('left', '本年度撤销')]
}
