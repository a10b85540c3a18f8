import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { type Agency, allAgencies, publicOfficeIn } from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { OpenDataPage } from '../pages/open-data.tsx'
import { attachment } from '../portal-routes.tsx'
import type { ReportDeps, ReportEnv } from '../routes.tsx'
import { reportsJson, tidyCsv } from './files.ts'
import { openDataSchema } from './schema.ts'
import { type PublicContent, publicContents, publicVersions, stampOf } from './store.ts'

type Ctx = Context<ReportEnv>

/** The published reports as open data: of the whole site and of each agency, a figure a row or as JSON, with the schema. */
export function openDataRoutes({ db, reading = db }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()

  site.get(places.openData, async c => {
    const offices = await allAgencies(reading)
    const versions = await publicVersions(db, offices)
    return c.html(
      <OpenDataPage page={c.get('page')} reports={versions.length} agencies={new Set(versions.map(one => one.agencyId)).size} />,
    )
  })

  site.get(`${places.openData}/reports.schema.json`, c => {
    c.header('cache-control', 'public, no-cache')
    return c.body(`${JSON.stringify(openDataSchema(`${c.get('page').origin}${places.openData}/reports.schema.json`), null, 2)}\n`, 200, {
      'content-type': 'application/schema+json; charset=utf-8',
    })
  })

  for (const kind of ['csv', 'json'] as const) {
    site.get(`${places.openData}/reports.${kind}`, async c => file(c, kind, await allAgencies(reading), 'reports'))
    site.get(`/:agency/reports/data.${kind}`, async c => {
      const office = await publicOfficeIn(reading, c)
      return file(c, kind, [office], `${office.slug}-reports`)
    })
  }

  async function file(
    c: Ctx,
    kind: 'csv' | 'json',
    offices: readonly Pick<Agency, 'id' | 'slug' | 'name'>[],
    name: string,
  ): Promise<Response> {
    const versions = await publicVersions(db, offices)
    const etag = `"${stampOf(versions, offices)}-${kind}"`
    const headers = { etag, 'cache-control': 'public, no-cache' }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
    const officeOf = new Map(offices.map(office => [office.id, office]))
    const { origin } = c.get('page')
    const aboutOf = ({ agencyId, year, publishedOn, updatedOn }: PublicContent) => {
      const { slug, name } = officeOf.get(agencyId)!
      return { ...{ agency: slug, name, year, publishedOn, updatedOn }, url: `${origin}/${slug}/reports/${year}` }
    }
    const pieces = (kind === 'csv' ? tidyCsv : reportsJson)(publicContents(db, versions), aboutOf)
    return c.body(Readable.toWeb(Readable.from(encoded(pieces), { objectMode: false })) as ReadableStream<Uint8Array>, 200, {
      ...headers,
      'content-type': kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': attachment(`年报数据-${name}.${kind}`, `${name}.${kind}`),
    })
  }

  return site
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece)
}
