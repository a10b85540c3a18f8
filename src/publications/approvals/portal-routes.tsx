import { Readable } from 'node:stream'
import { type Context, Hono } from 'hono'
import { openPrintShop } from '../../document/print-shop.ts'
import { NotFound } from '../../errors.ts'
import { downloadHeaders, fileOf } from '../../files/index.ts'
import { type Agency, publicOfficeIn } from '../../people/index.ts'
import { documentKinds, writers } from '../portal/article-document.ts'
import type { PortalEnv } from '../portal/routes.tsx'
import { fileKinds } from '../portal/schema-org.ts'
import type { PublicationDeps } from '../routes.tsx'
import { tableFile } from '../table-file.ts'
import { type ApprovalKind, approvalKinds, approvalsAddress, filesIn } from './approval.ts'
import { approvalDocument } from './approval-document.ts'
import { approvalJson, listedJson, listHead, listRow } from './exports.ts'
import { ApprovalPage } from './pages/approval.tsx'
import { ApprovalListPage } from './pages/approval-list.tsx'
import { WithdrawnApprovalPage } from './pages/withdrawn-approval.tsx'
import { type ApprovalFilters, publicApproval, publicApprovals } from './public-store.ts'
import { approvalOfKey, filesNamed, stepsOf } from './store.ts'

// No braces inside: the router would read them as the end of the pattern and let anything through.
const key = '[a-z][a-z0-9-]+'
const uuid = '[0-9a-f-]+'

/** `/:agency/approvals`: what everybody may read of approval items. */
export function approvalPortalRoutes({ db: main, reading, files }: PublicationDeps): Hono<PortalEnv> {
  const db = reading ?? main
  const site = new Hono<PortalEnv>()
  const print = openPrintShop()

  site.get('/:agency/approvals', async c => {
    const office = await publicOfficeIn(db, c)
    const filters = filtersIn(c)
    const items = await publicApprovals(db, office.id, filters)
    return c.html(<ApprovalListPage page={c.get('page')} office={office} items={items} filters={filters} />)
  })

  for (const kind of ['csv', 'xlsx'] as const)
    site.get(`/:agency/approvals.${kind}`, async c => {
      const office = await publicOfficeIn(db, c)
      const items = await publicApprovals(db, office.id, filtersIn(c))
      const rows = items.map(item => listRow(c.get('page').origin, office, item))
      return c.body(await tableFile(kind, { name: '行政审批事项', head: listHead, rows }), 200, {
        'content-type': kind === 'csv' ? `${fileKinds.csv}; charset=utf-8` : fileKinds[kind],
        'content-disposition': saved(`${office.name}行政审批事项`, `approvals.${kind}`),
      })
    })

  site.get('/:agency/approvals.json', async c => {
    const office = await publicOfficeIn(db, c)
    const { origin, today } = c.get('page')
    const items = await publicApprovals(db, office.id, filtersIn(c))
    const head = { publisher: office.name, name: '行政审批事项', url: origin + approvalsAddress(office.slug), date: today }
    return c.json({ ...head, total: items.length, items: items.map(item => listedJson(origin, office, item)) })
  })

  site.get(`/:agency/approvals/:key{${key}}`, async c => {
    const office = await publicOfficeIn(db, c)
    const item = await publicApproval(db, office.id, c.req.param('key'))
    if (!item) return withdrawn(c, office, c.req.param('key'), true)
    const own = await filesNamed(db, office.id, filesIn(item.content))
    return c.html(<ApprovalPage page={c.get('page')} office={office} item={item} files={own} />)
  })

  site.get(`/:agency/approvals/:file{${key}\\.(?:json|docx|pdf)}`, async c => {
    const office = await publicOfficeIn(db, c)
    const [name, kind] = c.req.param('file').split('.') as [string, 'json' | 'docx' | 'pdf']
    const item = await publicApproval(db, office.id, name)
    if (!item) return withdrawn(c, office, name)
    const { origin } = c.get('page')
    if (kind === 'json') return c.json(approvalJson(origin, office, item))
    const made = `approval ${office.id} ${name} ${item.version} ${item.verifiedOn} ${item.updatedAt.getTime()}.${kind}`
    const { bytes, etag } = await print(made, () => writers[kind](approvalDocument(origin, office, item)))
    const headers = { etag, 'cache-control': 'public, no-cache' }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
    return c.body(Buffer.from(bytes), 200, {
      ...{ ...headers, 'content-type': documentKinds[kind] },
      'content-disposition': saved(`${item.name}办事指南`, `${name}.${kind}`),
    })
  })

  site.get(`/:agency/approvals/:key{${key}}/files/:id{${uuid}}`, async c => {
    const office = await publicOfficeIn(db, c)
    const item = await publicApproval(db, office.id, c.req.param('key'))
    if (!item) return withdrawn(c, office, c.req.param('key'))
    const id = c.req.param('id')
    // Only what the public version names: a form that was replaced, or belongs to a draft, is nobody's.
    const row = filesIn(item.content).includes(id) ? await fileOf(db, office.id, id) : null
    if (!row) throw new NotFound('没有这个文件。')
    const headers = downloadHeaders({ ...row, private: false })
    if (c.req.header('if-none-match')?.includes(row.sha256))
      return c.body(null, 304, { etag: headers['etag']!, 'cache-control': headers['cache-control']! })
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    return c.body(Readable.toWeb(await files.get(row)) as ReadableStream, 200, headers)
  })

  /** What was public once says when and why it is no longer; the rest was never here. */
  async function withdrawn(c: Context<PortalEnv>, office: Agency, name: string, isPage = false) {
    const row = await approvalOfKey(db, office.id, name)
    const step = row?.standing === 'withdrawn' ? (await stepsOf(db, row)).findLast(each => each.step === 'withdrawn') : null
    if (!step) throw new NotFound('没有这个事项。')
    const shown = { withdrawnOn: step.takenOn, reason: step.opinion ?? '' }
    if (!isPage) return c.json({ error: '这个事项已撤下。', ...shown }, 410)
    return c.html(<WithdrawnApprovalPage page={c.get('page')} office={office} {...shown} />, 410)
  }

  return site
}

function filtersIn(c: Context): ApprovalFilters {
  const kind = c.req.query('kind') ?? ''
  return { kind: Object.hasOwn(approvalKinds, kind) ? (kind as ApprovalKind) : null, keyword: (c.req.query('k') ?? '').trim().slice(0, 60) }
}

const saved = (title: string, plain: string): string => {
  const name = `${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 80)}.${plain.split('.')[1]}`
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
