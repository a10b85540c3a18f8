import { type Context, Hono } from 'hono'
import { calendarFor } from '../../days/index.ts'
import { icsOf } from '../../document/calendar-file.ts'
import { NotFound } from '../../errors.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import { type Agency, colleaguesOf, findAgency, may, officeIn, type Person, sectionsFor, staffOf } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import { isId } from '../desk/office.ts'
import { deadLinksOf } from '../links/store.ts'
import type { PublicationDeps } from '../routes.tsx'
import { stages } from '../steps.ts'
import { type TableKind, tableFile, tableKinds } from '../table-file.ts'
import { columnsBoard, dueBoard, readingsBoard, withheldBoard, yearOf } from './boards.ts'
import { feedToken, isFeedToken } from './feed-token.ts'
import { ColumnsBoardPage } from './pages/columns.tsx'
import { DueBoardPage } from './pages/due.tsx'
import { type Board, boardOf } from './pages/frame.tsx'
import { LinksBoardPage } from './pages/links.tsx'
import { ReadingsBoardPage, WithheldBoardPage } from './pages/readings.tsx'
import { YearBoardPage } from './pages/year.tsx'
import { tables } from './tables.ts'

type Env = SiteEnv<Person>
type Ctx = Context<Env>
type Found = { person: Person; office: Agency }
type Boards = {
  page: (c: Ctx, found: Found) => Promise<Response>
  table: (c: Ctx, found: Found) => Promise<Parameters<typeof tableFile>[1]>
}

/** `/desk/boards`: what is due, what was published, which columns stand still, what has no reading, what is withheld. */
export function boardRoutes({ db, now, today, secrets }: PublicationDeps): Hono<Env> {
  const site = new Hono<Env>()
  const day = () => today() as PlainDate
  const sectionsOfPerson = ({ person, office }: Found) => sectionsFor(person, 'publication.read', office)

  site.get('/desk/boards', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = (await findAgency(db, { id: person.agencyId }))!
    return c.redirect(boardOf(office.slug, 'due'), 303)
  })

  const boards: Record<Board, Boards> = {
    due: {
      page: async (c, found) => {
        const { person, office } = found
        const lines = await dueBoard(db, office, day(), { sections: sectionsOfPerson(found) })
        const feed = `/desk/calendar/${office.slug}/${person.id}/${feedToken(secrets, office.id, person.id)}.ics`
        return c.html(<DueBoardPage {...(await shared(c, found))} lines={lines} calendar={await calendarFor(db, office.id)} feed={feed} />)
      },
      table: async (_, found) => tables.due(await dueBoard(db, found.office, day(), { sections: sectionsOfPerson(found), limit: 5000 })),
    },
    year: {
      page: async (c, found) => c.html(<YearBoardPage {...(await shared(c, found))} board={await yearOf(db, found.office, yearIn(c))} />),
      table: async (c, { office }) => tables.year(await yearOf(db, office, yearIn(c))),
    },
    columns: {
      page: async (c, found) =>
        c.html(<ColumnsBoardPage {...(await shared(c, found))} columns={await columnsBoard(db, found.office, day())} />),
      table: async (_, { office }) => tables.columns(await columnsBoard(db, office, day())),
    },
    readings: {
      page: async (c, found) =>
        c.html(<ReadingsBoardPage {...(await shared(c, found))} lines={await readingsBoard(db, found.office, day())} />),
      table: async (_, { office }) => tables.readings(await readingsBoard(db, office, day())),
    },
    links: {
      page: async (c, found) =>
        c.html(<LinksBoardPage {...(await shared(c, found))} lines={await deadLinksOf(db, found.office.id, 500)} />),
      table: async (_, { office }) => tables.links(await deadLinksOf(db, office.id, 5000)),
    },
    withheld: {
      page: async (c, found) => c.html(<WithheldBoardPage {...(await shared(c, found))} lines={await withheldOf(found)} />),
      table: async (_, found) => tables.withheld(await withheldOf(found)),
    },
  }

  for (const [name, { page, table }] of Object.entries(boards)) {
    site.get(`/desk/boards/:agency/${name}`, async c => {
      const found = await officeIn(c, db, 'publication.read')
      return found instanceof Response ? found : page(c, found)
    })
    for (const kind of Object.keys(tableKinds) as TableKind[])
      site.get(`/desk/boards/:agency/${name}.${kind}`, async c => {
        const found = await officeIn(c, db, 'publication.read')
        if (found instanceof Response) return found
        const content = await table(c, found)
        return c.body(await tableFile(kind, content), 200, {
          'content-type': tableKinds[kind],
          'content-disposition': `attachment; filename="${name}.${kind}"; filename*=UTF-8''${encodeURIComponent(content.name)}.${kind}`,
          'cache-control': 'private, no-store',
        })
      })
  }

  /** A person's own calendar of due days: whoever has the address reads it, so it tells titles and days and nothing more. */
  site.get('/desk/calendar/:agency/:id/:token{[A-Za-z0-9_-]+\\.ics}', async c => {
    const office = await findAgency(db, { slug: c.req.param('agency') })
    const accountId = c.req.param('id')
    const token = c.req.param('token').slice(0, -'.ics'.length)
    if (!office || !isId(accountId) || !isFeedToken(secrets, office.id, accountId, token)) throw new NotFound('没有这个日历。')
    // Whoever left the office, or whose account is disabled, reads no more.
    const person = (await colleaguesOf(db, office.id)).find(({ id }) => id === accountId) as Person | undefined
    if (!person || !may(person, 'publication.read', office)) throw new NotFound('没有这个日历。')
    const lines = await dueBoard(db, office, day(), { sections: sectionsOfPerson({ person, office }), until: addDays(day(), 400) })
    const { origin } = c.get('page')
    const events = lines.map(({ id, dueOn, title, section, column, stage }) => ({
      ...{ uid: `${id}@${office.slug}`, on: dueOn, title: `应公开：${title || '（无标题）'}` },
      description: [section, column, stages[stage as keyof typeof stages].label].filter(Boolean).join(' · '),
      url: `${origin}${places.publications}/${office.slug}/${id}`,
    }))
    return c.body(icsOf(`${office.name}公开期限`, events, now()), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    })
  })

  async function shared(c: Ctx, found: Found) {
    const { office } = found
    const wants = {
      due: (await dueBoard(db, office, day(), { sections: sectionsOfPerson(found), until: addDays(day(), 3) })).length,
      columns: (await columnsBoard(db, office, day())).filter(
        ({ state }) => state === 'neglected' || state === 'empty' || state === 'lapsed',
      ).length,
      readings: (await readingsBoard(db, office, day())).filter(({ isOver }) => isOver).length,
      links: (await deadLinksOf(db, office.id, 500)).length,
      withheld: (await withheldOf(found)).filter(({ isDue }) => isDue).length,
    }
    return { page: c.get('page'), office, wanting: wants }
  }

  /** Sections see their own. */
  async function withheldOf(found: Found) {
    const sections = sectionsOfPerson(found)
    const lines = await withheldBoard(db, found.office, day())
    return sections === null ? lines : lines.filter(({ sectionId }) => sectionId !== null && sections.includes(sectionId))
  }

  const yearIn = (c: Ctx): number =>
    /^(?:19|20|21)\d\d$/.test(c.req.query('year') ?? '') ? Number(c.req.query('year')) : Number(day().slice(0, 4))

  return site
}
