import { Hono } from 'hono'
import { BadInput, NotFound } from '../errors.ts'
import { keepFile } from '../files/index.ts'
import { enqueue } from '../jobs/index.ts'
import { append } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import { may } from '../people/index.ts'
import { places } from '../web/layout/index.ts'
import { isId, officeIn, sentIn } from './desk-office.ts'
import type { DeskDeps, DeskEnv } from './desk-routes.tsx'
import { importList, sourceIn } from './import/job.ts'
import { type Fate, look } from './import/look.ts'
import { sourceOfUpload } from './import/source.ts'
import { ImportPage, type Line } from './pages/import.tsx'
import { tableFile } from './table-file.ts'

const here = `${places.publications}/:agency/import`
const most = 300
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
export function importRoutes({ db, files, now, today }: DeskDeps): Hono<DeskEnv> {
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
    const found = await officeIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    return c.html(<ImportPage page={c.get('page')} office={found.office} fault={null} batch={null} />)
  })

  site.post(here, async c => {
    const found = await officeIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const { person, office } = found
    const refused = (fault: string) => c.html(<ImportPage page={c.get('page')} office={office} fault={fault} batch={null} />, 422)
    const [sent] = (await sentIn(c)).files
    if (!sent || sent.bytes.length === 0) return refused('请选择清单文件（XLSX、CSV）或者 ZIP。')
    try {
      await sourceOfUpload(sent.name, sent.bytes)
      const stored = await files.put(sent.bytes, { name: sent.name, private: true })
      const row = await db.transaction().execute(async trx => {
        const kept = await keepFile(trx, office.id, stored, { by: person.id, at: now() })
        const details = { name: kept.name, bytes: kept.bytes }
        await append(trx, {
          ...{ agencyId: office.id, at: now(), actor: person, action: 'publication.import-prepared' },
          subject: `file ${kept.id}`,
          details,
        })
        return kept
      })
      return c.redirect(`${places.publications}/${office.slug}/import/${row.id}`, 303)
    } catch (error) {
      if (error instanceof BadInput) return refused(error.message)
      throw error
    }
  })

  site.get(`${here}/:file`, async c => {
    const found = await officeIn(c, db, 'publication.write')
    if (found instanceof Response) return found
    const { person, office } = found
    const source = isId(c.req.param('file')) ? await sourceIn({ db, files }, office.id, c.req.param('file')) : null
    if (!source) throw new NotFound('没有这份清单。')
    const counts: Record<Fate, number> = { publish: 0, draft: 0, same: 0, changed: 0, 'left out': 0 }
    const lines: Line[] = []
    for await (const { item, fate, faults, warnings } of look(db, office, source, today() as PlainDate)) {
      counts[fate] += 1
      if (fate === 'same') continue
      for (const fault of faults) if (lines.length < most) lines.push({ ...fault, title: item.content.title, isFault: true })
      for (const warning of warnings) if (lines.length < most) lines.push({ ...warning, title: item.content.title, isFault: false })
    }
    const isRunning = c.req.query('confirmed') !== undefined && counts.publish + counts.draft > 0
    // Without script the page looks again by itself.
    if (isRunning) c.header('refresh', '3')
    const batch = {
      id: c.req.param('file'),
      label: source.label,
      total: source.list.rows.length,
      unknown: source.list.unknown,
      counts,
      lines,
      isRunning,
    }
    return c.html(
      <ImportPage
        page={c.get('page')}
        office={office}
        fault={null}
        batch={{ ...batch, mayConfirm: may(person, 'publication.approve', office) }}
      />,
    )
  })

  site.post(`${here}/:file`, async c => {
    const found = await officeIn(c, db, 'publication.approve')
    if (found instanceof Response) return found
    const { person, office } = found
    const fileId = c.req.param('file')
    if (!isId(fileId) || !(await sourceIn({ db, files }, office.id, fileId))) throw new NotFound('没有这份清单。')
    await db.transaction().execute(async trx => {
      await enqueue(trx, importList, { agencyId: office.id, fileId, accountId: person.id }, { key: fileId })
      await append(trx, {
        ...{ agencyId: office.id, at: now(), actor: person, action: 'publication.import-confirmed' },
        subject: `file ${fileId}`,
        article: '《政府信息公开条例》第十七条',
      })
    })
    return c.redirect(`${places.publications}/${office.slug}/import/${fileId}?confirmed`, 303)
  })

  return site
}
