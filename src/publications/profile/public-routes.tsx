import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { OfficialDocument } from '../../document/blocks.ts'
import { openPrintShop } from '../../document/print-shop.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, type Person, publicOfficeIn } from '../../people/index.ts'
import type { SiteEnv } from '../../web/layout/index.ts'
import { documentKinds, writers } from '../portal/article-document.ts'
import type { PublicationDeps } from '../routes.tsx'
import { applicationForm } from './application-form.ts'
import { groupKinds } from './groups.ts'
import { guideOf } from './guide.ts'
import { guideDocument } from './guide-document.ts'
import { ApplyPage } from './pages/apply.tsx'
import { GuidePage } from './pages/guide.tsx'
import { InstitutionPage } from './pages/institution.tsx'
import { institutionGroups } from './search-entries.ts'
import { type Profile, profileOf } from './store.ts'

type Ctx = Context<SiteEnv<Person>>
type Asked = { office: Agency; profile: Profile; today: PlainDate }

/** What everybody may read of an agency's facts: the guide, the institution, how to apply, and all of it to take away. */
export function profileRoutes({ db: written, reading, repliesOf }: PublicationDeps): Hono<SiteEnv<Person>> {
  const db = reading ?? written
  const site = new Hono<SiteEnv<Person>>()
  const print = openPrintShop(8_000_000)

  site.get('/:agency/guide', async c => {
    const { office, profile, today } = await asked(c)
    return c.html(<GuidePage page={c.get('page')} {...{ office, profile }} parts={guideOf(office, profile, today)} />)
  })
  site.get('/:agency/apply', async c => {
    const { office, profile, today } = await asked(c)
    const replies = (await repliesOf?.(office)) ?? []
    return c.html(<ApplyPage page={c.get('page')} {...{ office, profile, replies }} parts={guideOf(office, profile, today)} />)
  })
  site.get('/:agency/institution', async c => {
    const { office, profile } = await asked(c)
    return c.html(<InstitutionPage page={c.get('page')} {...{ office, profile }} />)
  })

  site.get('/:agency/guide.json', async c => {
    const { office, profile, today } = await asked(c)
    const url = `${c.get('page').origin}/${office.slug}/guide`
    return c.json({
      ...{ schema: 'gongkai.guide/1', url, agency: office.name },
      parts: guideOf(office, profile, today),
      facts: factsOf(profile, groupKinds),
    })
  })
  site.get('/:agency/institution.json', async c => {
    const { office, profile } = await asked(c)
    const url = `${c.get('page').origin}/${office.slug}/institution`
    return c.json({
      ...{ schema: 'gongkai.institution/1', url, agency: office.name },
      facts: factsOf(profile, [...institutionGroups, 'office']),
    })
  })

  for (const kind of ['docx', 'pdf'] as const) {
    site.get(`/:agency/guide.${kind}`, async c => {
      const { office, profile, today } = await asked(c)
      return file(c, kind, `${office.name}政府信息公开指南`, guideDocument(office, guideOf(office, profile, today)))
    })
    site.get(`/:agency/application-form.${kind}`, async c => {
      const { office, profile } = await asked(c)
      return file(c, kind, '政府信息公开申请表', applicationForm(office, profile))
    })
  }

  async function asked(c: Ctx): Promise<Asked> {
    const office = await publicOfficeIn(db, c)
    return { office, profile: await profileOf(db, office.id), today: c.get('page').today as PlainDate }
  }

  /** Kept by what it is made of, so that a change of the facts is a new file at once. */
  async function file(c: Ctx, kind: keyof typeof documentKinds, name: string, document: OfficialDocument) {
    const key = createHash('sha256').update(JSON.stringify(document)).digest('base64url')
    const { bytes, etag } = await print(`${key}.${kind}`, () => writers[kind](document))
    const headers = { etag, 'cache-control': 'public, no-cache' }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
    return c.body(Buffer.from(bytes), 200, {
      ...headers,
      'content-type': documentKinds[kind],
      'content-disposition': `attachment; filename="file.${kind}"; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`,
    })
  }

  return site
}

/** The facts of the groups as data; who looked at them is no business of the public's. */
function factsOf(profile: Profile, kinds: readonly (keyof Profile)[]): Record<string, object> {
  return Object.fromEntries(
    kinds.flatMap(kind => {
      const held = profile[kind]
      return held ? [[kind, { ...held.facts, verifiedOn: held.verifiedOn, changedAt: held.changedAt.toISOString() }]] : []
    }),
  )
}
