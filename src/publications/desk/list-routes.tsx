import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { Forbidden } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { type Agency, agenciesUnder, findAgency, may, type Person, staffOf } from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { stages, standings } from '../steps.ts'
import { type TableKind, tableFile, tableKinds } from '../table-file.ts'
import { storable } from './forms.ts'
import { type DeskItems, type DeskQuery, deskItemsFor } from './items.ts'
import { type DueFilter, deskLists, dueFilters, listsFor, noSection } from './lists.ts'
import { DeskItemsPage, isList } from './pages/items.tsx'
import type { DeskDeps, DeskEnv } from './routes.tsx'

const onPage = 50
const inFile = 5_000

/** `/desk/publications`: the lists, on the page and to take away. */
export function deskListRoutes({ db, today }: DeskDeps): Hono<DeskEnv> {
  const site = new Hono<DeskEnv>()

  site.get(places.publications, async c => {
    const found = await listIn(c, onPage)
    if (found instanceof Response) return found
    const { person, office, offices, shown, query } = found
    const mayWrite = may(person, 'publication.write', office)
    return c.html(<DeskItemsPage page={c.get('page')} {...{ office, offices, shown, query, mayWrite }} />)
  })

  for (const kind of Object.keys(tableKinds) as TableKind[])
    site.get(`${places.publications}.${kind}`, async c => {
      const found = await listIn(c, inFile)
      if (found instanceof Response) return found
      const name = deskLists[found.query.list].label
      const bytes = await tableFile(kind, { name, ...tableOf(found.shown) })
      return c.body(bytes, 200, {
        'content-type': tableKinds[kind],
        'content-disposition': `attachment; filename="publications.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}.${kind}`,
        'cache-control': 'private, no-store',
      })
    })

  async function listIn(c: Context<DeskEnv>, limit: number) {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const offices = await officesOf(person)
    const office = offices.find(({ slug }) => slug === c.req.query('agency')) ?? offices[0]!
    const query = queryOf(c, person)
    return { person, office, offices, query, shown: await deskItemsFor(db, person, office, query, today() as PlainDate, limit) }
  }

  /** The agencies whose items the person may read, the own one first. Throws Forbidden where there is none. */
  async function officesOf(person: Person): Promise<Agency[]> {
    const found = new Map<string, Agency>()
    for (const id of new Set([person.agencyId, ...person.memberships.map(({ agencyId }) => agencyId)])) {
      const root = await findAgency(db, { id })
      if (!root || !may(person, 'publication.read', root)) continue
      for (const agency of await agenciesUnder(db, root)) if (may(person, 'publication.read', agency)) found.set(agency.id, agency)
    }
    if (found.size === 0) throw new Forbidden('没有“查阅未公开的信息”的权限。')
    return [...found.values()]
  }

  return site
}

/** What the address asks for; what makes no sense is left out: a filter is never a fault. */
function queryOf(c: Context<DeskEnv>, person: Person): DeskQuery {
  const asked = (name: string) => storable(c.req.query(name) ?? '').trim() || null
  const list = asked('list') ?? ''
  const due = asked('due')
  const cursor = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(asked('after') ?? '')
  const dayIn = (name: string) => z.iso.date().safeParse(asked(name)).data as PlainDate | undefined
  const isUuid = (text: string | null) => z.uuid().safeParse(text).success
  return {
    list: isList(list) && listsFor(person).includes(list) ? list : 'open',
    due: due && Object.hasOwn(dueFilters, due) ? (due as DueFilter) : null,
    section: isUuid(asked('section')) || asked('section') === noSection ? asked('section') : null,
    column: asked('column')?.slice(0, 40) ?? null,
    from: dayIn('from') ?? null,
    to: dayIn('to') ?? null,
    words: asked('q')?.slice(0, 100) ?? null,
    after: cursor && isUuid(cursor[2]!) && z.iso.date().safeParse(cursor[1]).success ? { on: cursor[1]!, id: cursor[2]! } : null,
  }
}

function tableOf({ lines }: DeskItems) {
  const head = ['标题', '栏目', '股室', '拟稿人', '当前', '公开情况', '形成日期', '应公开日', '索引号', '发布日期', '更新日期']
  const rows = lines.map(({ item, column, section }) => [
    ...[item.title, column, section, item.draftedByName, stages[item.stage].label, standings[item.standing].label],
    ...[item.formedOn, item.publishedOn ? null : item.dueOn, item.indexNumber, item.publishedOn, item.updatedOn],
  ])
  return { head, rows }
}
