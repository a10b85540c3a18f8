/**
 * An official document (annual report, reply, notice) as blocks. The writers beside this file turn it into HTML, DOCX and PDF
 * in the layout of GB/T 9704—2012; the XLSX of a report takes its tables from here too.
 */

export type OfficialDocument = {
  /** The lines of the title, broken by meaning, never inside a word (GB/T 9704 7.3.1); joined they are the title. */
  title: string[]
  agency?: string
  /** BCP 47, e.g. zh-CN. */
  lang: string
  blocks: Block[]
}

/** A piece of text in one face: `kai` 楷体 and `hei` 黑体 mark the run-in headings of the second and first level. */
export type Run = { text: string; face?: 'kai' | 'hei' }

export type Block =
  /** Levels 1–4: 一、 黑体; （一） 楷体; 1. and (1) 仿宋. The number is part of the text. */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; runs: Run[]; indent?: boolean }
  | Table
  /** 附件：1.… one line each. */
  | { kind: 'attachments'; titles: string[] }
  /** Agency and day at the right, without seal. */
  | { kind: 'signature'; agency: string; day: string }
  /** （此件公开发布） and the like. */
  | { kind: 'notice'; text: string }

export type Table = {
  kind: 'table'
  /** A short name for the stylesheet and for naming sheets: t2, t3, t4. */
  name: string
  caption: string
  /** 件, 万元: said in the caption on the page and above the table on paper. */
  unit?: string
  /** Relative widths of the columns; their number is the number of columns. */
  widths: number[]
  /** Rows that are repeated at the top of every page. */
  head: Row[]
  /** The rest, in groups that belong together. */
  bodies: Row[][]
}

export type Row = { cells: Cell[]; kind?: 'heads' | 'sum' }

export type Cell = {
  text: string
  /** The text in pieces: a narrow cell breaks between them. */
  parts?: string[]
  colspan?: number
  rowspan?: number
  /** A head cell, and what it heads. Cells without it hold figures or text. */
  scope?: 'col' | 'colgroup' | 'row' | 'rowgroup'
  /** What the cell is in the official form; also its class on the page. `tall` is set one character below the other. */
  role?: string
  /** Sentences: they begin at the left, as the head of a row does. */
  prose?: true
  /** Of a form: the least height of the cell in mm, so that a hand can write in it. */
  room?: number
  /** Cells of figures only: the value; null is a blank cell, never 0. */
  figure?: number | null
  /** Cells of figures only: where the figure stands in the record, in the grammar of findings (`applications.rows.granted[3]`). */
  at?: string
  /** Cells of figures whose head is far away on a small screen: its column, and at the first of a group the group. */
  head?: string
  group?: string
}

/**
 * For every block the level of its heading in the outline (0: none). A source may begin with （一） or skip a level; an outline
 * may not (PDF/UA 7.4.2, WCAG 1.3.1), whatever face the heading has.
 */
export function outlineLevels(blocks: readonly Block[]): number[] {
  let last = 0
  return blocks.map(block => (block.kind === 'heading' ? (last = Math.min(block.level, last + 1)) : 0))
}

/** The caption with its unit, for the page. */
export const tableCaption = (table: Table): string => (table.unit ? `${table.caption}（单位：${table.unit}）` : table.caption)

/** All rows of a table in order. */
export const tableRows = (table: Table): Row[] => [...table.head, ...table.bodies.flat()]

/**
 * A table as a grid: every place holds the cell that covers it and whether the cell begins there.
 * Writers that know no spans, or want one entry a place, walk this.
 */
export function tableGrid(table: Table): { cell: Cell; begins: boolean }[][] {
  const rows = tableRows(table)
  const grid: { cell: Cell; begins: boolean }[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.cells) {
      while (grid[y]![x]) x++
      for (let down = 0; down < (cell.rowspan ?? 1); down++) {
        for (let right = 0; right < (cell.colspan ?? 1); right++) grid[y + down]![x + right] = { cell, begins: down === 0 && right === 0 }
      }
    }
  })
  return grid
}

/** XML 1.0 and PDF cannot hold control characters or lone surrogates; a source may. Line feeds inside a block become spaces. */
export const printable = (text: string): string => text.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
