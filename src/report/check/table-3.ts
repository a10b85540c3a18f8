import { applicationAt, applicationRows, columnAt, rowAt, shortRowName } from '../cells.ts'
import { forms } from '../forms/index.ts'
import { allRead, equal, rowsRead, spelt, total } from './arithmetic.ts'
import type { Checking } from './rule.ts'

/** T3-1: of every column, 一 + 二 = （七）总计 + 四, as the corner cell of the form says. */
export function balance(c: Checking): void {
  const { balance, columns } = c.form.applications
  const rows = rowsRead(c, [...balance.left, ...balance.right], rowAt(balance.left[0]!))
  if (!rows) return
  const side = (keys: readonly string[], i: number) => allRead(keys.map(key => rows[key]![i]))
  const terms = (keys: readonly string[], figures: number[]) =>
    spelt(keys.map((key, n) => ({ name: shortRowName(c.form, key), figure: figures[n]! })))
  columns.forEach((column, i) => {
    const at = columnAt(column.key)
    const left = side(balance.left, i)
    const right = side(balance.right, i)
    if (!left || !right) {
      c.skip(at, `“${column.label}”列有未读到的数`, `a figure of the column ${column.key} was not read`)
      return
    }
    const expected = total(left)
    const found = total(right)
    if (equal(expected, found)) return
    const sums = [terms(balance.left, left), terms(balance.right, right)]
    c.found({
      at,
      expected,
      found,
      message: `${column.label}：${sums.join('，')}，两边应当相等`,
      english: `${column.key}: ${sums.join(', ')}; both sides must be equal`,
    })
  })
}

const outcomesOf = forms.map(form => form.applications.rowTotal.of as readonly string[])
const outcomesOfAll = outcomesOf[0]!.filter(key => outcomesOf.every(outcomes => outcomes.includes(key)))
const variants = outcomesOf.map(outcomes => outcomes.filter(key => !outcomesOfAll.includes(key)))
const outcomesByVariant = variants.map(variant => [...outcomesOfAll, ...variant])

/** The outcome rows that （七）总计 adds up in this report: those of its own form, or with （六） as one row in a mixed one. */
function outcomeRows(c: Checking): readonly string[] | null {
  const rows = c.report.applications?.rows ?? {}
  const present = outcomesByVariant.filter((_, v) => variants[v]!.some(key => rows[key]))
  if (present.length > 1) return null
  return present[0] ?? c.form.applications.rowTotal.of
}

/** T3-2: of every column, （七）总计 is the sum of the outcome rows (19 with （六） as one row, 21 with its three). */
export function outcomesAddUp(c: Checking): void {
  const { rowTotal, columns } = c.form.applications
  const parts = outcomeRows(c)
  if (!parts) {
    c.skip(rowAt(rowTotal.total), '（六）既作一行又作三行，无法确定加总项', '（六） stands both as one row and as three')
    return
  }
  const rows = rowsRead(c, [...parts, rowTotal.total], rowAt(rowTotal.total))
  if (!rows) return
  const name = shortRowName(c.form, rowTotal.total)
  columns.forEach((column, i) => {
    const at = applicationAt(rowTotal.total, i)
    const figures = allRead(parts.map(key => rows[key]![i]))
    const found = rows[rowTotal.total]![i]
    if (!figures || found === null || found === undefined) {
      c.skip(at, `“${column.label}”列有未读到的数`, `a figure of the column ${column.key} was not read`)
      return
    }
    const expected = total(figures)
    if (equal(expected, found)) return
    const sum = spelt(parts.map((key, n) => ({ name: shortRowName(c.form, key), figure: figures[n]! })))
    c.found({
      at,
      expected,
      found,
      message: `${column.label}：${sum}，${name} = ${found}`,
      english: `${column.key}: ${sum}, but the total row says ${found}`,
    })
  })
}

/** T3-3: of every row, 总计 is 自然人 plus the five organisation columns. */
export function columnsAddUp(c: Checking): void {
  const { columnTotal, columns } = c.form.applications
  const rows = c.report.applications?.rows
  const totalAt = columns.findIndex(column => column.key === columnTotal.total)
  const partsAt = columnTotal.of.map(key => columns.findIndex(column => column.key === key))
  if (!rows) {
    c.skip(rowAt(c.form.applications.rowTotal.total), '没有读到表三', 'table 3 was not read')
    return
  }
  for (const key of applicationRows) {
    const row = rows[key]
    if (!row) continue
    const figures = allRead(partsAt.map(i => row[i]))
    const found = row[totalAt]
    if (!figures || found === null || found === undefined) {
      c.skip(rowAt(key), `${shortRowName(c.form, key)} 有未读到的数`, `a figure of the row ${key} was not read`)
      continue
    }
    const expected = total(figures)
    if (equal(expected, found)) continue
    const sum = spelt(partsAt.map((i, n) => ({ name: columns[i]!.label, figure: figures[n]! })))
    c.found({
      at: applicationAt(key, totalAt),
      expected,
      found,
      message: `${shortRowName(c.form, key)}：${sum}，总计 = ${found}`,
      english: `${key}: ${sum}, but the total says ${found}`,
    })
  }
}

/** T3-5: 二 of this year is 四 of last year, column by column. */
export function carriedOver(c: Checking): void {
  const previous = c.previous
  if (!previous) return
  const { balance, columns } = c.form.applications
  const [carriedIn, carriedOut] = [balance.left[1]!, balance.right[1]!]
  const rows = rowsRead(c, [carriedIn], rowAt(carriedIn))
  if (!rows) return
  const before = previous.applications?.rows[carriedOut]
  columns.forEach((column, i) => {
    const at = applicationAt(carriedIn, i)
    const found = rows[carriedIn]![i]
    const expected = before?.[i]
    if (found === null || found === undefined || expected === null || expected === undefined) {
      c.skip(at, `“${column.label}”列今年的二或上年的四没有读到`, `二 of this year or 四 of last year was not read in ${column.key}`)
      return
    }
    if (equal(expected, found)) return
    c.found({
      at,
      expected,
      found,
      message: `${column.label}：上年报告的四（结转下年度）= ${expected}，本年的二（上年结转）= ${found}；机构合并或上年更正时须说明`,
      english: `${column.key}: carried out last year ${expected}, carried in this year ${found}; a merger or a late correction must be explained`,
    })
  })
}
