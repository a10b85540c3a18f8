import { Hono } from 'hono'
import { z } from 'zod'
import { calendarFor } from '../days/index.ts'
import { type PlainDate, parseDay } from '../law/index.ts'
import { fieldsOf, type Person, sectionsFor, sectionsOf } from '../people/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { enter, stepsFor, type Taken, takeStep } from './actions.ts'
import { dueOf } from './entry.ts'
import { entryIn, monthlyIn, typedOf } from './forms.ts'
import { type Ctx, entryOfAddress, type Found, type InRegister, registerIn } from './in-address.ts'
import { EntryPage } from './pages/entry.tsx'
import { EntryFormPage, MonthFormPage } from './pages/form.tsx'
import { deskEntry } from './pages/frame.tsx'
import type { RegisterDeps } from './routes.tsx'
import { type Refusal, type StepName, steps } from './steps.ts'
import { stepsOf } from './store.ts'

type Typed = Readonly<Record<string, string>>
type Back = { typed: Typed; faults: Faults; refusal: Refusal | null; status: 200 | 409 | 422 }

const asked: Back = { typed: {}, faults: {}, refusal: null, status: 200 }
const wrong = (typed: Typed, faults: Faults): Back => ({ typed, faults, refusal: null, status: 422 })
const refused = (typed: Typed, refusal: Refusal): Back => ({ typed, faults: {}, refusal, status: 409 })
const backFrom = (typed: Typed, taken: Exclude<Taken, { ok: true }>): Back =>
  'refusal' in taken ? refused(typed, taken.refusal) : wrong(typed, taken.faults)

const stepFields = z.object({
  step: z.enum(Object.keys(steps) as [StepName, ...StepName[]], { error: '请选择怎样办理。' }),
  seen: z.coerce.number({ error: '页面不完整，请重新打开。' }).int(),
  onDay: z.string({ error: '请填写日期。' }).refine(text => parseDay(text) !== null, '请填写日期，例如 2026-11-05。'),
  reason: z.string().trim().max(500, '最多 500 个字。').default(''),
})

/** An entry of a register: entered one by one or by the month, corrected, shown, taken back. */
export function entryRoutes({ db, now, today }: RegisterDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const clock = () => ({ now: now(), today: today() as PlainDate })
  const home = `${places.registers}/:agency/:register`

  for (const kind of ['new', 'month'] as const) {
    site.get(`${home}/${kind}`, async c => {
      const found = await registerIn(c, db, 'publication.write')
      return found instanceof Response ? found : blank(c, found, kind, asked)
    })

    site.post(`${home}/${kind}`, async c => {
      const found = await registerIn(c, db, 'publication.write')
      if (found instanceof Response) return found
      const { office, register, person } = found
      const typed = await fieldsOf(c)
      const read = kind === 'new' ? entryIn(register, typed, clock().today) : monthlyIn(register, typed, clock().today)
      if (!read.ok) return blank(c, found, kind, wrong(typed, read.faults))
      const sectionId = (await ownSections(found)).find(({ id }) => id === typed['sectionId'])?.id ?? null
      if (sectionId === null && sectionsFor(person, 'publication.write', office) !== null)
        return blank(c, found, kind, wrong(typed, { sectionId: '请选择本人可以登记的股室。' }))
      const done = await enter(db, person, office, { register, sectionId, content: read.content }, clock())
      if (!done.ok) return blank(c, found, kind, refused(typed, done.refusal))
      return c.redirect(`${deskEntry(office, { register, id: done.id })}?done=entered`, 303)
    })
  }

  site.get(`${home}/:id`, async c => {
    const found = await entryOfAddress(c, db)
    return found instanceof Response ? found : shown(c, found, asked)
  })

  site.post(`${home}/:id/step`, async c => {
    const found = await entryOfAddress(c, db)
    if (found instanceof Response) return found
    const typed = await fieldsOf(c)
    const checked = checkedFields(stepFields, typed)
    if (!checked.ok) return shown(c, found, wrong(typed, checked.faults))
    const { person, office, entry } = found
    const { onDay, reason, ...rest } = checked.values
    const taken = await takeStep(db, person, office, entry.id, { ...rest, onDay: onDay as PlainDate, reason: reason || null }, clock())
    return taken.ok ? c.redirect(`${deskEntry(office, entry)}?done=${rest.step}`, 303) : shown(c, found, backFrom(typed, taken))
  })

  site.get(`${home}/:id/correct`, async c => {
    const found = await entryOfAddress(c, db, 'publication.write')
    return found instanceof Response ? found : correcting(c, found, { ...asked, typed: typedOf(found.entry) })
  })

  site.post(`${home}/:id/correct`, async c => {
    const found = await entryOfAddress(c, db, 'publication.write')
    if (found instanceof Response) return found
    const { person, office, entry, register } = found
    const typed = await fieldsOf(c)
    const read = entry.isMonthly ? monthlyIn(register, typed, clock().today) : entryIn(register, typed, clock().today)
    if (!read.ok) return correcting(c, found, wrong(typed, read.faults))
    const reason = typed['reason']?.trim().slice(0, 500) || null
    const taking = { step: 'corrected', seen: Number(typed['seen']), onDay: clock().today, reason, content: read.content } as const
    const taken = await takeStep(db, person, office, entry.id, taking, clock())
    return taken.ok ? c.redirect(`${deskEntry(office, entry)}?done=corrected`, 303) : correcting(c, found, backFrom(typed, taken))
  })

  async function blank(c: Ctx, found: InRegister, kind: 'new' | 'month', { status, ...back }: Back) {
    const shownHere = { page: c.get('page'), ...found, ...back, sections: await ownSections(found), correcting: null }
    return c.html(kind === 'new' ? <EntryFormPage {...shownHere} /> : <MonthFormPage {...shownHere} />, status)
  }

  function correcting(c: Ctx, found: Found, { status, ...back }: Back) {
    const { office, entry } = found
    const again = { action: `${deskEntry(office, entry)}/correct`, seen: entry.seq }
    const shownHere = { page: c.get('page'), ...found, ...back, sections: [], correcting: again }
    return c.html(entry.isMonthly ? <MonthFormPage {...shownHere} /> : <EntryFormPage {...shownHere} />, status)
  }

  async function shown(c: Ctx, found: Found, { status, ...back }: Back) {
    const { person, office, entry } = found
    const [taken, calendar] = [await stepsOf(db, entry), await calendarFor(db, office.id)]
    const props = { office, entry, taken, can: stepsFor(person, office, entry), due: dueOf(entry, calendar), ...back }
    return c.html(<EntryPage page={c.get('page')} {...props} done={c.req.query('done') ?? null} />, status)
  }

  async function ownSections({ person, office }: InRegister) {
    const own = sectionsFor(person, 'publication.write', office)
    return (await sectionsOf(db, [office.id])).filter(({ id }) => own === null || own.includes(id))
  }

  return site
}
