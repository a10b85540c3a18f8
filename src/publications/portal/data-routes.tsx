import { type Context, Hono } from 'hono'
import { publicOfficeIn } from '../../people/index.ts'
import { type Office, portalPlaces } from '../../web/layout/index.ts'
import { approvalsAddress } from '../approvals/approval.ts'
import { publicApprovals } from '../approvals/public-store.ts'
import { type Part, parts, placeOfPart } from '../catalogue/catalogue.ts'
import { columnsOf } from '../catalogue/store.ts'
import { countsOf } from '../public-store.ts'
import { listFields, mostRows } from './exports/list-rows.ts'
import { DataPage, type DataSet } from './pages/data.tsx'
import { columnAddress, dataOf } from './pages/parts.tsx'
import type { PortalDeps, PortalEnv } from './routes.tsx'
import { fileKinds } from './schema-org.ts'
import { newestDay } from './store.ts'

/** The catalogue of what can be taken away as data: a page for people, and after DCAT for programs. */
export function portalDataRoutes({ db, outside }: PortalDeps): Hono<PortalEnv> {
  const site = new Hono<PortalEnv>()

  site.get('/:agency/data', async c => {
    const { office, sets } = await setsIn(c)
    return c.html(<DataPage page={c.get('page')} office={office} sets={sets} fields={listFields} mostRows={mostRows} />)
  })

  site.get('/:agency/data.json', async c => {
    const { office, sets } = await setsIn(c)
    return c.json(dcat(c.get('page').origin, office, sets))
  })

  async function setsIn(c: Context<PortalEnv>): Promise<{ office: Office; sets: DataSet[] }> {
    const office = await publicOfficeIn(db, c)
    const [columns, counts, reports, approvals, lists] = await Promise.all([
      columnsOf(db, office.id),
      countsOf(db, office.id),
      outside.reportsOf(office.id),
      publicApprovals(db, office.id, { kind: null, keyword: '' }),
      outside.listsOf(office),
    ])
    const listsIn = Object.keys(fileKinds)
    const wanted = [
      ...(Object.keys(parts) as Part[]).map(part => ({
        place: placeOfPart(part),
        name: parts[part].label,
        address: portalPlaces(office)[part],
      })),
      ...columns.map(column => ({ place: column.key, name: column.name, address: columnAddress(office, column) })),
    ]
    const sets = await Promise.all(
      wanted.map(async ({ place, ...set }) => {
        const items = counts.find(count => count.place === place)?.items ?? 0
        return { ...set, items, newestOn: items > 0 ? await newestDay(db, office.id, place) : null, kinds: listsIn, fields: true }
      }),
    )
    const reportSet = {
      ...{ name: '政府信息公开年报', address: portalPlaces(office).reports, items: reports.length, fields: false },
      ...{ newestOn: reports[0]?.updatedOn ?? null, kinds: ['csv', 'json'] },
    }
    const approvalSet = {
      ...{ name: '行政审批事项', address: approvalsAddress(office.slug), items: approvals.length, fields: false },
      ...{
        newestOn:
          approvals
            .map(({ updatedOn }) => updatedOn)
            .sort()
            .at(-1) ?? null,
        kinds: ['csv', 'xlsx', 'json'],
      },
    }
    return {
      office,
      sets: [...sets, approvalSet, ...lists.map(list => ({ ...list, fields: false })), reportSet].filter(({ items }) => items > 0),
    }
  }

  return site
}

/** The catalogue as JSON-LD after DCAT 3. */
function dcat(origin: string, office: Office, sets: readonly DataSet[]): object {
  const publisher = { '@type': 'foaf:Organization', 'foaf:name': office.name, 'foaf:homepage': `${origin}/${office.slug}` }
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
    },
    ...{ '@type': 'dcat:Catalog', '@id': `${origin}${dataOf(office)}`, 'dct:title': `${office.name}政府信息公开数据目录` },
    ...{ 'dct:language': 'zh-CN', 'dct:publisher': publisher },
    'dcat:dataset': sets.map(({ name, address, items, newestOn, kinds, fields }) => ({
      ...{ '@type': 'dcat:Dataset', '@id': `${origin}${address}#data`, 'dct:title': `${office.name}${name}目录` },
      ...{ 'dct:publisher': publisher, 'dcat:landingPage': origin + address, rows: items },
      ...(newestOn && { 'dct:modified': newestOn }),
      ...(fields && { fields: listFields.map(({ key, name: label }) => ({ key, name: label })) }),
      'dcat:distribution': kinds.map(kind => ({
        ...{ '@type': 'dcat:Distribution', 'dcat:downloadURL': `${origin}${address}.${kind}` },
        'dcat:mediaType': fileKinds[kind as keyof typeof fileKinds],
      })),
    })),
  }
}
