import { type Context, Hono } from 'hono'
import { NotFound } from '../../errors.ts'
import { publicOfficeIn, sectionsOf } from '../../people/index.ts'
import { portalPlaces } from '../../web/layout/index.ts'
import { type Part, parts } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import { countsOf } from '../public-store.ts'
import { listCsv, listJson, listXlsx } from './exports/list-file.ts'
import { itemsOf, type RowNames } from './exports/list-rows.ts'
import { filled, filtersIn, listViewOf, type Place, placeKey, placeNamed, wantedOf } from './list.ts'
import { ListPage, listAddress } from './pages/list.tsx'
import type { PortalDeps, PortalEnv } from './routes.tsx'
import { fileKinds } from './schema-org.ts'
import { newestDay } from './store.ts'

type ListKind = keyof typeof fileKinds

/** The two parts that hold items and their columns: the pages, and the lists to take away. */
export function portalListRoutes({ db }: PortalDeps): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>()

  for (const part of Object.keys(parts) as Part[]) {
    site.get(`/:agency/${part}`, c => page(c, { part, column: null }))
    for (const kind of Object.keys(fileKinds) as ListKind[])
      site.get(`/:agency/${part}.${kind}`, c => file(c, { part, column: null }, kind))
  }

  site.get('/:agency/content/:file{[a-z][a-z0-9-]*\\.(?:csv|xlsx|json)}', async c => {
    const [key, kind] = c.req.param('file').split('.') as [string, ListKind]
    return file(c, await placeIn(c, key), kind)
  })
  site.get('/:agency/content/:column{[a-z][a-z0-9-]*}', async c => page(c, await placeIn(c, c.req.param('column'))))

  async function placeIn(c: Context<PortalEnv>, key: string): Promise<Place> {
    const place = await placeNamed(db, await publicOfficeIn(db, c), key)
    if (!place) throw new NotFound('没有这个栏目。')
    return place
  }

  async function page(c: Context<PortalEnv>, place: Place) {
    const office = await publicOfficeIn(db, c)
    const filters = filtersIn(name => c.req.query(name))
    if (filters.keyword) return c.redirect(searchFor(portalPlaces(office).search, place, filters), 302)
    return c.html(<ListPage page={c.get('page')} office={office} view={await listViewOf(db, office, place, filters)} />)
  }

  async function file(c: Context<PortalEnv>, place: Place, kind: ListKind) {
    const office = await publicOfficeIn(db, c)
    const filters = { ...filtersIn(name => c.req.query(name)), after: null }
    const [columns, sections, counts] = await Promise.all([columnsOf(db, office.id), sectionsOf(db, [office.id]), countsOf(db, office.id)])
    const { origin, today } = c.get('page')
    const names: RowNames = {
      ...{ office, origin, today },
      column: key => columns.find(column => column.key === key)?.name ?? key,
      section: id => sections.find(section => section.id === id)?.name ?? '',
    }
    const name = `${office.name}${place.column?.name ?? parts[place.part].label}目录`
    const items = itemsOf(db, office.id, wantedOf(place, filters))
    const headers = {
      'content-type': kind === 'csv' ? `${fileKinds.csv}; charset=utf-8` : fileKinds[kind],
      ...(kind !== 'json' && {
        'content-disposition': `attachment; filename="${placeKey(place).replace(':', '-')}.${kind}"; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`,
      }),
    }
    if (kind === 'xlsx') return c.body(await listXlsx(items, names, place.column?.name ?? parts[place.part].label), 200, headers)
    const total = counts.find(count => count.place === placeKey(place))?.items ?? 0
    const url = origin + listAddress(office, place)
    const newestOn = await newestDay(db, office.id, placeKey(place))
    return c.body(kind === 'csv' ? listCsv(items, names) : listJson(items, names, { name, url, total, newestOn }), 200, headers)
  }

  return site
}

/** A keyword is the search's business; it takes along what narrowed the list. */
function searchFor(search: string, place: Place, { keyword, from, to, genre, validity }: ReturnType<typeof filtersIn>): string {
  const asked = { q: keyword, column: place.column?.key, from, to, genre, validity }
  return `${search}?${filled(asked)}`
}
