import { Hono } from 'hono'
import { documentDocx } from '../../document/docx.ts'
import { documentPdf } from '../../document/pdf.ts'
import { downloadHeaders } from '../../files/index.ts'
import type { Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import { caseIn } from '../desk/office.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { applicationPaper } from './application-paper.ts'
import { caseAt } from './document-routes.tsx'
import { recordOf } from './record.ts'

const kinds = {
  pdf: { mediaType: 'application/pdf', write: documentPdf },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', write: documentDocx },
} as const

/** The application on paper: printed, read to whoever spoke it, and signed (art. 29(1)). */
export function applicationPaperRoutes(deps: ApplicationDeps): Hono<SiteEnv<Person>> {
  const { db } = deps
  const site = new Hono<SiteEnv<Person>>()
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[])
    site.get(`${caseAt}/application.${kind}`, async c => {
      const found = await caseIn(c, db)
      if (found instanceof Response) return found
      const { mediaType, write } = kinds[kind]
      const bytes = await write(applicationPaper(await recordOf(db, deps, found.key)))
      const name = `政府信息公开申请登记表${found.application.number}.${kind}`
      return c.body(Buffer.from(bytes), 200, downloadHeaders({ ...{ name, mediaType, sha256: '', private: true }, bytes: bytes.length }))
    })
  return site
}
