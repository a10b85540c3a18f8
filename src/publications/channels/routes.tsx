import { type Context, Hono } from 'hono'
import type { Db } from '../../db/open.ts'
import { BadInput, NotFound } from '../../errors.ts'
import { type Files, keepFile } from '../../files/index.ts'
import { type Agency, fieldsOf, findAgency, formIn, may, mustBeAllowed, type Person, staffOf } from '../../people/index.ts'
import type { Secrets } from '../../secrets/index.ts'
import type { SentFile, SiteEnv, SliceDeps } from '../../web/layout/index.ts'
import { checkedFields, type Faults } from '../../web/layout/submitted.ts'
import { columnsOf } from '../catalogue/store.ts'
import { retryDelivery, sendItem, setChannel, setGazette } from './actions.ts'
import { channelFields, gazetteFields } from './forms.ts'
import { gazetteKinds } from './gazette.ts'
import { ChannelsPage, channelsOf } from './pages/channels.tsx'
import { channelOf, deliveriesOf } from './store.ts'

type Env = SiteEnv<Person>
type Ctx = Context<Env>
type Deps = SliceDeps<Db> & { files: Files; secrets: Secrets }
type Found = { person: Person; office: Agency }

const coverBytes = 1_000_000

/** `/desk/channels`: where what is public goes out beside the portal. */
export function channelRoutes({ db, now, files, secrets }: Deps): Hono<Env> {
  const site = new Hono<Env>()

  site.get('/desk/channels', async c => {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = (await findAgency(db, { id: person.agencyId }))!
    return c.redirect(channelsOf(office.slug), 303)
  })

  site.get('/desk/channels/:agency', async c => {
    const found = await officeIn(c)
    return found instanceof Response ? found : shown(c, found, { values: null, chosen: null, faults: {} })
  })

  site.post('/desk/channels/:agency', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const { person, office } = found
    mustBeAllowed(person, 'catalogue.manage', office)
    const sent = await formIn(c)
    const texts = Object.fromEntries(sent.fields)
    const chosen = sent.fields.flatMap(([field, value]) => (field === 'columns' ? [value] : []))
    const again = (faults: Faults) => shown(c, found, { values: texts, chosen, faults }, 422)
    const checked = checkedFields(channelFields, texts)
    if (!checked.ok) return again(checked.faults)
    const known = new Set((await columnsOf(db, office.id)).map(({ key }) => key))
    const before = await channelOf(db, office.id)
    const cover = await coverIn(
      sent.files.find(({ field }) => field === 'cover'),
      found,
    )
    if ('fault' in cover) return again({ cover: cover.fault })
    const { enabled, publishes, appSecret, ...rest } = checked.values
    const coverFileId = cover.fileId ?? before?.coverFileId ?? null
    if (enabled && !coverFileId) return again({ cover: '请选择封面图片，公众号的文章都要有封面。' })
    const settings = {
      ...rest,
      enabled: enabled === 'on',
      publishes: publishes === 'publish',
      coverFileId,
      columns: chosen.filter(key => known.has(key)),
    }
    const outcome = await setChannel(db, person, office, { ...settings, appSecret: appSecret || null }, { secrets, now: now() })
    return outcome.ok ? c.redirect(`${channelsOf(office.slug)}?done=saved`, 303) : again(outcome.faults)
  })

  site.post('/desk/channels/:agency/send', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const { person, office } = found
    mustBeAllowed(person, 'publication.approve', office)
    const { publicationId } = await fieldsOf(c)
    if (!isId(publicationId)) throw new BadInput('没有写明要发送的信息。')
    await sendItem(db, person, office, publicationId, now())
    return c.redirect(`${channelsOf(office.slug)}?done=sent`, 303)
  })

  site.post('/desk/channels/:agency/deliveries/:id/retry', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const { person, office } = found
    mustBeAllowed(person, 'publication.approve', office)
    const id = c.req.param('id')
    if (!isId(id)) throw new NotFound('没有这次发送。')
    await retryDelivery(db, person, office, id, now())
    return c.redirect(`${channelsOf(office.slug)}?done=retried`, 303)
  })

  site.post('/desk/channels/:agency/gazette', async c => {
    const found = await officeIn(c)
    if (found instanceof Response) return found
    const texts = await fieldsOf(c)
    const again = (faults: Faults) => shown(c, found, { values: { ...texts, form: 'gazette' }, chosen: null, faults }, 422)
    const checked = checkedFields(gazetteFields, texts)
    if (!checked.ok) return again(checked.faults)
    const { from, to, kind } = checked.values
    const made = await setGazette(db, found.person, found.office, checked.values, now())
    if (!made) return again({ from: '这段时间没有公开的信息。' })
    const name = `${found.office.name}公开信息（${from}至${to}）.${kind}`
    return c.body(new Uint8Array(made.bytes), 200, {
      'content-type': gazetteKinds[kind],
      'content-disposition': `attachment; filename="gazette.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    })
  })

  async function officeIn(c: Ctx): Promise<Found | Response> {
    const person = staffOf(c)
    if (person instanceof Response) return person
    const office = await findAgency(db, { slug: c.req.param('agency') ?? '' })
    if (!office) throw new NotFound('没有这个机构。')
    // Whoever writes or signs sees where it went; sections see the items themselves.
    if (!may(person, 'catalogue.manage', office)) mustBeAllowed(person, 'publication.approve', office)
    return { person, office }
  }

  async function shown(
    c: Ctx,
    { person, office }: Found,
    sent: { values: Record<string, string> | null; chosen: string[] | null; faults: Faults },
    status: 200 | 422 = 200,
  ) {
    const columns = (await columnsOf(db, office.id)).filter(({ closedOn }) => closedOn === null)
    const deliveries = await deliveriesOf(db, office.id, { limit: 50 })
    return c.html(
      <ChannelsPage
        page={c.get('page')}
        channel={await channelOf(db, office.id)}
        mayManage={may(person, 'catalogue.manage', office)}
        maySend={may(person, 'publication.approve', office)}
        done={c.req.query('done') ?? null}
        {...{ office, columns, deliveries, ...sent }}
      />,
      status,
    )
  }

  async function coverIn(sent: SentFile | undefined, { person, office }: Found): Promise<{ fileId: string | null } | { fault: string }> {
    if (!sent || sent.bytes.length === 0) return { fileId: null }
    if (sent.bytes.length > coverBytes) return { fault: '封面图片不能超过 1 MB。' }
    try {
      const stored = await files.put(sent.bytes, { name: sent.name, private: true, kinds: ['png', 'jpg'] })
      const row = await db.transaction().execute(trx => keepFile(trx, office.id, stored, { by: person.id, at: now() }))
      return { fileId: row.id }
    } catch (error) {
      if (error instanceof BadInput) return { fault: error.message }
      throw error
    }
  }

  return site
}

const isId = (text: string | undefined): text is string => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '')
