import type { Block, OfficialDocument } from '../../document/blocks.ts'
import { documentHtml } from '../../document/html.ts'
import { chineseDay, type PlainDate } from '../../law/index.ts'
import { toBlocks, toText } from '../content/index.ts'
import type { PublicItem } from '../public-store.ts'

export const gazetteKinds = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const

export type GazetteKind = keyof typeof gazetteKinds
type Gazette = { agency: string; from: PlainDate; to: PlainDate; items: readonly PublicItem[] }

/** The items of a stretch of days, one after the other, as a gazette prints them or a notice board shows them: plain, whole, with their numbers. */
export async function gazetteFile(kind: GazetteKind, gazette: Gazette): Promise<Uint8Array> {
  if (kind === 'txt') return Buffer.from(gazetteText(gazette))
  const document = gazetteDocument(gazette)
  if (kind === 'html') return Buffer.from(documentHtml(document))
  return (await import('../../document/docx.ts')).documentDocx(document)
}

const span = ({ from, to }: Gazette) => `${chineseDay(from)}至${chineseDay(to)}`

function gazetteDocument(gazette: Gazette): OfficialDocument {
  const { agency, items } = gazette
  const note = (text: string): Block => ({ kind: 'paragraph', indent: false, runs: [{ text, face: 'kai' }] })
  return {
    ...{ title: [agency, `公开信息（${span(gazette)}）`], agency, lang: 'zh-CN' },
    blocks: items.flatMap((item): Block[] => [
      { kind: 'heading', level: 1, text: item.title },
      note(factsOf(item).join('　')),
      ...toBlocks(item.content.body).map(lowered),
      ...(item.content.attachments.length > 0
        ? [{ kind: 'attachments' as const, titles: item.content.attachments.map(({ title }) => title) }]
        : []),
    ]),
  }
}

/** The headings of an item stand below its title. */
const lowered = (block: Block): Block => (block.kind === 'heading' ? { ...block, level: Math.min(block.level + 1, 4) as 2 | 3 | 4 } : block)

const factsOf = ({ documentNumber, indexNumber, publishedOn, source }: PublicItem): string[] => [
  ...(documentNumber ? [documentNumber] : []),
  `索引号 ${indexNumber}`,
  source,
  `${publishedOn} 公开`,
]

function gazetteText(gazette: Gazette): string {
  const parts = gazette.items.map(item =>
    [
      item.title,
      factsOf(item).join('　'),
      '',
      toText(item.content.body),
      ...(item.content.attachments.length > 0 ? ['', `附件：${item.content.attachments.map(({ title }) => title).join('；')}`] : []),
    ].join('\n'),
  )
  return `\ufeff${gazette.agency}公开信息（${span(gazette)}）\n\n${parts.join('\n\n――――――――\n\n')}\n`
}
