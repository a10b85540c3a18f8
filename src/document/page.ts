import { type Table, tableRows } from './blocks.ts'

/** The numbers of GB/T 9704—2012 that DOCX and PDF share. Lengths in mm, sizes in points. */
export const page = {
  width: 210,
  height: 297,
  /** 天头 37, 订口 28; the text block is 156 × 225. */
  margin: { top: 37, right: 26, bottom: 35, left: 28 },
  textWidth: 156,
  /** 22 lines of 28 characters. */
  linePitch: 28.95,
  /** 2号, 3号, 4号, 5号. */
  size: { title: 22, body: 16, pageNumber: 14, table: 10.5 },
} as const

/** The faces of the standard by their usual names. They may be named in a file, not shipped with it. */
export const faces = { title: '方正小标宋简体', body: '仿宋_GB2312', hei: '黑体', kai: '楷体_GB2312' } as const

const points = 72 / 25.4

/** Space that stands empty at each side of a table cell, in points. */
export const cellInset = 1.2

/** The size of the figures of a table: 5号, or as much smaller as the longest figure needs to stay on one line in its cell. */
export function figureSize(table: Table): number {
  const total = table.widths.reduce((sum, width) => sum + width, 0)
  // Of digits the widest of our faces takes 0.56 em.
  const ems = (text: string) => [...text].reduce((sum, c) => sum + (c < '\u0080' ? 0.56 : 1), 0)
  const figureWidth = (table.widths[table.widths.length - 1]! / total) * page.textWidth * points - 2 * cellInset
  const longest = Math.max(
    1,
    ...tableRows(table).flatMap(row => row.cells.filter(cell => cell.figure !== undefined).map(cell => ems(cell.text))),
  )
  return Math.max(5, Math.min(page.size.table, Math.floor((figureWidth / longest) * 2) / 2))
}
