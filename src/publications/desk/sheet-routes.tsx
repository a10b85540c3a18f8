import { type Context, Hono } from 'hono'
import { raw } from 'hono/html'
import { documentDocx } from '../../document/docx.ts'
import { documentFragment } from '../../document/html.ts'
import { documentPdf } from '../../document/pdf.ts'
import { NotFound } from '../../errors.ts'
import type { PlainDate } from '../../law/index.ts'
import { places, StaffLayout } from '../../web/layout/index.ts'
import { Button } from '../../web/ui/index.ts'
import { itemViewOf } from './item.ts'
import { itemIn } from './office.ts'
import { crumbOf, deskItemOf } from './pages/parts.tsx'
import type { DeskDeps, DeskEnv } from './routes.tsx'
import { sheetOf } from './sheet-job.ts'

const one = `${places.publications}/:agency/:id/approval-sheet`
const writers = {
  docx: { write: documentDocx, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { write: documentPdf, type: 'application/pdf' },
} as const

/** 政府信息公开审查呈批单: on the page to print, and as DOCX and PDF. */
export function deskSheetRoutes({ db, today }: DeskDeps): Hono<DeskEnv> {
  const site = new Hono<DeskEnv>()

  site.get(one, async c => {
    const found = await sheetIn(c)
    if (found instanceof Response) return found
    const { view, sheet } = found
    const page = c.get('page')
    const { say } = page
    const here = deskItemOf(view.office, view.item.id)
    const title = sheet.title.join('')
    return c.html(
      <StaffLayout
        page={page}
        title={title}
        current="publications"
        crumbs={[
          { href: places.publications, text: say('公开', 'Publications') },
          { href: here, text: crumbOf(page, view.content) },
          { text: say('审查呈批单', 'Approval sheet') },
        ]}
      >
        <div class="head">
          <h1 lang={page.language === 'en' ? 'zh-CN' : undefined}>{title}</h1>
          <p class="buttons">
            <Button kind="plain" href={`${here}/approval-sheet.docx`}>
              DOCX
            </Button>
            <Button kind="plain" href={`${here}/approval-sheet.pdf`}>
              PDF
            </Button>
          </p>
        </div>
        <article class="panel" lang={page.language === 'en' ? 'zh-CN' : undefined}>
          {raw(onPage(documentFragment(sheet)))}
        </article>
      </StaffLayout>,
    )
  })

  for (const kind of Object.keys(writers) as (keyof typeof writers)[])
    site.get(`${one}.${kind}`, async c => {
      const found = await sheetIn(c)
      if (found instanceof Response) return found
      const bytes = await writers[kind].write(found.sheet)
      const name = encodeURIComponent(`审查呈批单 ${found.view.content.title.slice(0, 60)}.${kind}`)
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': writers[kind].type,
        'content-disposition': `attachment; filename="approval-sheet.${kind}"; filename*=UTF-8''${name}`,
        'cache-control': 'private, no-store',
      })
    })

  async function sheetIn(c: Context<DeskEnv>) {
    const found = await itemIn(c, db)
    if (found instanceof Response) return found
    const { person, office, item } = found
    const view = await itemViewOf(db, person, office, item, today() as PlainDate)
    const asked = Number(c.req.query('version') ?? view.current?.version ?? 0)
    const sheet = Number.isSafeInteger(asked) && asked > 0 && asked < 1e6 ? await sheetOf(db, item, asked) : null
    if (!sheet) throw new NotFound('还没有送审，没有审查呈批单。')
    return { view, sheet }
  }

  return site
}

/** The tables as records, not as the statutory forms of the report, whose widths they would take. */
const onPage = (html: string): string =>
  html
    .replaceAll('<div class="form">', '<div class="scroll">')
    .replace(/<table class="[a-z]+">/g, '<table class="data cards">')
    .replace(/<colgroup>.*?<\/colgroup>/g, '')
