import type { Child } from 'hono/jsx'
import { as } from './table-roles.ts'

/** A column: `main` is the title of the record (a row header), `hide` drops it on a phone, `head: false` leaves its label out of the card; `lang` where it is not in the page's language. */
export type DataColumn = { text: string; lang?: string | undefined; main?: boolean; num?: boolean; hide?: boolean; head?: boolean }
export type DataRow = {
  cells: readonly Child[] | (() => readonly Child[])
  look?: 'chosen' | 'sum' | 'held'
  /** Gives what was made of the same row before, or has it made. */
  kept?: (make: () => { toString(): string | Promise<string> }) => Child
}

type DataTableProps = {
  caption: Child
  columns: readonly DataColumn[]
  rows: readonly DataRow[]
  /** The caption is seen, not only read out. */
  seen?: boolean
  /** The rows stay rows on a phone: a narrow table of figures. */
  plain?: boolean
}

/** Records, one a row; each becomes a card where there is no room. Where no column is `main`, the first is. */
export function DataTable({ caption, columns, rows, seen, plain }: DataTableProps) {
  // Too many columns for a phone: moved sideways within itself, by the keyboard too.
  const isWide = plain && columns.length > 5
  const wideName = typeof caption === 'string' ? caption : undefined
  const main = Math.max(
    0,
    columns.findIndex(column => column.main),
  )
  return (
    <div class={isWide ? 'scroll wide' : 'scroll'} {...(isWide && { tabindex: 0, role: 'group', 'aria-label': wideName })}>
      <table class={plain ? 'data' : 'data cards'} {...as.table}>
        <caption class={seen ? undefined : 'unseen'}>{caption}</caption>
        <thead {...as.rows}>
          <tr {...as.row}>
            {columns.map(column => (
              <th scope="col" {...as.columnHead} class={looks(column)} lang={column.lang}>
                {column.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rows}>
          {rows.map(row => {
            const make = () => <Row row={row} columns={columns} main={main} />
            return row.kept ? row.kept(make) : make()
          })}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row: { cells, look }, columns, main }: { row: DataRow; columns: readonly DataColumn[]; main: number }) {
  return (
    <tr {...as.row} class={look}>
      {(typeof cells === 'function' ? cells() : cells).map((cell, i) => {
        const column = columns[i]!
        if (i === main)
          return (
            <th scope="row" {...as.rowHead} class={looks(column, 'main')}>
              {cell}
            </th>
          )
        return (
          <td {...as.cell} class={looks(column)} data-head={column.head === false ? undefined : column.text}>
            {cell}
          </td>
        )
      })}
    </tr>
  )
}

const looks = ({ num, hide }: DataColumn, more?: string) => [more, num && 'num', hide && 'hide'].filter(Boolean).join(' ') || undefined
