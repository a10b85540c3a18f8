import { Hono } from 'hono'
import { Conflict, Forbidden, NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Sealed } from '../intake.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { mayFor } from '../step-actions.ts'
import { caseFacts, sealedIn } from './case-facts.ts'
import { type Ctx, caseIn, type FoundCase, handles } from './office.ts'
import { CasePage } from './pages/case.tsx'
import { stepRoutes } from './step-routes.tsx'

type Env = SiteEnv<Person>
/** What shows who a person is: every look at it is recorded. */
const personal = ['identity', 'authorisation']
// the year as digits, so that /figures/cases is no case
const caseAt = '/desk/applications/:agency/:year{[12][0-9][0-9][0-9]}/:ordinal'

/** The case: what was asked, the clock, what happened, and what can be done now. */
export function caseRoutes(deps: ApplicationDeps): Hono<Env> {
  const { db, files, secrets, now } = deps
  const site = new Hono<Env>()

  async function page(c: Ctx, found: FoundCase, looked: Sealed | null) {
    const facts = await caseFacts(db, found, c.get('page').today as PlainDate)
    const wish = (await sealedIn(db, secrets, found.key))?.wish ?? null
    const { office, application, person } = found
    const mayWrite = mayFor(person, 'application.write', office, application)
    const beside = (await deps.besideCase?.({ page: c.get('page'), office, application, mayWrite })) ?? null
    return c.html(
      <CasePage
        page={c.get('page')}
        {...{ found, facts, looked, wish, beside }}
        mayLook={handles(found) && found.application.erasedOn === null}
        done={c.req.query('done') ?? null}
      />,
    )
  }

  site.get(caseAt, async c => {
    const found = await caseIn(c, db)
    return found instanceof Response ? found : page(c, found, null)
  })

  /** A look at who applied: it changes the journal, so it is no GET (个人信息保护法 art. 51). */
  site.post(`${caseAt}/identity`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    await recordLook(found, 'identity')
    return page(c, found, await sealedIn(db, secrets, found.key))
  })

  site.get(`${caseAt}/files/:file`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const id = c.req.param('file')
    const { files: own, documents } = await caseFacts(db, found, c.get('page').today as PlainDate)
    const isOwn = own.some(({ fileId, purpose }) => fileId === id && !personal.includes(purpose))
    const isLetter = documents.some(({ docxFileId, pdfFileId }) => docxFileId === id || pdfFileId === id)
    if (!isOwn && !isLetter) throw new NotFound('没有这个文件。')
    return download(c, found, id)
  })

  site.post(`${caseAt}/files/:file`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    const id = c.req.param('file')
    const { files: own } = await caseFacts(db, found, c.get('page').today as PlainDate)
    const row = own.find(({ fileId, purpose }) => fileId === id && personal.includes(purpose))
    if (!row) throw new NotFound('没有这个文件。')
    await recordLook(found, row.purpose)
    return download(c, found, id)
  })

  async function recordLook(found: FoundCase, what: string): Promise<void> {
    if (!handles(found)) throw new Forbidden('只有办理这件申请的人可以查看证件。')
    if (found.application.erasedOn) throw new Conflict('个人信息已经按期删除。')
    const subject = `application ${found.application.number}`
    await db.transaction().execute(trx =>
      append(trx, {
        ...{ agencyId: found.office.id, at: now(), actor: found.person, action: 'application.looked', subject },
        ...{ details: { what }, article: '《个人信息保护法》第五十一条' },
      }),
    )
  }

  async function download(c: Ctx, { office }: FoundCase, id: string) {
    const file = await fileOf(db, office.id, id)
    if (!file) throw new NotFound('没有这个文件。')
    const chunks: Uint8Array[] = []
    for await (const chunk of await files.get(file)) chunks.push(chunk as Uint8Array)
    return c.body(Buffer.concat(chunks), 200, downloadHeaders(file))
  }

  site.route('/', stepRoutes(deps))
  return site
}
