import { disputeAt, disputeGroups, outcomeGroups } from '../cells.ts'
import { allRead, equal, spelt, total } from './arithmetic.ts'
import type { Checking } from './rule.ts'

/** T4-1: of every group, 结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计. */
export function resultsAddUp(c: Checking): void {
  const { columns, columnTotal, groups } = c.form.disputes
  const totalAt = columns.findIndex(column => column.key === columnTotal.total)
  const partsAt = columnTotal.of.map(key => columns.findIndex(column => column.key === key))
  for (const key of disputeGroups) {
    const at = disputeAt(key, totalAt)
    const figures = c.report.disputes?.[key]
    if (!figures) {
      c.skip(at, '没有读到表四', 'table 4 was not read')
      return
    }
    const group = groups.find(g => g.key === key)!
    const name = group.parent ? `${group.parent}（${group.label}）` : group.label
    const parts = allRead(partsAt.map(i => figures[i]))
    const found = figures[totalAt]
    if (!parts || found === null || found === undefined) {
      c.skip(at, `${name}有未读到的数`, `a figure of ${key} was not read`)
      continue
    }
    const expected = total(parts)
    if (equal(expected, found)) continue
    const sum = spelt(partsAt.map((i, n) => ({ name: columns[i]!.label, figure: parts[n]! })))
    c.found({ at, expected, found, message: `${name}：${sum}，总计 = ${found}`, english: `${key}: ${sum}, but the total says ${found}` })
  }
}

/**
 * T4-3: since 2024 a refusal must go to reconsideration first (law notes 4.2), so suits brought directly should not rise in a year
 * whose every outcome was a refusal.
 */
export function directSuitsRise(c: Checking): void {
  const { report, previous } = c
  if (!previous || report.year === null || report.year < 2024) return
  const totalAt = c.form.disputes.columns.length - 1
  const at = disputeAt('litigationDirect', totalAt)
  const now = report.disputes?.litigationDirect[totalAt]
  const before = previous.disputes?.litigationDirect[totalAt]
  const column = c.form.applications.columns.length - 1
  const handled = report.applications?.rows[c.form.applications.rowTotal.total]?.[column]
  const refusals = outcomeGroups(c.form).find(group => group.name === '不予公开')?.rows ?? []
  const refused = allRead(refusals.map(key => report.applications?.rows[key]?.[column]))
  if (
    now === null ||
    now === undefined ||
    before === null ||
    before === undefined ||
    handled === null ||
    handled === undefined ||
    !refused
  ) {
    c.skip(at, '表三或两年的表四有未读到的数', 'a figure of table 3 or of either table 4 was not read')
    return
  }
  if (handled === 0 || total(refused) !== handled || now <= before) return
  c.found({
    at,
    expected: before,
    found: now,
    message: `本年办理结果全部为不予公开（${handled} 件），未经复议直接起诉却由 ${before} 件升至 ${now} 件；2024 年起对不予公开决定须先申请行政复议`,
    english: `all ${handled} outcomes were refusals, yet direct suits rose from ${before} to ${now}; since 2024 a refusal must go to reconsideration first`,
  })
}
