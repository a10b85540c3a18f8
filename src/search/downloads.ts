import { printable } from '../document/blocks.ts'
import { entryKinds, validityWords } from './entry.ts'
import { beijingMidnight } from './feed-date.ts'
import type { Hit } from './found.ts'

export const downloadKinds = ['xlsx', 'csv', 'json', 'rss'] as const
export type DownloadKind = (typeof downloadKinds)[number]

/** A file holds so many of the result's first entries; the page says so. */
export const mostDownloaded = 500

export const mediaTypes: Record<DownloadKind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
}

type Listed = {
  hits: readonly Hit[]
  title: string
  address: string
  origin: string
  agencies: ReadonlyMap<string, string>
  columns: ReadonlyMap<string, string>
}

/** The list of a search to take away. */
export async function resultFile(kind: DownloadKind, listed: Listed): Promise<string | Uint8Array<ArrayBuffer>> {
  if (kind === 'json') return JSON.stringify(asData(listed))
  if (kind === 'rss') return rss(listed)
  const head = ['标题', '发文字号', '类型', '栏目', '有效性', '公布日期', '公布机关', '网址']
  const rows = asData(listed).results.map(({ title, documentNumber, kind: of, column, validity, publishedOn, agency, url }) =>
    [title, documentNumber, of, column, validity, publishedOn, agency, url].map(cell => inert(cell ?? '')),
  )
  if (kind === 'csv') {
    const { stringify } = await import('csv-stringify/sync')
    // With its mark of UTF-8, without which Excel reads Chinese as something else.
    return stringify([head, ...rows], { bom: true })
  }
  const { default: write } = await import('write-excel-file/node')
  const data = [
    head.map(value => ({ value, type: String, fontWeight: 'bold' as const })),
    ...rows.map(row => row.map(value => ({ value, type: String }))),
  ]
  const sheet = { sheet: '搜索结果', data, columns: head.map(() => ({ width: 22 })), stickyRowsCount: 1 }
  return new Uint8Array(await write([sheet] as Parameters<typeof write>[0]).toBuffer())
}

/** Text that begins like a formula is not to be run as one. */
const inert = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${printable(text)}` : printable(text))

const asData = ({ hits, title, address, origin, agencies, columns }: Listed) => ({
  title,
  url: address,
  results: hits.map(({ title: name, documentNumber, kind, column, genre, validity, publishedOn, agencyId, path, extract }) => ({
    title: name.text,
    documentNumber: documentNumber?.text ?? null,
    kind: genre ?? entryKinds[kind].label,
    column: column === null ? null : (columns.get(column) ?? column),
    validity: validity && validityWords[validity].label,
    publishedOn,
    agency: agencies.get(agencyId) ?? null,
    url: origin + path,
    extract: extract.text,
  })),
})

function rss(listed: Listed): string {
  const { title, url, results } = asData(listed)
  const items = results.map(
    one =>
      `<item><title>${escaped(one.title)}</title><link>${escaped(one.url)}</link><guid>${escaped(one.url)}</guid>` +
      `<description>${escaped(one.extract)}</description><pubDate>${beijingMidnight(one.publishedOn)}</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${escaped(title)}</title><link>${escaped(url)}</link><description>${escaped(title)}</description><language>zh-cn</language>${items.join('')}</channel></rss>\n`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => printable(text).replace(/[&<>"]/g, sign => entities[sign]!)
