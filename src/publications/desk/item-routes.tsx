import { type Context, Hono } from 'hono'
import type { Db } from '../../db/open.ts'
import { BadInput, NotFound } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { fieldsOf } from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { checkedFields } from '../../web/layout/submitted.ts'
import type { Content } from '../content.ts'
import { settledVersion } from '../item.ts'
import { versionOf } from '../item-store.ts'
import { publicItemsById } from '../public-store.ts'
import { takeStep } from '../step-actions.ts'
import type { StepName } from '../steps.ts'
import { answersIn, stepFields } from './forms.ts'
import { itemViewOf } from './item.ts'
import { type KeptFinding, withReasons } from './item-check.ts'
import { type FoundItem, itemIn } from './office.ts'
import { DeskItemPage, nothingTried, type Tried } from './pages/item.tsx'
import type { Related } from './pages/look.tsx'
import { deskItemOf } from './pages/parts.tsx'
import { DeskReviewPage } from './pages/review.tsx'
import { DeskVersionPage } from './pages/version.tsx'
import type { DeskDeps, DeskEnv } from './routes.tsx'
import { changesBetween } from './versions.ts'

type Ctx = Context<DeskEnv>
const one = `${places.publications}/:agency/:id`

/** Steps that have a form here; the others are taken in the editor, by imports or by the program. */
const byForm: readonly StepName[] = [
  ...(['endorsed', 'returned', 'takenBack', 'referred', 'reviewed', 'scheduled', 'unscheduled', 'published', 'filed'] as const),
  ...(['reopened', 'abandoned', 'discarded', 'withdrawn', 'validity', 'reexamined'] as const),
]

/** One item: what it says, what happened to it, its versions, the review and every step but those of the editor. */
export function deskItemRoutes({ db, now, today }: DeskDeps): Hono<DeskEnv> {
  const site = new Hono<DeskEnv>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  site.get(one, async c => {
    const found = await itemIn(c, db)
    return found instanceof Response ? found : shown(c, found, nothingTried)
  })

  site.get(`${one}/review`, async c => {
    const found = await itemIn(c, db)
    if (found instanceof Response) return found
    if (!isReviewed(found)) return c.redirect(deskItemOf(found.office, found.item.id), 303)
    return reviewShown(c, found, nothingTried)
  })

  site.get(`${one}/versions/:version{[1-9][0-9]*}`, async c => {
    const found = await itemIn(c, db)
    if (found instanceof Response) return found
    const { person, office, item } = found
    const number = Number(c.req.param('version'))
    const version = number < 1_000_000 ? await versionOf(db, item, number) : null
    if (!version) throw new NotFound('没有这个版本。')
    const view = await itemViewOf(db, person, office, item, clock().today)
    const before = number > 1 ? await versionOf(db, item, number - 1) : null
    const changed = before && changesBetween(before, version.content, view.columns)
    const related = await relatedOf(db, office.id, version.content)
    return c.html(<DeskVersionPage page={c.get('page')} {...{ view, version, changed, related }} />)
  })

  site.post(`${one}/step`, async c => {
    const found = await itemIn(c, db)
    if (found instanceof Response) return found
    const { person, office, item } = found
    const texts = await fieldsOf(c)
    // A finding is named after the step that keeps it or takes it up again.
    const [named = '', fingerprint] = (texts['step'] ?? '').split(':')
    const checked = checkedFields(stepFields, { ...texts, ...(aboutFinding.includes(named) && { step: named }) })
    const back = (tried: Omit<Tried, 'texts'>, status: 409 | 422) =>
      (texts['from'] === 'review' && isReviewed(found) ? reviewShown : shown)(c, found, { ...tried, texts }, status)
    if (!checked.ok) {
      const step = byForm.find(name => name === texts['step']) ?? null
      return back({ step, faults: checked.faults, refusal: null }, 422)
    }
    const { step, seen, opinion, at, validity } = checked.values
    if (!byForm.includes(step) && !(fingerprint && aboutFinding.includes(step))) throw new BadInput('这个步骤不在这里办理。')
    if (step === 'validity' && !validity) return back({ step, faults: { validity: '请选择有效性。' }, refusal: null }, 422)
    const details = {
      ...(step === 'reviewed' && { answers: answersIn(texts) }),
      ...(step === 'validity' && { validity }),
      ...(fingerprint && { fingerprint }),
    }
    const taking = { step, seen, opinion, details, ...(step === 'scheduled' && at && { at }) }
    const outcome = await takeStep(db, person, office, item.id, taking, clock())
    if (outcome.ok) return c.redirect(`${deskItemOf(office, item.id)}${fingerprint ? '/review' : ''}?done=${step}`, 303)
    if ('faults' in outcome) return back({ step, faults: outcome.faults, refusal: null }, 422)
    return back({ step, faults: {}, refusal: outcome.refusal }, 409)
  })

  async function shown(c: Ctx, { person, office, item }: FoundItem, tried: Tried, status: 200 | 409 | 422 = 200) {
    const view = await itemViewOf(db, person, office, item, clock().today)
    const related = await relatedOf(db, office.id, view.content)
    return c.html(<DeskItemPage page={c.get('page')} {...{ view, related, tried }} done={c.req.query('done') ?? null} />, status)
  }

  async function reviewShown(c: Ctx, { person, office, item }: FoundItem, tried: Tried, status: 200 | 409 | 422 = 200) {
    const view = await itemViewOf(db, person, office, item, clock().today)
    // Against what the public reads, or what was submitted before.
    const earlier = settledVersion(view.taken) ?? (item.version ?? 1) - 1
    const before = earlier > 0 ? await versionOf(db, item, earlier) : null
    const changed = before && changesBetween(before, view.content, view.columns)
    const related = await relatedOf(db, office.id, view.content)
    const findings = withReasons((view.current?.findings ?? []) as KeptFinding[], view.taken)
    return c.html(<DeskReviewPage page={c.get('page')} {...{ view, related, changed, findings, tried }} />, status)
  }

  return site
}

const aboutFinding: readonly string[] = ['overruled', 'unkept'] satisfies StepName[]

const isReviewed = ({ item }: FoundItem) => ['endorsing', 'reviewing', 'approving'].includes(item.stage)

/** The relations that a content names, with the titles of the other items. */
export async function relatedOf(db: Db, agencyId: string, { relations }: Pick<Content, 'relations'>): Promise<Related[]> {
  const items = await publicItemsById(
    db,
    agencyId,
    relations.map(({ to }) => to),
  )
  return relations.map(({ kind, to }) => ({ kind, to, title: items.find(({ id }) => id === to)?.title ?? '（已撤下）' }))
}
