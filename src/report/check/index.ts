import { rowAt } from '../cells.ts'
import { formOfReport } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { agencyKind } from './agency.ts'
import type { Checking, Finding, NotChecked, Options, ReadingUsed, Rule } from './rule.ts'
import { rules } from './rules.ts'

export { type AgencyKind, agencyKinds } from './agency.ts'
export { likeness, likenessLimit } from './likeness.ts'
export type { Finding, Level, Mark, Need, NotChecked, Options as CheckOptions, ReadingUsed, Rule } from './rule.ts'
export { rules } from './rules.ts'

export type Check = {
  findings: Finding[]
  /** Where a rule met a figure that was not read. */
  notChecked: NotChecked[]
  /** Where a figure of the text may mean several: which one it is. */
  readings: ReadingUsed[]
}

/**
 * Holds a report against the integrity rules of the annual report (law notes 6.5; contracts/report-json.md). Rules that need last
 * year's report or the day of publication run where `options` has them. Throws BadInput for a `publishedOn` that is no day.
 */
export function checkReport(report: Report, options: Options = {}): Check {
  const check: Check = { findings: [], notChecked: [], readings: [] }
  const form = formOfReport(report)
  const base = { ...options, report, form, issue: options.issue ?? false, kind: options.level ?? agencyKind(report) }
  for (const rule of rules) {
    if (!rule.check || (report.form && !rule.forms.includes(report.form))) continue
    // Where no label tells the form, rules of one form have nothing to say.
    if (!report.form && rule.forms.length === 1) continue
    const answers = answersOf(rule, base, check, form.notice)
    if (options.previous && rule.needs.includes('previous') && !follows(report, options.previous))
      answers.skip(
        rowAt(form.applications.balance.left[1]!),
        `对照的报告是 ${options.previous.year} 年的，不是上一年`,
        `the other report is of ${options.previous.year}, not of the year before`,
      )
    else rule.check(answers)
  }
  return check
}

/** Whether the other report is last year's; where a year was not read, whoever gave it is believed. */
const follows = (report: Report, previous: Report): boolean =>
  report.year === null || previous.year === null || previous.year === report.year - 1

function answersOf(rule: Rule, base: Omit<Checking, 'found' | 'skip' | 'agrees'>, check: Check, notice: string): Checking {
  // What the format itself states is cited from the form in hand, not from both.
  const basis = rule.mark === 'format' || rule.mark === 'arithmetic' ? notice : rule.basis
  return {
    ...base,
    found({ level = rule.level ?? 'note', at, expected, found, message, english }) {
      check.findings.push({ rule: rule.id, level, at, expected, found, message, english, basis })
    },
    skip(at, why, english) {
      check.notChecked.push({ rule: rule.id, at, why, english })
    },
    agrees(at, reading) {
      check.readings.push({ rule: rule.id, at, reading })
    },
  }
}
