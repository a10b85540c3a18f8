import { type Level, ordinal } from './finds.tsx'
import { as } from './table-roles.ts'

/** The shapes of `document/blocks.ts`, said again: this room may not import that one. */
export type StatutoryCell = {
  text: string
  parts?: string[]
  colspan?: number
  rowspan?: number
  scope?: 'col' | 'colgroup' | 'row' | 'rowgroup'
  role?: string
  figure?: number | null
  at?: string
  head?: string
  group?: string
}
export type StatutoryRow = { cells: StatutoryCell[]; kind?: 'heads' | 'sum' }

/** What a check says of a cell: the number of its finding and how grave it is. */
export type Mark = { n: number; level: Level }

export type StatutoryTableProps = {
  caption: string
  /** t2, t3 or t4. */
  name: string
  /** Columns in all; the first three of table 3 have widths of their own. */
  widths?: number[]
  head: StatutoryRow[]
  bodies: StatutoryRow[][]
  marks?: Record<string, Mark>
  /** Address behind a figure: the records that it counts. */
  hrefOf?: (at: string) => string | undefined
  /** How the mark is read out, e.g. 见发现. */
  see?: string
  /** The labels are official Chinese: said on pages in another language. */
  lang?: string
}

/** Tables 2, 3 and 4 as the form prints them; a phone folds the same markup. */
export function StatutoryTable({ caption, name, widths, head, bodies, marks = {}, hrefOf, see = '见发现', lang }: StatutoryTableProps) {
  const row = (one: StatutoryRow) => <Row row={one} marks={marks} hrefOf={hrefOf} see={see} />
  return (
    <div class="form" lang={lang}>
      <table class={name} {...as.table}>
        <caption>{caption}</caption>
        {name === 't3' && widths && (
          <colgroup>
            <col class="a" />
            <col class="b" />
            <col class="c" />
            <col span={widths.length - 3} />
          </colgroup>
        )}
        {head.length > 0 && <thead {...as.rows}>{head.map(row)}</thead>}
        {bodies.map(rows => (
          <tbody {...as.rows}>{rows.map(row)}</tbody>
        ))}
      </table>
    </div>
  )
}

type RowProps = Required<Pick<StatutoryTableProps, 'marks' | 'see'>> & Pick<StatutoryTableProps, 'hrefOf'>

function Row({ row, ...rest }: RowProps & { row: StatutoryRow }) {
  return (
    <tr {...as.row} class={row.kind}>
      {row.cells.map(cell => (cell.scope ? <HeadCell cell={cell} /> : <FigureCell cell={cell} {...rest} />))}
    </tr>
  )
}

const spans = ({ colspan, rowspan }: StatutoryCell) => ({
  colspan: colspan === 1 ? undefined : colspan,
  rowspan: rowspan === 1 ? undefined : rowspan,
})

function HeadCell({ cell }: { cell: StatutoryCell }) {
  const isColumn = cell.scope === 'col' || cell.scope === 'colgroup'
  return (
    <th scope={cell.scope} {...(isColumn ? as.columnHead : as.rowHead)} class={cell.role} {...spans(cell)}>
      {cell.parts && !cell.role?.includes('tall') ? cell.parts.flatMap((part, i) => (i === 0 ? [part] : [<wbr />, part])) : cell.text}
    </th>
  )
}

function FigureCell({ cell, marks, hrefOf, see }: RowProps & { cell: StatutoryCell }) {
  const mark = cell.at === undefined ? undefined : marks[cell.at]
  const look = mark ? (mark.level === 'error' ? 'bad' : 'odd') : cell.figure === 0 ? 'nil' : undefined
  const href = cell.at === undefined ? undefined : hrefOf?.(cell.at)
  const classes = [cell.role, look].filter(Boolean).join(' ')
  return (
    <td {...as.cell} class={classes || undefined} {...spans(cell)} data-head={cell.head} data-group={cell.group}>
      {href === undefined ? cell.text : <a href={href}>{cell.text || '—'}</a>}
      {mark && (
        <sup>
          <a href={`#n${mark.n}`} aria-label={`${see}${ordinal(mark.n)}`}>
            {ordinal(mark.n)}
          </a>
        </sup>
      )}
    </td>
  )
}
