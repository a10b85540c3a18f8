/**
 * The shape of an official form of the annual report. A form is data: from it come the reader, the checker, the merge, the comparison,
 * the writers, the table on the screen and the blank form. A new form is one new file beside `form-2021.ts` and its line in `index.ts`.
 */

/** A column of a table: the key in the JSON, and the printed label. */
export type Column = { key: string; label: string; unit?: '件' | '万元'; decimals?: boolean }

/** One row of table 2. Its cells are the columns of its block. */
export type DisclosureRow = { key: string; label: string }

/** One block of table 2: an item of art. 20, its head cells and its rows. */
export type DisclosureBlock = { article: string; columns: readonly Column[]; rows: readonly DisclosureRow[] }

/** A row of table 3 that carries figures. `aliases` are other wordings seen in published reports. */
export type ApplicationRow = { key: string; label: string; aliases?: readonly string[] }

/** A head cell of table 3 that spans rows and carries no figures of its own. */
export type ApplicationGroup = { label: string; rows: readonly (ApplicationRow | ApplicationGroup)[] }

/** One group of table 4 (reconsideration, or one of the two kinds of litigation). */
export type DisputeGroup = { key: string; label: string; parent?: string }

/** A total and what it adds up, by key. */
export type Total = { total: string; of: readonly string[] }

/** Sums of two sides that must be equal, by key. */
export type Balance = { left: readonly string[]; right: readonly string[] }

export type Form = {
  id: string
  /** The notice that prescribes the form. */
  notice: string
  /** The years of report for which it was prescribed. */
  years: { from: number; to?: number }
  sections: readonly { number: number; title: string; parts?: readonly string[] }[]
  disclosure: readonly DisclosureBlock[]
  applications: {
    corner: string
    heads: { applicant: string; organisations: string }
    columns: readonly Column[]
    rows: readonly (ApplicationRow | ApplicationGroup)[]
    /** Of every row: the last column is the sum of the others (T3-3). */
    columnTotal: Total
    /** Of every column: （七）总计 is the sum of the outcome rows (T3-2). */
    rowTotal: Total
    /** Of every column: 一 + 二 = （七）总计 + 四 (T3-1, printed in the form's corner cell). */
    balance: Balance
  }
  disputes: {
    columns: readonly Column[]
    groups: readonly DisputeGroup[]
    /** Of every group: 总计 is the sum of the four results (T4-1). */
    columnTotal: Total
    litigation: string
  }
}

export const isGroup = (row: ApplicationRow | ApplicationGroup): row is ApplicationGroup => 'rows' in row

/** A figure row of table 3 with the labels of the heads above it, outermost first. */
export type Leaf = ApplicationRow & { heads: readonly string[] }

/** The figure rows of a table 3 in order. */
export function leafRows(rows: readonly (ApplicationRow | ApplicationGroup)[], heads: readonly string[] = []): Leaf[] {
  return rows.flatMap(row => (isGroup(row) ? leafRows(row.rows, [...heads, row.label]) : [{ ...row, heads }]))
}

/** The rows of table 2 in order, each with its block. */
export function disclosureRows(form: Form): { row: DisclosureRow; block: DisclosureBlock }[] {
  return form.disclosure.flatMap(block => block.rows.map(row => ({ row, block })))
}
