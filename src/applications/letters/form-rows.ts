import type { Block, Cell, OfficialDocument, Row, Table } from '../../document/blocks.ts'

/** Rows of printed forms: a label and its field. */
export const label = (text: string): Cell => ({ text, scope: 'row' })
const field = (text: string | null | undefined): Cell => ({ text: text ?? '', prose: true })
export const wide = (name: string, text: string | null | undefined): Row => ({ cells: [label(name), { ...field(text), colspan: 3 }] })
export const pair = (a: string, b: string | null | undefined, c: string, d: string | null | undefined): Row => ({
  cells: [label(a), field(b), label(c), field(d)],
})
/** Rows that a hand fills in: high enough to write in. */
export const open = (row: Row, millimetres = 14): Row => ({ ...row, cells: row.cells.map(cell => ({ ...cell, room: millimetres })) })
export const heads = (...texts: string[]): Row => ({ kind: 'heads', cells: texts.map(text => ({ text, scope: 'col' })) })

export const formTable = (name: string, caption: string, rows: Row[]): Table => ({
  kind: 'table',
  name,
  caption,
  widths: [20, 30, 20, 30],
  head: [],
  bodies: [rows],
})

export const flush = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }], indent: false })

export const form = (title: string, agency: string, blocks: Block[]): OfficialDocument => ({
  title: [title],
  agency,
  lang: 'zh-CN',
  blocks,
})
