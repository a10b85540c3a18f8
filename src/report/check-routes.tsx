import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { BadInput } from '../errors.ts'
import { formIn } from '../people/index.ts'
import { places } from '../web/layout/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { checkReport } from './check/index.ts'
import { fields } from './fields.ts'
import { CheckPage } from './pages/check.tsx'
import { CheckResultPage } from './pages/check-result.tsx'
import { attachment } from './portal-routes.tsx'
import { mediaTypes, type RenderKind } from './render/index.ts'
import type { Report } from './report.ts'
import type { ReportDeps, ReportEnv } from './routes.tsx'

/** How often one address may send a file to be read. */
export const perMinute = 60

/** `/tools/check`: anybody's report, read and checked while the visitor waits. Nothing of it is kept. */
export function checkRoutes({ config, room }: ReportDeps): Hono<ReportEnv> {
  const site = new Hono<ReportEnv>()
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  const megabytes = config.limits.fileBytes / 1_000_000

  site.use(`${places.check}/*`, async (c, next) => {
    if (c.req.method === 'POST') {
      const left = await limiter.consume(c.get('address') ?? 'unknown').catch((refused: unknown) => {
        if (refused instanceof RateLimiterRes) return refused
        throw refused
      })
      if (left.consumedPoints > perMinute) {
        c.header('retry-after', String(Math.ceil(left.msBeforeNext / 1000)))
        throw new HTTPException(429, { message: `每分钟最多核对 ${perMinute} 份，请稍后再试。` })
      }
    }
    await next()
  })

  const form = (c: Context<ReportEnv>, values: Record<string, string>, faults: Faults, status: 200 | 413 | 422 = 200) =>
    c.html(<CheckPage page={c.get('page')} values={values} faults={faults} megabytes={megabytes} />, status)

  site.get(places.check, c => form(c, {}, {}))

  site.post(places.check, async c => {
    const sent = await sentIn(c)
    const values = { text: sent.texts['text'] ?? '', publishedOn: sent.texts['publishedOn'] ?? '' }
    const checked = checkedFields(fields.check, sent.texts)
    if (!checked.ok) return form(c, values, checked.faults, 422)
    const { text, publishedOn } = checked.values
    const file = sent.files['file']
    if (!file && !text) return form(c, values, { file: '请选择年报文件，或者粘贴年报全文。' }, 422)
    const read = async (field: string, input: Uint8Array | string): Promise<Report | Response> => {
      try {
        return await room.read(input)
      } catch (error) {
        if (error instanceof BadInput) return form(c, values, { [field]: error.message }, error.limit === 'fileBytes' ? 413 : 422)
        throw error
      }
    }
    const report = await read(file ? 'file' : 'text', file ? file.bytes : text!)
    if (report instanceof Response) return report
    const last = sent.files['previous']
    const previous = last ? await read('previous', last.bytes) : null
    if (previous instanceof Response) return previous
    const check = checkReport(report, { previous: previous ?? undefined, publishedOn: publishedOn ?? undefined })
    c.header('cache-control', 'no-store')
    const name = file?.name ?? c.get('page').say('粘贴的文字', 'The pasted text')
    return c.html(<CheckResultPage page={c.get('page')} {...{ name, report, check, previous, publishedOn }} />)
  })

  site.post(`${places.check}/:file{report\\.(?:html|docx|pdf|xlsx|json|csv)}`, async c => {
    const kind = c.req.param('file').slice('report.'.length) as RenderKind
    const { report, bytes } = await room.render(await reportIn(c), kind)
    const name = `${report.agency ?? '年报'}${report.year ?? ''}.${kind}`
    return c.body(Buffer.from(bytes), 200, {
      'content-type': mediaTypes[kind],
      'content-disposition': attachment(name, `report.${kind}`),
      'cache-control': 'no-store',
    })
  })

  site.post(`${places.check}/findings.json`, async c => {
    const { texts } = await sentIn(c)
    const report = await room.read(texts['report'] ?? '')
    const previous = texts['previous'] ? await room.read(texts['previous']) : undefined
    const check = checkReport(report, { previous, publishedOn: texts['publishedOn'] || undefined })
    const { agency, year, form: told } = report
    c.header('content-disposition', attachment(`${agency ?? '年报'}${year ?? ''}核对单.json`, 'findings.json'))
    c.header('cache-control', 'no-store')
    return c.json({ report: { agency, year, form: told }, ...check })
  })

  return site
}

const reportIn = async (c: Context<ReportEnv>): Promise<string> => (await sentIn(c)).texts['report'] ?? ''

export type Sent = { texts: Record<string, string>; files: Record<string, { name: string; bytes: Uint8Array }> }

/** The fields of a form and its files; a file control that was left empty is no file. */
export async function sentIn(c: Context<ReportEnv>): Promise<Sent> {
  const { fields, files } = await formIn(c)
  return { texts: Object.fromEntries(fields), files: Object.fromEntries(files.map(({ field, name, bytes }) => [field, { name, bytes }])) }
}
