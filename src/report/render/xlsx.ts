import type { CellObject, Sheet, SheetData } from 'write-excel-file/node'
import { type OfficialDocument, printable, type Table, tableGrid, tableRows } from '../../document/blocks.ts'
import { leafRows } from '../forms/index.ts'
import type { DisputeKey, Figure, Report } from '../report.ts'
import { formOfReport, reportTables } from '../tables.ts'
import { reportDocument } from './document.ts'

/** XLSX: the text, one sheet a table with the merges of the official form, and 数据, one figure a line for whoever computes. */
export async function reportXlsx(report: Report): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node')
  const doc = reportDocument(report)
  const sheets: Sheet<unknown>[] = [
    { sheet: '正文', data: textSheet(doc), columns: [{ width: 100 }] },
    ...reportTables(report).map(table => tableSheet(table, doc)),
    { sheet: '数据', data: dataSheet(report), columns: [24, 7, 7, 7, 34, 60, 24, 24, 10].map(width => ({ width })), stickyRowsCount: 1 },
  ]
  return new Uint8Array(await write(sheets as Parameters<typeof write>[0]).toBuffer())
}

/** Text that begins like a formula is not to be run as one, also after somebody saves the sheet as CSV. */
export const inert = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${printable(text)}` : printable(text))

const label = (text: string, style: CellObject = {}): CellObject => ({
  value: inert(text),
  type: String,
  wrap: true,
  alignVertical: 'center',
  ...style,
})

function textSheet(doc: OfficialDocument): SheetData {
  const rows: SheetData = [[label(doc.title.join(''), { fontWeight: 'bold', fontSize: 16, align: 'center' })]]
  for (const block of doc.blocks) {
    if (block.kind === 'heading') rows.push([label(block.text, { fontWeight: 'bold' })])
    if (block.kind === 'paragraph') rows.push([label(block.runs.map(run => run.text).join(''))])
  }
  return rows
}

const sheetNames: Record<string, string> = { t2: '表二', t3: '表三', t4: '表四' }

function tableSheet(table: Table, doc: OfficialDocument): Sheet<unknown> {
  const rows = tableRows(table)
  const heads = rows.map((row, y) => y < table.head.length || row.kind === 'heads')
  const data: SheetData = tableGrid(table).map((places, y) =>
    places.map(({ cell, begins }) => {
      if (!begins) return null
      const style: CellObject = {
        borderStyle: 'thin',
        alignVertical: 'center',
        align: cell.scope === 'row' ? 'left' : 'center',
        wrap: true,
        ...(cell.colspan && cell.colspan > 1 && { columnSpan: cell.colspan }),
        ...(cell.rowspan && cell.rowspan > 1 && { rowSpan: cell.rowspan }),
        ...(heads[y] && { backgroundColor: '#f0f3f7' }),
      }
      if (cell.figure === undefined) return { ...style, value: inert(cell.text), type: String }
      if (cell.figure === null) return style
      // A change is a number that shows as 增1 or 减21.
      return { ...style, value: cell.figure, type: Number, ...(/^[增减]/.test(cell.text) && { format: '"增"General;"减"General;0' }) }
    }),
  )
  const width = table.widths.length
  const above = (text: string, style: CellObject) => [
    { ...label(text, style), columnSpan: width },
    ...Array.from({ length: width - 1 }, () => null),
  ]
  const total = table.widths.reduce((sum, w) => sum + w, 0)
  return {
    sheet: sheetNames[table.name] ?? table.name,
    data: [
      above(doc.title.join(''), { fontWeight: 'bold', fontSize: 14, align: 'center' }),
      above(table.caption, { fontWeight: 'bold', align: 'center' }),
      ...(table.unit ? [above(`单位：${table.unit}`, { align: 'right' })] : []),
      ...data,
    ],
    columns: table.widths.map(w => ({ width: Math.max(7, Math.round((w / total) * 110)) })),
    ...(table.widths.length > 10 && { orientation: 'landscape' }),
  }
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
