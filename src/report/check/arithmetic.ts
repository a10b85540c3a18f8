import { rowAt, shortRowName } from '../cells.ts'
import type { Figure } from '../report.ts'
import type { Checking } from './rule.ts'

/** Equal as printed figures: money has decimals, and 0.1 + 0.2 is 0.3 on paper. */
export const equal = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6

/** A sum as it is printed: without the tail that binary fractions leave. */
export const plain = (n: number): number => (Number.isInteger(n) ? n : Number(n.toFixed(6)))

/** The figures, or null if one of them was not read. */
export function allRead(figures: readonly (Figure | undefined)[]): number[] | null {
  for (const figure of figures) if (figure === null || figure === undefined) return null
  return figures as number[]
}

export const total = (figures: readonly number[]): number => plain(figures.reduce((a, b) => a + b, 0))

/** `（一）3 + （二）4 = 7`; zeros are left out where there are many terms, the sum is the same. */
export function spelt(terms: readonly { name: string; figure: number }[]): string {
  const shown = terms.length > 4 ? terms.filter(term => term.figure !== 0) : terms
  const sum = total(terms.map(term => term.figure))
  return shown.length
    ? `${shown.map(({ name, figure }) => (figure < 0 ? `${name}（${figure}）` : `${name} ${figure}`)).join(' + ')} = ${sum}`
    : '各项均为 0，合计 0'
}

/**
 * The rows of table 3 that a rule adds up, or null after saying which of them the source does not hold: a rule over columns is then
 * not evaluated in any of them, which is said once and not seven times.
 */
export function rowsRead(checking: Checking, keys: readonly string[], at: string): Record<string, Figure[]> | null {
  const rows = checking.report.applications?.rows
  if (!rows) {
    checking.skip(at, '没有读到表三', 'table 3 was not read')
    return null
  }
  const lacking = keys.filter(key => !rows[key]?.some(figure => figure !== null))
  if (lacking.length === 0) return rows
  const names = lacking.map(key => shortRowName(checking.form, key)).join('、')
  checking.skip(rowAt(lacking[0]!), `没有读到：${names}`, `not read: ${lacking.join(', ')}`)
  return null
}
