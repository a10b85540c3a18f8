import { Hono } from 'hono'
import { Conflict, Forbidden } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { fieldsOf, formIn, type Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { lastOf, type Refusal, sinceReopened } from '../application.ts'
import { type Ctx, caseIn, type FoundCase } from '../desk/office.ts'
import { casesAbout } from '../desk/similar.ts'
import { draftOf } from '../replies/decide.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { steps } from '../steps.ts'
import { casesOfPerson, stepsOf } from '../store.ts'
import { link } from './actions.ts'
import { answerTogether } from './answer-together.ts'
import { isLinkKind } from './links.ts'
import { type Answered, LinksPage } from './pages/links.tsx'
import { caseMeant, linkFacts } from './shown.ts'

const linksAt = '/desk/applications/:agency/:year{[12][0-9][0-9][0-9]}/:ordinal/links'
type Back = {
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
  answered?: readonly Answered[]
  status: 200 | 409 | 422
}

/** 关联申请: cases that have to do with this one, and what its person was answered before. */
export function linkRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, now } = deps
  const site = new Hono<SiteEnv<Person>>()

  async function page(c: Ctx, found: FoundCase, { status, ...back }: Back) {
    const { key, application, office, person } = found
    const samePerson = await casesOfPerson(db, office.id, application.personHashes, application.id)
    const facts = await linkFacts(db, key, application, samePerson.slice(0, 40))
    const mayWrite = mayFor(person, 'application.write', office, application)
    const mayRead = (one: typeof application) => mayFor(person, 'application.read', office, one)
    const similar = (await casesAbout(db, office.id, application.asked, application.id)).filter(
      one => mayRead(one) && !facts.joined.some(({ other }) => other.id === one.id),
    )
    const decided = lastOf(sinceReopened(await stepsOf(db, key)), 'decided')?.details
    const hasAnswer = decided?.decision !== undefined && decided.documentId !== null
    const mayAnswer = (one: typeof application) =>
      mayFor(person, 'application.write', office, one) && steps.decided.moves[one.state as 'handling'] !== undefined
    const together = hasAnswer ? facts.joined.filter(({ entry, other }) => entry.kind === 'answeredWith' && mayAnswer(other)) : []
    const done = c.req.query('done') ?? null
    return c.html(
      <LinksPage page={c.get('page')} {...{ found, facts, similar, mayWrite, mayRead, together, done, answered: [], ...back }} />,
      status,
    )
  }

  site.get(linksAt, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const typed = { other: c.req.query('other') ?? '', kind: c.req.query('kind') ?? '' }
    return page(c, found, { typed, faults: {}, refusal: null, status: 200 })
  })

  site.post(linksAt, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { person, office, key, application, here } = found
    const typed = await fieldsOf(c)
    const [kind, reason] = [typed['kind'] ?? '', (typed['reason'] ?? '').trim()]
    const deed = typed['deed'] === 'parted' ? 'parted' : 'joined'
    const faults: Record<string, string> = {}
    const other = await caseMeant(db, application, typed['other'] ?? '')
    // a case of another section is as one that is not there
    if (!other || !mayFor(person, 'application.read', office, other)) faults['other'] = '本机关没有这个受理号，请核对。'
    if (!isLinkKind(kind)) faults['kind'] = '请选择怎样关联。'
    const reasonField = deed === 'joined' ? 'reason' : `reason-${kind}-${other?.year}-${other?.ordinal}`
    if (reason === '') faults[reasonField] = '请写明理由。'
    if (reason.length > 500) faults[reasonField] = '最多 500 字。'
    if (!other || !isLinkKind(kind) || Object.keys(faults).length > 0) return page(c, found, { typed, faults, refusal: null, status: 422 })
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const linked = await link(db, person, office, key, { otherId: other.id, kind, deed, reason }, clock)
    if (!linked.ok) return page(c, found, { typed, faults: {}, refusal: linked.refusal, status: 409 })
    return c.redirect(`${here}/links?done=${deed}`, 303)
  })

  /** One text for several (each with its own number, signature and delivery): drafts in the chosen cases, of each what became of it. */
  site.post(`${linksAt}/answer`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const { person, office, key } = found
    const chosen = new Set((await formIn(c)).fields.flatMap(([field, id]) => (field === 'with' ? [id] : [])))
    const { joined } = await linkFacts(db, key, found.application, [])
    const others = joined.filter(({ entry, other }) => entry.kind === 'answeredWith' && chosen.has(other.id)).map(({ other }) => other)
    if (others.length === 0) return page(c, found, { typed: {}, faults: { with: '请选择至少一件。' }, refusal: null, status: 422 })
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const answered: Answered[] = []
    for (const other of others) {
      const refusal = await answerTogether(db, deps, person, office, key, other.id, clock).then(
        taken => (taken.ok ? null : taken.refusal),
        (error: unknown) => {
          if (error instanceof Conflict || error instanceof Forbidden) return { why: error.message, cites: '' }
          throw error
        },
      )
      const draft = refusal ? null : await draftOf(db, { ...key, id: other.id })
      answered.push({ other, refusal, documentId: draft?.id ?? null })
    }
    const isDone = answered.every(({ refusal }) => refusal === null)
    return page(c, found, { typed: {}, faults: {}, refusal: null, answered, status: isDone ? 200 : 409 })
  })

  return site
}
