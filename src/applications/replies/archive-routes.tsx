import { Hono } from 'hono'
import { Forbidden } from '../../errors.ts'
import { downloadHeaders } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import { type PlainDate, yearOf } from '../../law/index.ts'
import { colleaguesOf, officeIn, type Person, sectionsOf } from '../../people/index.ts'
import { type TableKind, tableFile, tableKinds } from '../../publications/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import { type Ctx, caseIn, type FoundCase, handles } from '../desk/office.ts'
import { registerTable } from '../letters/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { archiveOf } from './archive.ts'
import { caseAt } from './document-routes.tsx'
import { recordOf } from './record.ts'
import { registerOf } from './register.ts'

/** The closed file as a package, and the register as a list (art. 45). */
export function archiveRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db, now } = deps
  const site = new Hono<SiteEnv<Person>>()

  const packed = async (c: Ctx, { key, application }: FoundCase, whole: boolean) => {
    const clock = { now: now(), today: c.get('page').today as PlainDate }
    const bytes = await archiveOf(db, deps, await recordOf(db, deps, key), { whole }, clock)
    const head = { name: `${application.number}.zip`, mediaType: 'application/zip', bytes: bytes.length, sha256: '', private: true }
    return c.body(Buffer.from(bytes), 200, { ...downloadHeaders(head), 'content-type': 'application/zip' })
  }

  /** Without proofs of identity and what is sealed: nothing that the page of the case does not show. */
  site.get(`${caseAt}/archive.zip`, async c => {
    const found = await caseIn(c, db)
    return found instanceof Response ? found : packed(c, found, false)
  })

  /** With it: for the archives. The look is recorded before anything goes out (个人信息保护法 art. 51). */
  site.post(`${caseAt}/archive.zip`, async c => {
    const found = await caseIn(c, db)
    if (found instanceof Response) return found
    if (!handles(found)) throw new Forbidden('只有办理这件申请的人可以取得含个人信息的案卷。')
    await db.transaction().execute(trx =>
      append(trx, {
        ...{ agencyId: found.office.id, at: now(), actor: found.person, action: 'application.looked' },
        ...{ subject: `application ${found.application.number}`, details: { what: 'archive' }, article: '《个人信息保护法》第五十一条' },
      }),
    )
    return packed(c, found, true)
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`/desk/applications/:agency/register.${kind}`, async c => {
      const found = await officeIn(c, db, 'application.read')
      if (found instanceof Response) return found
      const asked = c.req.query('year') ?? ''
      const year = /^[12]\d{3}$/.test(asked) ? Number(asked) : yearOf(c.get('page').today as PlainDate)
      const named = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))
      const names = { sections: named(await sectionsOf(db, [found.office.id])), people: named(await colleaguesOf(db, found.office.id)) }
      const bytes = await tableFile(kind, registerTable(await registerOf(db, found.office.id, year, names, deps.disputesIn)))
      const head = { name: `登记台账${year}.${kind}`, mediaType: tableKinds[kind], bytes: bytes.length, sha256: '', private: true }
      return c.body(bytes, 200, { ...downloadHeaders(head), 'content-type': tableKinds[kind] })
    })

  return site
}
