import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { countDocuments, type DocumentCount } from '../../publications/index.ts'
import { countsBetween, type Counted as RegisterCount, type RegisterName } from '../../registers/index.ts'
import { disclosureAt } from '../cells.ts'
import { disclosureRows, type Form } from '../forms/index.ts'
import type { DisclosureFigures, Figure, Remark } from '../report.ts'
import { type Items, itemsBefore } from './items.ts'
import { daysOf } from './period.ts'

/**
 * What a cell of table 2 counts. 项目数量 begins where last year's report ended; what was added or dropped since has no register, nor have the
 * rules of agencies that may make some.
 */
export type DisclosureCount =
  | { of: 'documents'; what: DocumentCount }
  | { of: 'register'; register: RegisterName; what: 'pieces' | 'tenThousandYuan' }
  | { of: 'lastReport'; row: string; why: string }
  | { of: 'none'; figure: Figure; why: string }

const documents: Readonly<Record<string, DocumentCount>> = {
  ...{ issued: 'issued', repealed: 'repealed', inForce: 'inForce' },
  ...{ made: 'issued', published: 'published', totalPublished: 'shown' },
}

const kinds: DisclosureCount = { of: 'none', figure: null, why: '台账按件登记，没有项目数量，请填写' }
const kindsBefore = '上一年度的报告没有项目数量，请填写'
const noRules: DisclosureCount = { of: 'none', figure: 0, why: '县级以下机关不制定规章（《立法法》）' }
const rules: DisclosureCount = { of: 'none', figure: null, why: '规章没有台账，请填写；部门没有规章制定权的填 0' }

/** Who certainly makes no rules (立法法: ministries, provinces, cities with districts do). */
const withoutRules = ['county', 'township']

/** What the cell of a row counts, whatever the year, for an agency of this level. */
export function countOfCell(row: string, column: string, level: string | null): DisclosureCount {
  if (row === 'rules') return level && withoutRules.includes(level) ? noRules : rules
  if (row === 'normativeDocuments') return { of: 'documents', what: documents[column]! }
  const register = row as RegisterName
  if (column === 'previous') return { of: 'lastReport', row, why: kindsBefore }
  if (column === 'decisions' || column === 'count') return { of: 'register', register, what: 'pieces' }
  return column === 'amount' ? { of: 'register', register, what: 'tenThousandYuan' } : kinds
}

/** Table 2 of a year, from the publications and the registers. */
export async function compileDisclosure(
  db: Db,
  { id: agencyId, level }: Pick<Agency, 'id' | 'level'>,
  form: Form,
  year: number,
): Promise<{ disclosure: Record<string, DisclosureFigures>; unread: Remark[] }> {
  const { from, to } = daysOf(year)
  const counts = await countsBetween(db, agencyId, from, to)
  const hasItems = form.disclosure.some(({ columns }) => columns.some(({ key }) => key === 'previous'))
  const items = hasItems ? await itemsBefore(db, agencyId, year) : () => null
  const disclosure: Record<string, DisclosureFigures> = {}
  const unread: Remark[] = []
  for (const { row, block } of disclosureRows(form)) {
    const figures: DisclosureFigures = {}
    for (const { key } of block.columns) {
      const counted = countOfCell(row.key, key, level)
      figures[key] = counted.of === 'lastReport' ? sumOf(items(counted.row)) : await figureOf(db, agencyId, counted, counts, from, to)
      if (figures[key] === null && 'why' in counted) unread.push({ at: disclosureAt(row.key, key), why: counted.why })
    }
    disclosure[row.key] = figures
  }
  return { disclosure, unread }
}

const sumOf = (items: Items | null): Figure => items && items.previous + items.change

async function figureOf(
  db: Db,
  agencyId: string,
  counted: Exclude<DisclosureCount, { of: 'lastReport' }>,
  counts: readonly RegisterCount[],
  from: PlainDate,
  to: PlainDate,
): Promise<Figure> {
  if (counted.of === 'none') return counted.figure
  if (counted.of === 'documents') return countDocuments(db, agencyId, counted.what, from, to)
  const found = counts.find(({ register }) => register === counted.register)
  if (counted.what === 'pieces') return found?.pieces ?? 0
  // 分 to 万元 is a shift of the point: whole numbers, so that nothing is lost
  return Math.round(found?.fen ?? 0) / 1_000_000
}
