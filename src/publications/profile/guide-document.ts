import type { Block, OfficialDocument, Table } from '../../document/blocks.ts'
import type { Office } from '../../web/layout/index.ts'
import { type GuidePart, numbered } from './guide.ts'
import type { GuideTable } from './guide-law.ts'

/** The guide as an official document. */
export function guideDocument(office: Office, parts: readonly GuidePart[]): OfficialDocument {
  return {
    title: [office.name, '政府信息公开指南'],
    ...{ agency: office.name, lang: 'zh-CN' },
    blocks: numbered(parts).flatMap(part => [
      { kind: 'heading', level: 1, text: `${part.numeral}、${part.label}` } as Block,
      ...part.paragraphs.map(paragraph),
      ...part.facts.map(([name, value]) => paragraph(`${name}：${value}`)),
      ...part.tables.flatMap((table, i): Block[] => [
        ...(table.caption === part.label ? [] : [{ kind: 'heading', level: 2, text: table.caption } as Block]),
        tableBlock(table, `${part.key}${i + 1}`),
      ]),
      ...part.notes.map(paragraph),
      ...(part.verifiedOn ? [paragraph(`（核对于 ${part.verifiedOn}）`)] : []),
    ]),
  }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })

function tableBlock({ caption, columns, rows }: GuideTable, name: string): Table {
  return {
    ...{ kind: 'table', name, caption },
    widths: columns.map((_, i) => 1 + Math.min(4, Math.max(...rows.map(row => row[i]!.length)) / 12)),
    head: [{ kind: 'heads', cells: columns.map(text => ({ text, scope: 'col' })) }],
    bodies: [
      rows.map(row => ({ cells: row.map((text, i) => (i === 0 ? { text, scope: 'row' as const } : { text, prose: true as const })) })),
    ],
  }
}

/** The text of the guide, for the index. */
export const guideText = (parts: readonly GuidePart[]): string =>
  parts
    .flatMap(part => [
      part.label,
      ...part.paragraphs,
      ...part.facts.map(([name, value]) => `${name}：${value}`),
      ...part.tables.flatMap(({ rows }) => rows.map(row => row.join('　'))),
      ...part.notes,
    ])
    .join('\n')
