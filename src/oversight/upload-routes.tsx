import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { NotFound } from '../errors.ts'
import { downloadHeaders, type Files, fileOf } from '../files/index.ts'
import { type PlainDate, parseDay } from '../law/index.ts'
import { type Agency, formIn, officeIn, type Person } from '../people/index.ts'
import { type ReadingRoom, withConfirmed } from '../report/index.ts'
import { places, type SiteEnv } from '../web/layout/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import { type Ctx, yearIn } from './in-address.ts'
import { bodyAddress, uploadAddress } from './pages/addresses.ts'
import { ConfirmPage } from './pages/confirm-upload.tsx'
import { UploadPage } from './pages/upload.tsx'
import type { OversightDeps } from './routes.tsx'
import { collectionOf } from './screen.ts'
import { openRemarks } from './standing.ts'
import { stepsOfYear } from './store.ts'
import { confirmedIn, doubtsNow, typedIn } from './upload.ts'
import { confirm, receive, upload, whyNotFor } from './upload-actions.ts'
import { confirmationsOf, readOf, uploadsOf } from './upload-store.ts'

const here = `${places.collection}/:agency/:body/:year{[12][0-9][0-9][0-9]}/upload`

/** The report of a body outside of the system: uploaded for it, laid beside the original, received as its report of the year. */
export function uploadRoutes(deps: OversightDeps & { files: Files; room: ReadingRoom }): Hono<SiteEnv<Person>> {
  const { db, files, room, config, now, today } = deps
  const site = new Hono<SiteEnv<Person>>()
  const clock = () => ({ now: now(), today: today() as PlainDate })

  type Found = { person: Person; superior: Agency; body: Agency; year: number }
  async function bodyIn(c: Ctx): Promise<Found | Response> {
    const found = await officeIn(c, db, 'report.collect')
    if (found instanceof Response) return found
    const year = yearIn(c)
    const { lines } = await collectionOf(db, found.office, year, today() as PlainDate)
    const line = lines.find(({ body }) => body.slug === c.req.param('body'))
    if (!line) throw new NotFound('下级机关中没有这个机关。')
    return { person: found.person, superior: found.office, body: line.body, year }
  }

  type Tried = { typed: Readonly<Record<string, string>>; ticked: readonly string[]; faults: Faults; refusal: string | null }
  const untried: Tried = { typed: {}, ticked: [], faults: {}, refusal: null }

  async function page(c: Ctx, { superior, body, year }: Found, tried: Tried) {
    const uploads = await uploadsOf(db, { agencyId: body.id, year })
    const status = tried.refusal ? 409 : Object.keys(tried.faults).length > 0 ? 422 : 200
    const [newest] = uploads
    const about = { superior, body, year, uploads, ...tried }
    if (!newest || newest.version !== null || c.req.query('again') === '1') {
      const whyNot = await whyNotFor(db, body, year)
      const megabytes = config.limits.fileBytes / 1_000_000
      return c.html(<UploadPage page={c.get('page')} {...{ ...about, whyNot, megabytes }} />, status)
    }
    const { report, blocks } = await readOf(db, newest)
    const all = await confirmationsOf(db, newest)
    const confirmed = confirmedIn(all)
    const taken = await stepsOfYear(db, { agencyId: body.id, year })
    const shown = {
      ...{ newest, blocks, report: withConfirmed(report, confirmed), agency: report.agency },
      ...{ doubts: doubtsNow(report, confirmed, besidesIn(c)), confirmed: all.length, seen: taken.length, remarks: openRemarks(taken) },
    }
    return c.html(<ConfirmPage page={c.get('page')} {...{ ...about, shown }} done={c.req.query('done') ?? null} />, status)
  }

  site.get(here, async c => {
    const found = await bodyIn(c)
    return found instanceof Response ? found : page(c, found, untried)
  })

  site.post(here, async c => {
    const found = await bodyIn(c)
    if (found instanceof Response) return found
    const { fields, files: sent } = await formIn(c)
    const typed = Object.fromEntries(fields)
    const [file, receivedOn] = [sent.find(({ field }) => field === 'file'), parseDay(typed['receivedOn'] ?? '')]
    const faults = { ...(!file && { file: '请选择年报文件。' }), ...(!receivedOn && { receivedOn: '请填写收到的日期，例如 2027-01-20。' }) }
    const again = (more: Partial<Tried>) => page(c, found, { ...untried, typed, ...more })
    if (!file || !receivedOn) return again({ faults })
    const outcome = await upload({ db, files, room }, found.person, found, { name: file.name, bytes: file.bytes, receivedOn }, clock())
    if (outcome.ok) return c.redirect(uploadAddress(found.superior, found.body, found.year), 303)
    return again('faults' in outcome ? { faults: outcome.faults } : { refusal: outcome.refusal.why })
  })

  site.post(`${here}/cells`, async c => {
    const found = await bodyIn(c)
    if (found instanceof Response) return found
    const { body, year } = found
    const { fields } = await formIn(c)
    const typed = Object.fromEntries(fields)
    const ticked = fields.flatMap(([name, value]) => (name === 'row' ? [value] : []))
    const newest = (await uploadsOf(db, { agencyId: body.id, year }))[0]
    if (!newest) throw new NotFound('还没有上传这个机关的年报。')
    const { report } = await readOf(db, newest)
    const all = confirmedIn(await confirmationsOf(db, newest))
    const { cells, faults } = typedIn(doubtsNow(report, all, besidesIn(c)), typed, ticked)
    if (Object.keys(faults).length > 0) return page(c, found, { ...untried, typed, ticked, faults })
    await confirm(db, found.person, { body, year, ordinal: whole(typed['ordinal']), confirmed: whole(typed['confirmed']) }, cells, clock())
    return c.redirect(uploadAddress(found.superior, body, year, { done: 'confirmed' }), 303)
  })

  site.post(`${here}/received`, async c => {
    const found = await bodyIn(c)
    if (found instanceof Response) return found
    const { body, year } = found
    const typed = Object.fromEntries((await formIn(c)).fields)
    const clean = (text: string | undefined) => text?.replace(/\0/g, '').trim().slice(0, 1000) ?? ''
    const about = {
      ...{ body, year, seen: whole(typed['seen']), note: clean(typed['note']) || null },
      ...{ ordinal: whole(typed['ordinal']), confirmed: whole(typed['confirmed']) },
      answers: Array.from({ length: 500 }, (_, at) => clean(typed[`answer-${at}`])),
    }
    const outcome = await receive(db, found.person, about, clock())
    if (outcome.ok) return c.redirect(`${bodyAddress(found.superior, body, year)}?done=received`, 303)
    return page(c, found, { ...untried, typed, ...('faults' in outcome ? { faults: outcome.faults } : { refusal: outcome.refusal.why }) })
  })

  site.get(`${here}/:ordinal{[1-9][0-9]*}`, async c => {
    const found = await bodyIn(c)
    if (found instanceof Response) return found
    const { body, year } = found
    const one = (await uploadsOf(db, { agencyId: body.id, year })).find(({ ordinal }) => String(ordinal) === c.req.param('ordinal'))
    const file = one && (await fileOf(db, body.id, one.fileId))
    if (!file) throw new NotFound('没有这个文件。')
    const bytes = Readable.toWeb(await files.get(file)) as ReadableStream<Uint8Array>
    return c.body(bytes, 200, downloadHeaders(file, { inline: true }))
  })

  return site
}

const whole = (text: string | undefined): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : -1)

/** A row that was read without doubt, which somebody wants to mend all the same. */
const besidesIn = (c: Ctx): string[] => c.req.queries('row')?.slice(0, 20) ?? []
