import { Hono } from 'hono'
import { append } from '../../journal/index.ts'
import type { Person } from '../../people/index.ts'
import { type FoundOffice, officeIn } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { sentIn } from '../apply/sent.ts'
import type { Ctx } from '../desk/office.ts'
import { type LetterKind, letterKinds, type Template, template, wordingFaults } from '../letters/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { putWordings, wordingsOf } from './document-store.ts'
import { clauseField, WordingsPage } from './pages/wordings.tsx'

/** The office's own wording of its letters, with the mandatory parts guarded. */
export function wordingRoutes({ db, now }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()
  const at = '/desk/applications/:agency/wordings'

  async function form(
    c: Ctx,
    { office }: FoundOffice,
    kind: LetterKind | null,
    typed: Record<string, string>,
    faults: Faults,
    status: 200 | 422,
  ) {
    const all = await wordingsOf(db, office.id)
    const wording = (kind && all[kind]) || {}
    const done = c.req.query('done') ?? null
    return c.html(
      <WordingsPage page={c.get('page')} {...{ office, kind, wording, typed, faults, changed: Object.keys(all), done }} />,
      status,
    )
  }
  const kindIn = (text: string | undefined) => letterKinds.find(kind => kind === text) ?? null

  site.get(at, async c => {
    const found = await officeIn(c, db, 'catalogue.manage')
    return found instanceof Response ? found : form(c, found, kindIn(c.req.query('kind')), {}, {}, 200)
  })

  site.post(at, async c => {
    const found = await officeIn(c, db, 'catalogue.manage')
    if (found instanceof Response) return found
    const { texts } = await sentIn(c)
    const kind = kindIn(texts['kind'])
    if (!kind) return form(c, found, null, texts, { kind: '请选择文书。' }, 422)
    const own: Template = template(kind)
    const clauses: Record<string, string> = {}
    for (const [name, value] of Object.entries(texts)) {
      const id = name.startsWith('clause-') ? name.slice(7) : null
      const text = value.replaceAll('\r\n', '\n').trim()
      if (id && text !== '' && text !== own.clauses[id]?.text) clauses[id] = text
    }
    const faults: Record<string, string> = {}
    for (const { clause, text } of wordingFaults(kind, { clauses })) faults[clauseField(clause)] ??= `${text}。`
    for (const [id, text] of Object.entries(clauses)) {
      if (text.length > 2000) faults[clauseField(id)] ??= '最多 2000 字。'
      if (/[^\P{Cc}\n\t]/u.test(text)) faults[clauseField(id)] ??= '不能含有控制字符。'
    }
    if (Object.keys(faults).length > 0) return form(c, found, kind, texts, faults, 422)
    const { office, person } = found
    await db.transaction().execute(async trx => {
      await putWordings(trx, office.id, kind, clauses, { by: person.name, now: now() })
      await append(trx, {
        ...{ agencyId: office.id, at: now(), actor: person, action: 'application.wordingChanged', subject: `letter ${kind}` },
        ...{ details: { clauses: Object.keys(clauses) }, article: '《政府信息公开条例》第四十五条' },
      })
    })
    return c.redirect(`${places.applications}/${office.slug}/wordings?kind=${kind}&done=saved`, 303)
  })

  return site
}
