/**
 * What every kind of source is turned into before the form is looked for in it: lines and tables in reading order.
 * A line keeps its inner spaces (they may carry columns). A table row holds only the cells that begin in it, left to right,
 * so a cell that spans rows stands once, in its first row; an empty string is an empty cell.
 */
export type Block = { kind: 'line'; text: string } | { kind: 'table'; rows: string[][] }

/** Limits on what comes from outside (house.md 6). Settings of the site and of the command line; these are the defaults. */
export type Limits = {
  /** bytes of one file */
  fileBytes: number
  /** bytes after unpacking a ZIP container */
  unpackedBytes: number
  /** cells in one table */
  tableCells: number
  /** levels of nested elements */
  depth: number
  /** milliseconds for one file */
  milliseconds: number
}

export const defaultLimits: Limits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  tableCells: 10_000,
  depth: 200,
  milliseconds: 10_000,
}
