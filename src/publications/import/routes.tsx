import { Hono } from 'hono'
import { BadInput, NotFound } from '../../errors.ts'
import { fileOf } from '../../files/index.ts'
import { may, officeIn } from '../../people/index.ts'
import { places } from '../../web/layout/index.ts'
import { isId, sentIn } from '../desk/office.ts'
import type { DeskDeps, DeskEnv } from '../desk/routes.tsx'
import { type TableKind, tableFile, tableKinds } from '../table-file.ts'
import { confirmImport, sendList, standsStill } from './actions.ts'
import { batchesOf, batchOf, looksAgain, mostLines } from './batch-store.ts'
import { ImportPage } from './pages/import.tsx'
import { ImportBatchPage } from './pages/import-batch.tsx'
import { listLimits } from './table.ts'

const here = `${places.publications}/:agency/import`
const onOnePage = 100
const heads = [
  '标题',
  '发布日期',
  '栏目',
  '文号',
  '索引号',
  '成文日期',
  '来源',
  '正文',
  '附件',
  '有效性',
  '主题分类',
  '体裁',
  '股室',
  '原网址',
]
const example = [
  '关于免费开放的公告（示例，导入前删去本行）',
  '2023-05-04',
  '通知公告',
  '',
  '',
  '2023-04-28',
  '',
  '正文可以写在这里，也可以另加“文件”一列写 DOCX 文件名。',
  '附件一.pdf;附件二.xlsx',
  '',
  '',
  '公告',
  '',
  '',
]

/** Import in bulk on the desk: a list is sent, looked at, and confirmed by whoever may approve; a job brings it in. */
export function importRoutes({ db, files, now, config }: DeskDeps): Hono<DeskEnv> {
  const { fileBytes, unpackedBytes, importRows, importBytes } = config.limits
  const limits = {
    content: { ...listLimits.content, fileBytes, unpackedBytes },
    rows: importRows,
    sentBytes: Math.max(fileBytes, importBytes),
  }
  const site = new Hono<DeskEnv>()

  site.get(`${here}/template.xlsx`, async c => {
    const found = await officeIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const bytes = await tableFile('xlsx', { name: '导入清单', head: heads, rows: [example] })
    return c.body(bytes, 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="import-template.xlsx"',
    })
  })

  site.get(here, async c => {
    const found = await officeIn(c, db, 'publication.read')
    if (found instanceof Response) return found
    const batches = await batchesOf(db, found.office.id, 20)
    return c.html(
      <ImportPage
        page={c.get('page')}
        office={found.office}
        fault={null}
        megabytes={limits.sentBytes / 1_000_000}
        batches={batches}
        mayWrite={may(found.person, 'publication.write', found.office)}
      />,
    )
  })

  site.post(here, async c => {
    const found = await officeIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const { person, office } = found
    const refused = async (fault: string) => {
      const batches = await batchesOf(db, office.id, 20)
      return c.html(
        <ImportPage
          page={c.get('page')}
          office={office}
          fault={fault}
          megabytes={limits.sentBytes / 1_000_000}
          batches={batches}
          mayWrite
        />,
        422,
      )
    }
    const [sent] = (await sentIn(c)).files
    if (!sent || sent.bytes.length === 0) return refused('请选择清单文件（XLSX、CSV）或者 ZIP。')
    try {
      const id = await sendList({ db, files }, person, office, sent, limits, now())
      return c.redirect(`${places.publications}/${office.slug}/import/${id}`, 303)
    } catch (error) {
      if (error instanceof BadInput) return refused(error.message)
      throw error
    }
  })

  site.get(`${here}/:file`, async c => {
    // Whoever confirms approves and does not write.
    const found = await officeIn(c, db, 'publication.read')
    if (found instanceof Response) return found
    const { person, office } = found
    const id = c.req.param('file')
    const batch = isId(id) ? await batchOf(db, office.id, id) : null
    const file = batch && (await fileOf(db, office.id, id))
    if (!batch || !file) throw new NotFound('没有这份清单。')
    const kind = c.req.query('kind')
    if (kind && kind in tableKinds) {
      const head = ['位置', '标题', '项目', '现为', '应为', '类别']
      const rows = batch.lines.map(line => [
        ...[line.cell ?? `第 ${line.row} 行`, line.title, line.field, line.found, line.wanted, line.isFault ? '错误' : '提醒'],
      ])
      return c.body(await tableFile(kind as TableKind, { name: '错误和提醒', head, rows }), 200, {
        'content-type': tableKinds[kind as TableKind],
        'content-disposition': `attachment; filename="import-faults.${kind}"`,
      })
    }
    const isMoving = batch.state === 'looking' || batch.state === 'running'
    // The page follows without a script.
    if (isMoving) c.header('refresh', '3')
    const pages = Math.max(1, Math.ceil(batch.lines.length / onOnePage))
    const at = Math.min(pages, Math.max(1, Number(c.req.query('page')) || 1))
    const shown = {
      ...{
        ...batch,
        name: file.name,
        isMoving,
        isStill: standsStill(batch, now()),
        looksAgain: looksAgain(batch),
        pages,
        at,
        isCut: batch.lines.length >= mostLines / 2,
      },
      lines: batch.lines.slice((at - 1) * onOnePage, at * onOnePage),
    }
    return c.html(
      <ImportBatchPage page={c.get('page')} office={office} batch={shown} mayConfirm={may(person, 'publication.approve', office)} />,
    )
  })

  site.post(`${here}/:file`, async c => {
    const found = await officeIn(c, db, 'publication.approve')
    if (found instanceof Response) return found
    const { person, office } = found
    const fileId = c.req.param('file')
    const batch = isId(fileId) ? await batchOf(db, office.id, fileId) : null
    if (!batch) throw new NotFound('没有这份清单。')
    await confirmImport(db, person, office, fileId, now())
    return c.redirect(`${places.publications}/${office.slug}/import/${fileId}`, 303)
  })

  return site
}
