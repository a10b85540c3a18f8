import { Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import { beijingDay } from '../../law/index.ts'
import { allAgencies, publicOfficeIn } from '../../people/index.ts'
import { type Office, places, portalPlaces } from '../../web/layout/index.ts'
import { approvalAddress } from '../approvals/approval.ts'
import { publicApprovals } from '../approvals/public-store.ts'
import { everywhere, placeOfPart, treeOf } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import { countsOf } from '../public-store.ts'
import { addressOf } from '../publish.ts'
import { addressesInFile, type MapEntry, siteMap, siteMapIndex } from './feeds/site-map.ts'
import { columnAddress, dataOf } from './pages/parts.tsx'
import { SitemapPage } from './pages/sitemap.tsx'
import type { PortalDeps, PortalEnv } from './routes.tsx'
import { highestNumbers, newestDay, numbersBetween } from './store.ts'

const xmlType = { 'content-type': 'application/xml; charset=utf-8' }

/** Where everything is: for people, and for programs that walk the site. */
export function portalMapRoutes({ db, outside }: PortalDeps): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>()

  site.get('/robots.txt', c => {
    const closed = [places.desk, places.account, '/preferences', places.signIn].map(path => `Disallow: ${path}\n`).join('')
    return c.text(`User-agent: *\n${closed}Allow: /\n\nSitemap: ${c.get('page').origin}/sitemap.xml\n`)
  })

  site.get('/sitemap.xml', async c => {
    const { origin } = c.get('page')
    const offices = await allAgencies(db)
    const highest = await highestNumbers(
      db,
      offices.map(({ id }) => id),
    )
    const files = offices.flatMap(({ id, slug }) => [
      `${origin}/${slug}/sitemap.xml`,
      ...Array.from({ length: Math.ceil((highest.get(id) ?? 0) / addressesInFile) }, (_, i) => `${origin}/${slug}/sitemap-${i + 1}.xml`),
    ])
    return c.body(siteMapIndex(files.map(url => ({ url }))), 200, xmlType)
  })

  // The items by their numbers, which are never given again: what stands in a file stays there, and the last one grows.
  site.get('/:agency/:map{sitemap-[1-9][0-9]*\\.xml}', async c => {
    const office = await publicOfficeIn(db, c)
    const { origin } = c.get('page')
    const last = Number(/\d+/.exec(c.req.param('map'))![0]) * addressesInFile
    if (!Number.isSafeInteger(last)) throw new NotFound('没有这个页面。')
    const items = await numbersBetween(db, office.id, last - addressesInFile + 1, last)
    if (items.length === 0) throw new NotFound('没有这个页面。')
    const entries = items.map(({ number, updatedAt }) => ({ url: origin + addressOf(office.slug, number), lastmod: beijingDay(updatedAt) }))
    return c.body(siteMap(entries), 200, xmlType)
  })

  site.get('/:agency/sitemap.xml', async c => {
    const office = await publicOfficeIn(db, c)
    const { origin } = c.get('page')
    const [columns, reports, counts, newest] = await Promise.all([
      columnsOf(db, office.id),
      outside.reportsOf(office.id),
      countsOf(db, office.id),
      newestDay(db, office.id, everywhere),
    ])
    const [approvals, lists] = [await publicApprovals(db, office.id, { kind: null, keyword: '' }), await outside.listsOf(office)]
    const { home, guide, rules, content, reports: allReports, apply, sitemap } = portalPlaces(office)
    const days = new Map(
      await Promise.all(
        counts
          .filter(({ items }) => items > 0)
          .map(async ({ place }) => [place, (await newestDay(db, office.id, place)) ?? undefined] as const),
      ),
    )
    const entries: MapEntry[] = [
      { url: home, lastmod: newest ?? undefined },
      { url: guide },
      { url: rules, lastmod: days.get(placeOfPart('rules')) },
      { url: content, lastmod: days.get(placeOfPart('content')) },
      ...columns.map(column => ({ url: columnAddress(office, column), lastmod: days.get(column.key) })),
      { url: allReports, lastmod: reports[0]?.updatedOn ?? undefined },
      ...reports.map(({ year, updatedOn }) => ({ url: `${allReports}/${year}`, lastmod: updatedOn ?? undefined })),
      ...(approvals.length > 0 ? [{ url: `${home}/approvals` }] : []),
      ...approvals.map(({ key, updatedOn }) => ({ url: approvalAddress(office.slug, key), lastmod: updatedOn })),
      ...lists.map(({ address, newestOn }) => ({ url: address, lastmod: newestOn })),
      ...lists.flatMap(({ pages = [] }) => pages.map(({ address, on }) => ({ url: address, lastmod: on }))),
      ...[`${home}/institution`, apply, dataOf(office), sitemap].map(url => ({ url })),
    ]
    return c.body(siteMap(entries.map(entry => ({ ...entry, url: origin + entry.url }))), 200, xmlType)
  })

  site.get('/:agency/sitemap', async c => {
    const office: Office & { id: string } = await publicOfficeIn(db, c)
    const [columns, counts, reports, approvals, lists] = await Promise.all([
      columnsOf(db, office.id),
      countsOf(db, office.id),
      outside.reportsOf(office.id),
      publicApprovals(db, office.id, { kind: null, keyword: '' }),
      outside.listsOf(office),
    ])
    const trees = { rules: treeOf(columns, 'rules'), content: treeOf(columns, 'content') }
    const countOf = new Map(counts.map(count => [count.place, count]))
    return c.html(<SitemapPage page={c.get('page')} {...{ office, trees, reports, approvals, lists }} counts={countOf} />)
  })

  return site
}
