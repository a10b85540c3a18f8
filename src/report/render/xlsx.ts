import type { CellObject, Sheet, SheetData } from 'write-excel-file/node'
import { type Block, type OfficialDocument, printable, type Table, tableGrid, tableRows } from '../../document/blocks.ts'
import { formOfReport, leafRows } from '../forms/index.ts'
import type { DisputeKey, Figure, Report } from '../report.ts'

import { reportDocument } from './document.ts'

/**
 * XLSX: a sheet for every section with its text and its table, merged as in the official form, in the order of the document (a reader that
 * goes through the sheets reads the report from front to back), and 数据, one figure a line for whoever computes.
 */
export async function reportXlsx(report: Report): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  const sheets: Sheet<unknown>[] = [
    ...parts(reportDocument(report)).map(sectionSheet),
    { sheet: '数据', data: dataSheet(report), columns: [24, 7, 7, 7, 34, 60, 24, 24, 10].map(width => ({ width })), stickyRowsCount: 1 },
  ]
  return new Uint8Array(await write(sheets as Parameters<typeof write>[0]).toBuffer())
}

/** Text that begins like a formula is not to be run as one, also after somebody saves the sheet as CSV. */
export const inert = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${printable(text)}` : printable(text))

type Part = { name: string; blocks: Block[] }

/** The document cut before its numbered headings; title and opening stand with the first. */
function parts(doc: OfficialDocument): Part[] {
  const out: Part[] = [{ name: '第一部分', blocks: [{ kind: 'heading', level: 1, text: doc.title.join('') }] }]
  for (const block of doc.blocks) {
    const numeral = block.kind === 'heading' && block.level === 1 ? block.text.match(/^([一二三四五六七八九十])、/)?.[1] : undefined
    const name = `第${numeral}部分`
    if (numeral && !out.some(part => part.name === name)) out.push({ name, blocks: [] })
    out[out.length - 1]!.blocks.push(block)
  }
  return out
}

/** Width of a sheet in characters: about an A4 page across. */
const sheetWidth = 110

function sectionSheet({ name, blocks }: Part): Sheet<unknown> {
  const table = blocks.find(block => block.kind === 'table')
  const widths = table?.widths ?? [1]
  const total = widths.reduce((sum, width) => sum + width, 0)
  return {
    sheet: name,
    data: blocks.flatMap(block => blockRows(block, widths.length)),
    columns: widths.map(width => ({ width: Math.max(7, Math.round((width / total) * sheetWidth)) })),
    ...(widths.length > 10 && { orientation: 'landscape' }),
  }
}

function blockRows(block: Block, width: number): SheetData {
  const across = (text: string, style: CellObject = {}): SheetData[number] => [
    {
      value: inert(text),
      type: String,
      wrap: true,
      alignVertical: 'center',
      columnSpan: width,
      // Merged cells do not grow with their text by themselves.
      height: 18 * Math.ceil((2.2 * text.length) / sheetWidth),
      ...style,
    },
    ...Array.from({ length: width - 1 }, () => null),
  ]
  if (block.kind === 'heading') return [across(block.text, { fontWeight: 'bold', fontSize: 13, height: 24 })]
  if (block.kind === 'paragraph') return [across(block.runs.map(run => run.text).join(''))]
  if (block.kind !== 'table') return []
  return [...(block.unit ? [across(`单位：${block.unit}`, { align: 'right' })] : []), ...tableCells(block)]
}

function tableCells(table: Table): SheetData {
  const rows = tableRows(table)
  return tableGrid(table).map((places, y) =>
    places.map(({ cell, begins }) => {
      if (!begins) return null
      const style: CellObject = {
        borderStyle: 'thin',
        alignVertical: 'center',
        align: cell.scope === 'row' ? 'left' : 'center',
        wrap: true,
        ...(cell.colspan && cell.colspan > 1 && { columnSpan: cell.colspan }),
        ...(cell.rowspan && cell.rowspan > 1 && { rowSpan: cell.rowspan }),
        ...((y < table.head.length || rows[y]!.kind === 'heads') && { backgroundColor: '#f0f3f7' }),
      }
      if (cell.figure === undefined) return { ...style, value: inert(cell.text), type: String }
      if (cell.figure === null) return style
      // A change is a number that shows as 增1 or 减21.
      return { ...style, value: cell.figure, type: Number, ...(/^[增减]/.test(cell.text) && { format: '"增"General;"减"General;0' }) }
    }),
  )
}

const dataHead = ['机关', '年度', '格式', '表', '行代码', '行', '列代码', '列', '数值']

function dataSheet(report: Report): SheetData {
  const form = formOfReport(report)
  const lines: (string | number | null)[][] = []
  const add = (table: string, row: string, rowLabel: string, column: { key: string; label: string }, figure: Figure) =>
    lines.push([report.agency, report.year, report.form, table, row, rowLabel, column.key, column.label, figure])
  const { disclosure, applications, disputes } = report
  for (const { row, columns } of form.disclosure.flatMap(block => block.rows.map(row => ({ row, columns: block.columns })))) {
    if (disclosure) for (const column of columns) add('表二', row.key, row.label, column, disclosure[row.key]?.[column.key] ?? null)
  }
  if (applications) {
    const known = new Map(leafRows(form.applications.rows).map(row => [row.key, [...row.heads, row.label].join(' ')]))
    for (const [key, figures] of Object.entries(applications.rows)) {
      form.applications.columns.forEach((column, i) => {
        add('表三', key, known.get(key) ?? key, column, figures[i] ?? null)
      })
    }
  }
  for (const group of disputes ? form.disputes.groups : []) {
    form.disputes.columns.forEach((column, i) => {
      add('表四', group.key, [group.parent, group.label].filter(Boolean).join(' '), column, disputes![group.key as DisputeKey][i] ?? null)
    })
  }
  const cell = (value: string | number | null): CellObject | null =>
    value === null ? null : typeof value === 'number' ? { value, type: Number } : { value: inert(value), type: String }
  return [dataHead.map(text => ({ value: text, type: String, fontWeight: 'bold' as const })), ...lines.map(line => line.map(cell))]
}
