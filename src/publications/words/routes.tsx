import { type Context, Hono } from 'hono'
import { type FoundOffice, fieldsOf, findAgency, officeIn, type Person, staffOf } from '../../people/index.ts'
import { places, type SiteEnv } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { builtInWords } from '../check/index.ts'
import type { PublicationDeps } from '../routes.tsx'
import { forgetWord, watchWord } from './actions.ts'
import { WordsPage, wordsOf } from './pages/words.tsx'
import { watchedWordsOf } from './watched-words.ts'

type Ctx = Context<SiteEnv<Person>>

/** `/desk/words`: the words that the check before publication looks out for, as the office edits them. */
export function wordRoutes({ db, now }: PublicationDeps): Hono<SiteEnv<Person>> {
  const site = new Hono<SiteEnv<Person>>()

  site.get(places.words, async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = (await findAgency(db, { id: person.agencyId }))!
    return c.redirect(wordsOf(office.slug), 303)
  })

  site.get('/desk/words/:agency', async c => {
    const found = await officeIn(c, db, 'catalogue.manage')
    return found instanceof Response ? found : shown(c, found, {}, {})
  })

  site.post('/desk/words/:agency', async c => {
    const found = await officeIn(c, db, 'catalogue.manage')
    if (found instanceof Response) return found
    const fields = await fieldsOf(c)
    const done = await watchWord(db, found.person, found.office, fields, now())
    return done.ok ? c.redirect(`${wordsOf(found.office.slug)}?done=watched`, 303) : shown(c, found, fields, done.faults, 422)
  })

  site.post('/desk/words/:agency/removal', async c => {
    const found = await officeIn(c, db, 'catalogue.manage')
    if (found instanceof Response) return found
    const { wrong = '' } = await fieldsOf(c)
    await forgetWord(db, found.person, found.office, wrong, now())
    return c.redirect(`${wordsOf(found.office.slug)}?done=forgotten`, 303)
  })

  async function shown(c: Ctx, { office }: FoundOffice, values: Record<string, string>, faults: Faults, status: 200 | 422 = 200) {
    const own = await watchedWordsOf(db, office.id)
    const sought = (c.req.query('q') ?? '').trim().slice(0, 30)
    const builtIn =
      sought === '' ? [] : builtInWords.filter(({ wrong, right }) => wrong.includes(sought) || right.includes(sought)).slice(0, 50)
    return c.html(
      <WordsPage
        page={c.get('page')}
        {...{ office, own, builtIn, sought, values, faults }}
        count={builtInWords.length}
        done={c.req.query('done') ?? null}
      />,
      status,
    )
  }

  return site
}
