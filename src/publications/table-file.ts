import { printable } from '../document/blocks.ts'

export const tableKinds = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export type TableKind = keyof typeof tableKinds

/** A list to take away. Text that begins like a formula is not to be run as one. */
export async function tableFile(
  kind: TableKind,
  { name, head, rows }: { name: string; head: readonly string[]; rows: readonly (readonly (string | null)[])[] },
): Promise<Uint8Array<ArrayBuffer>> {
  const cells = rows.map(row => row.map(cell => inert(cell ?? '')))
  if (kind === 'csv') {
    const { stringify } = await import('csv-stringify/sync')
    // With its mark of UTF-8, without which Excel reads Chinese as something else.
    return new Uint8Array(Buffer.from(stringify([[...head], ...cells], { bom: true })))
  }
  const { default: write } = await import('write-excel-file/node')
  const data = [
    head.map(value => ({ value, type: String, fontWeight: 'bold' as const })),
    ...cells.map(row => row.map(value => ({ value, type: String }))),
  ]
  const sheet = { sheet: name, data, columns: head.map(() => ({ width: 22 })), stickyRowsCount: 1 }
  return new Uint8Array(await write([sheet] as Parameters<typeof write>[0]).toBuffer())
}

/** Text of a cell that no spreadsheet runs as a formula. */
export const inert = (text: string): string => (/^\s*[=+\-@]/.test(text) ? `'${printable(text)}` : printable(text))
