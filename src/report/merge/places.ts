import {
  applicationAt,
  applicationColumns,
  applicationRows,
  disclosureAt,
  disclosureCells,
  disputeAt,
  disputeColumns,
  disputeGroups,
} from '../cells.ts'
import { type Form, type FormId, forms } from '../forms/index.ts'

/** Every cell that a merged report can have, numbered: a flat array of sums instead of a tree of objects. */

export const width = applicationColumns.length
export const rowCount = applicationRows.length
/** The first cell of a row of table 3. */
export const rowStart = (row: number): number => row * width

export const disputesStart = rowCount * width
export const disputeWidth = disputeColumns.length
export const disclosureStart = disputesStart + disputeGroups.length * disputeWidth

export const disclosurePlaces: readonly { row: string; cell: string }[] = disclosureCells.flatMap(({ row, cells }) =>
  cells.map(cell => ({ row, cell })),
)
export const cellCount = disclosureStart + disclosurePlaces.length

/** （七）总计, and its index among the rows. */
export const totalRow: string = forms[0].applications.rowTotal.total

/** The `at` of a numbered cell. */
export function atOf(cell: number): string {
  if (cell < disputesStart) return applicationAt(applicationRows[Math.floor(cell / width)]!, cell % width)
  if (cell < disclosureStart) {
    const i = cell - disputesStart
    return disputeAt(disputeGroups[Math.floor(i / disputeWidth)]!, i % disputeWidth)
  }
  const { row, cell: key } = disclosurePlaces[cell - disclosureStart]!
  return disclosureAt(row, key)
}

/** （六） in its ways: the rows by which one form differs from the others (`other`; the three of 2021), and the one into which all can be added. */
export const otherRow = 'other'
const outcomes = (form: Form) => form.applications.rowTotal.of
export const outcomesOfAll: readonly string[] = outcomes(forms[0]).filter(key =>
  forms.every(form => outcomes(form).some(other => other === key)),
)
export const otherParts: readonly string[] = applicationRows.filter(
  key => key !== otherRow && !outcomesOfAll.includes(key) && forms.some(form => outcomes(form).some(other => other === key)),
)

/** The cells of table 2 that a report of a form is asked for, by number; of no known form, all. */
export const disclosureIndexes: ReadonlyMap<FormId | null, readonly number[]> = new Map<FormId | null, readonly number[]>([
  [null, disclosurePlaces.map((_, i) => i)],
  ...forms.map((form): [FormId, number[]] => {
    const own = disclosureOf(form)
    return [form.id, disclosurePlaces.flatMap(({ row, cell }, i) => (own.has(`${row}.${cell}`) ? [i] : []))]
  }),
])

/** The cells of table 2 that a form has, as `row.cell`. */
export function disclosureOf(form: Form): Set<string> {
  return new Set(form.disclosure.flatMap(block => block.rows.flatMap(row => block.columns.map(column => `${row.key}.${column.key}`))))
}
