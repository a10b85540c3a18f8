import { Hono } from 'hono'
import { documentHtml } from '../../document/html.ts'
import { documentPdf } from '../../document/pdf.ts'
import { downloadHeaders } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import { type FoundOffice, fieldsOf, may, officeIn, type Person } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { Ctx } from '../desk/office.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { PersonPage } from './pages/person.tsx'
import { casesWith, personData, personDocument } from './person-data.ts'

/** The disclosure office alone, which answers for the whole agency: a section knows its own cases. */
export const mayExport = ({ person, office }: FoundOffice): boolean => may(person, 'catalogue.manage', office)

const kinds = {
  json: {
    mediaType: 'application/json',
    make: async (data: Awaited<ReturnType<typeof personData>>) => `${JSON.stringify(data, null, 2)}\n`,
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    make: async (data: Awaited<ReturnType<typeof personData>>) => documentHtml(personDocument(data)),
  },
  pdf: { mediaType: 'application/pdf', make: async (data: Awaited<ReturnType<typeof personData>>) => documentPdf(personDocument(data)) },
} as const

/** 个人信息保护法 art. 45: whoever shows who they are is told what is kept of them, and takes it along. */
export function personRoutes({ db, secrets, now }: ApplicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  const mayAsk = (c: Ctx): Promise<FoundOffice | Response> => officeIn(c, db, 'catalogue.manage')

  site.get('/desk/applications/:agency/person', async c => {
    const found = await mayAsk(c)
    if (found instanceof Response) return found
    return c.html(<PersonPage page={c.get('page')} office={found.office} typed={{}} faults={{}} cases={null} />)
  })

  site.post('/desk/applications/:agency/person', async c => {
    const found = await mayAsk(c)
    if (found instanceof Response) return found
    const { office, person } = found
    const typed = await fieldsOf(c)
    const read = (name: string, most: number) => (typed[name] ?? '').trim().slice(0, most)
    const traits = { identityNumber: read('identityNumber', 40), phone: read('phone', 30), mail: read('mail', 200) }
    const proof = read('proof', 200)
    const faults: Faults = {
      ...(Object.values(traits).every(one => one === '') && { identityNumber: '至少填写一项。' }),
      ...(proof === '' && { proof: '写明核对了什么证件。' }),
    }
    if (Object.keys(faults).length > 0) return c.html(<PersonPage page={c.get('page')} {...{ office, typed, faults }} cases={null} />, 422)
    const cases = await casesWith(db, secrets, office, traits)
    const format = Object.hasOwn(kinds, typed['as'] ?? '') ? (typed['as'] as keyof typeof kinds) : null
    // looking is recorded as well as taking: which cases, never who
    await db.transaction().execute(trx =>
      append(trx, {
        ...{ agencyId: office.id, at: now(), actor: person, action: format ? 'application.personExported' : 'application.personLookedUp' },
        ...{ subject: 'application persons', article: '《个人信息保护法》第四十五条' },
        details: { cases: cases.map(({ number }) => number), ...(format && { format }) },
      }),
    )
    if (!format) return c.html(<PersonPage page={c.get('page')} {...{ office, typed, faults: {}, cases }} />)
    const { mediaType, make } = kinds[format]
    const bytes = Buffer.from(await make(await personData(db, secrets, office, cases, now())))
    const head = { name: `个人信息.${format}`, mediaType, bytes: bytes.length, sha256: '', private: true }
    return c.body(bytes, 200, { ...downloadHeaders(head), 'content-type': mediaType })
  })

  return site
}
