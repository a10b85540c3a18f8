import type { OfficialDocument, Row } from '../../document/blocks.ts'
import type { PlainDate } from '../../law/index.ts'
import { flush, form, heads } from './form-rows.ts'
import { written } from './written.ts'

/** One piece of a closed file. */
export type ArchivedPiece = {
  number: string | null
  /** Who made it. */
  by: string
  title: string
  on: PlainDate | null
  /** Its pages, where they can be counted. */
  pages: number | null
  note?: string
}

/** 卷内目录: what lies in the file, in order, and on which pages. From the first piece whose pages are not known on no page can be said. */
export function archiveContents(of: {
  agency: string
  caseNumber: string
  title: string
  pieces: readonly ArchivedPiece[]
}): OfficialDocument {
  let next: number | null = 1
  const rows = of.pieces.map((piece, i): Row => {
    const from: number | null = next
    next = from === null || piece.pages === null ? null : from + piece.pages
    const pages = from === null ? '' : next === null ? `${from}` : next - 1 > from ? `${from}—${next - 1}` : `${from}`
    return {
      cells: [
        { text: String(i + 1) },
        { text: piece.number ?? '' },
        { text: piece.by },
        { text: piece.title, prose: true },
        { text: written(piece.on) ?? '' },
        { text: pages },
        { text: piece.note ?? '' },
      ],
    }
  })
  return form('卷内目录', of.agency, [
    flush(`申请编号：${of.caseNumber}`),
    flush(`案卷题名：${of.title}`),
    {
      kind: 'table',
      name: 'contents',
      caption: '卷内目录',
      widths: [7, 20, 16, 27, 15, 8, 7],
      head: [heads('顺序号', '文号', '责任者', '题名', '日期', '页号', '备注')],
      bodies: [rows],
    },
    flush(`本卷共${of.pieces.length}件${next === null ? '' : `，${next - 1}页`}。`),
  ])
}
