import type { Cell, Row, Table } from '../document/blocks.ts'
import {
  type ApplicationGroup,
  type ApplicationRow,
  type Column,
  type DisclosureBlock,
  type Form,
  formOfReport,
  isGroup,
  otherAsOneRow,
  otherAsThreeRows,
} from './forms/index.ts'
import type { DisputeKey, Figure, Report } from './report.ts'

/**
 * The one place that lays out tables 2, 3 and 4: form + figures → cells with spans, head flags and scopes. The page, DOCX, PDF,
 * XLSX and the terminal all print what stands here.
 */

/** A figure as the official form prints it: 本年增/减 as 增1 or 减21, nothing for null (a reader must not find a 0 there). */
export function printFigure(column: Column, figure: Figure): string {
  if (figure === null) return ''
  const plain = (n: number) => (/e/.test(String(n)) ? n.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : String(n))
  if (column.key === 'change' && figure !== 0) return (figure > 0 ? '增' : '减') + plain(Math.abs(figure))
  return plain(figure)
}

/** The three tables in order; a table that the report has no figures for is left out. */
export const reportTables = (report: Report): Table[] =>
  [disclosureTable(report), applicationsTable(report), disputesTable(report)].filter(table => table !== null)

/** Table 2, 主动公开政府信息情况. */
export function disclosureTable(report: Report): Table | null {
  const { disclosure } = report
  if (!disclosure) return null
  const form = formOfReport(report)
  const columns = 1 + Math.max(...form.disclosure.map(block => block.columns.length))
  return {
    kind: 'table',
    name: 't2',
    caption: form.sections[1]!.title,
    widths: [34, ...Array.from({ length: columns - 1 }, () => 22)],
    head: [],
    bodies: form.disclosure.map(block => disclosureBlock(block, columns, disclosure)),
  }
}

function disclosureBlock(block: DisclosureBlock, width: number, figures: NonNullable<Report['disclosure']>): Row[] {
  // The last column takes the places that a block with fewer columns leaves.
  const span = (i: number) => (i === block.columns.length - 1 ? { colspan: width - block.columns.length } : {})
  const heads: Cell[] = block.columns.map((column, i) => ({ text: column.label, scope: 'col', ...span(i) }))
  return [
    { cells: [{ text: block.article, scope: 'colgroup', role: 'block', colspan: width }] },
    { kind: 'heads', cells: [{ text: '信息内容', scope: 'col' }, ...heads] },
    ...block.rows.map(row => ({
      cells: [
        { text: row.label, scope: 'row' as const },
        ...block.columns.map((column, i) => ({
          ...figureCell(column, figures[row.key]?.[column.key] ?? null, `disclosure.${row.key}.${column.key}`),
          ...span(i),
        })),
      ],
    })),
  ]
}

/** Table 3, 收到和处理政府信息公开申请情况: three columns of labels and seven of figures. */
export function applicationsTable(report: Report): Table | null {
  if (!report.applications) return null
  const form = formOfReport(report)
  const { corner, heads, columns } = form.applications
  const { rows: figures, columns: order } = report.applications
  const [person, ...rest] = columns
  const organisations = rest.slice(0, -1)
  const column = (c: Column, cell: Partial<Cell> = {}): Cell => ({ text: c.label, parts: pairs(c.label), scope: 'col', ...cell })
  const row = (labels: Cell[], key: string, kind?: 'sum'): Row => ({
    ...(kind && { kind }),
    cells: [
      ...labels,
      ...columns.map((c, i) => {
        const place = order.indexOf(c.key)
        return figureCell(c, figures[key]?.[place < 0 ? i : place] ?? null, `applications.rows.${key}[${i}]`)
      }),
    ],
  })
  const { rowTotal, balance } = form.applications
  const closing = new Set([rowTotal.total, balance.right[balance.right.length - 1]])
  const lay = (entry: ApplicationRow | ApplicationGroup, depth: number): Row[] => {
    if (!isGroup(entry)) {
      const label: Cell = { text: entry.label, scope: 'row', ...(depth < 2 && { colspan: 3 - depth }) }
      return [row([label], entry.key, closing.has(entry.key) ? 'sum' : undefined)]
    }
    const inner = entry.rows.flatMap(child => lay(child, depth + 1))
    const tall = depth === 0
    const head: Cell = {
      text: entry.label,
      parts: tall ? (entry.label.match(/.、|./gu) ?? []) : groupParts(entry.label),
      scope: 'rowgroup',
      rowspan: inner.length,
      role: tall ? 'group tall' : 'group',
    }
    return inner.map((r, i) => (i === 0 ? { ...r, cells: [head, ...r.cells] } : r))
  }
  return {
    kind: 'table',
    name: 't3',
    caption: form.sections[2]!.title,
    unit: '件',
    widths: [8.5, 15, 52.5, ...columns.map(() => 11.4)],
    head: [
      {
        cells: [
          { text: corner, scope: 'col', role: 'corner', colspan: 3, rowspan: 3 },
          { text: heads.applicant, scope: 'colgroup', role: 'whole', colspan: columns.length },
        ],
      },
      {
        cells: [
          column(person!, { role: 'person', rowspan: 2 }),
          { text: heads.organisations, scope: 'colgroup', role: 'orgs', colspan: organisations.length },
          column(rest[rest.length - 1]!, { role: 'all', rowspan: 2 }),
        ],
      },
      { cells: organisations.map(c => column(c)) },
    ],
    bodies: [withOther(form.applications.rows, figures).flatMap(entry => lay(entry, 0))],
  }
}

/** Real reports mix the forms: （六） is printed as one row or as three, as the report has it. */
function withOther(rows: Form['applications']['rows'], figures: Record<string, Figure[]>): (ApplicationRow | ApplicationGroup)[] {
  const three = otherAsThreeRows.rows.some(row => !isGroup(row) && row.key in figures)
  const wanted = three ? otherAsThreeRows : otherAsOneRow.key in figures ? otherAsOneRow : null
  const isOther = (row: ApplicationRow | ApplicationGroup) => row.label === otherAsOneRow.label
  return rows.map(row => (wanted && isOther(row) ? wanted : isGroup(row) ? { ...row, rows: withOther(row.rows, figures) } : row))
}

/** Table 4, 政府信息公开行政复议、行政诉讼情况: one row of three times five figures. */
export function disputesTable(report: Report): Table | null {
  const { disputes } = report
  if (!disputes) return null
  const form = formOfReport(report)
  const { columns, groups, litigation } = form.disputes
  const alone = groups.filter(group => !group.parent)
  const inside = groups.filter(group => group.parent)
  const whole = (text: string, cell: Partial<Cell> = {}): Cell => ({ text, scope: 'colgroup', colspan: columns.length, ...cell })
  return {
    kind: 'table',
    name: 't4',
    caption: form.sections[3]!.title,
    unit: '件',
    widths: groups.flatMap(() => columns.map(() => 1)),
    head: [
      {
        cells: [...alone.map(group => whole(group.label, { rowspan: 2 })), whole(litigation, { colspan: columns.length * inside.length })],
      },
      { cells: inside.map(group => whole(group.label)) },
      { cells: groups.flatMap(() => columns.map((c): Cell => ({ text: c.label, parts: pairs(c.label), scope: 'col' }))) },
    ],
    bodies: [
      [
        {
          cells: groups.flatMap(group =>
            columns.map((c, i) => {
              const place = disputes.columns.indexOf(c.key)
              const figure = disputes[group.key as DisputeKey]?.[place < 0 ? i : place] ?? null
              const first = i === 0 ? { group: group.parent ? `${group.parent} · ${group.label}` : group.label } : {}
              return { ...figureCell(c, figure, `disputes.${group.key}[${i}]`), head: c.label, ...first }
            }),
          ),
        },
      ],
    ],
  }
}

const figureCell = (column: Column, figure: Figure, at: string): Cell => ({ text: printFigure(column, figure), figure, at })

/** The heads of tables 3 and 4 are made of words of two characters. */
const pairs = (label: string): string[] => label.match(/.{1,2}/gu) ?? []

/** （三）不予公开 → （三） · 不予 · 公开. */
const groupParts = (label: string): string[] => {
  const number = label.match(/^（.*?）/u)?.[0] ?? ''
  return [...(number ? [number] : []), ...pairs(label.slice(number.length))]
}
