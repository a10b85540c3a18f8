import type { Block, OfficialDocument } from '../../document/blocks.ts'
import { chineseDay } from '../../law/index.ts'
import type { Office } from '../../web/layout/index.ts'
import { toBlocks, toText } from '../content/index.ts'
import { addressOf } from '../publish.ts'
import type { ArticleView } from './article.ts'

export const documentKinds = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** What sets a document: loaded when the first one is asked for. */
export const writers: Record<keyof typeof documentKinds, (doc: OfficialDocument) => Promise<Uint8Array>> = {
  docx: async doc => (await import('../../document/docx.ts')).documentDocx(doc),
  pdf: async doc => (await import('../../document/pdf.ts')).documentPdf(doc),
}

/** A title that begins with the agency's name is broken after it (GB/T 9704 7.3.1). */
export function titleLines(title: string, agency: string): string[] {
  const rest = title.startsWith(agency) ? title.slice(agency.length) : ''
  return rest.startsWith('关于') ? [agency, rest] : [title]
}

/** The item as an official document, with its record at the end, so that the paper says where it is from. */
export function articleDocument(office: Office, { item, files }: ArticleView, origin: string): OfficialDocument {
  const about = recordOf(office, item, origin)
  return {
    title: titleLines(item.title, office.name),
    agency: office.name,
    lang: 'zh-CN',
    blocks: [
      ...toBlocks(item.content.body),
      ...(files.length > 0 ? [{ kind: 'attachments' as const, titles: files.map(({ title }) => title) }] : []),
      ...about.map(([name, value]): Block => ({ kind: 'paragraph', indent: false, runs: [{ text: `${name}：${value}`, face: 'kai' }] })),
    ],
  }
}

export function articleText(office: Office, { item, files }: ArticleView, origin: string): string {
  const lines = [
    item.title,
    '',
    ...recordOf(office, item, origin).map(([name, value]) => `${name}：${value}`),
    '',
    toText(item.content.body),
    ...(files.length > 0
      ? [
          '',
          '附件：',
          ...files.map(({ title, fileId }, i) => `${i + 1}. ${title}　${origin}${addressOf(office.slug, item.number)}/files/${fileId}`),
        ]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

function recordOf(office: Office, item: ArticleView['item'], origin: string): [string, string][] {
  return (
    [
      ['索引号', item.indexNumber],
      ['发布机构', office.name],
      ['发文字号', item.documentNumber],
      ['成文日期', chineseDay(item.formedOn)],
      ['发布日期', chineseDay(item.publishedOn)],
      ['网址', origin + addressOf(office.slug, item.number)],
    ] as [string, string | null][]
  ).filter((pair): pair is [string, string] => pair[1] !== null)
}
