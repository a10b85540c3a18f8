import { BadInput } from '../../errors.ts'
import {
  applicationAt,
  applicationColumns,
  applicationRows,
  disclosureAt,
  disputeAt,
  disputeColumns,
  disputeGroups,
  placeName,
} from '../cells.ts'
import { checkReport } from '../check/index.ts'
import { type Form, type FormId, formOf } from '../forms/index.ts'
import type { DisclosureFigures, DisputeFigures, Figure, Report } from '../report.ts'
import {
  atOf,
  disclosureOf,
  disclosurePlaces,
  disclosureStart,
  disputesStart,
  disputeWidth,
  otherParts,
  otherRow,
  outcomesOfAll,
  totalRow,
  width,
} from './places.ts'
import { type LeftOut, type Members, type Merged, type MergeFault, type MergeOptions, namesOf, type Tally } from './tally.ts'

/** The sums as a report, its totals computed again and every rule run on it again (law notes 6.6); or the refusal to add different forms. */
export function finish(tally: Tally, options: MergeOptions): Merged {
  if (tally.count === 0) throw new BadInput('没有可以汇总的报告 / there is no report to merge')
  const seen = [...tally.forms.keys()]
  if (seen.length > 1 && !options.form) return refusal(tally)
  const form = options.form ?? seen[0] ?? null
  const years = [...tally.years.keys()]
  const report: Report = {
    schema: 'gongkai.report/1',
    form,
    citedForm: null,
    agency: options.agency,
    year: years.length === 1 ? years[0]! : null,
    sections: [],
    disclosure: null,
    applications: null,
    disputes: null,
    reading: { source: 'json', unread: [], repaired: [] },
  }
  const leftOut: LeftOut[] = []
  const common = seen.filter((id): id is FormId => id !== null).concat(form ?? [])
  report.disclosure = disclosure(tally, common.map(formOf), report, leftOut)
  report.applications = applications(tally, report, leftOut)
  report.disputes = disputes(tally, report)
  const { findings, notChecked } = checkReport(report)
  return {
    ok: true,
    report,
    count: tally.count,
    findings,
    notChecked,
    leftOut,
    faults: faultsOf(tally, form),
    faultCount: tally.faultCount,
  }
}

function refusal(tally: Tally): Merged {
  const forms = [...tally.forms].map(([form, members]) => ({ form, members }))
  const list = forms.map(({ form, members }) => `${form ? formOf(form).notice : '看不出格式'}：${namesOf(members)}`).join('；')
  return {
    ok: false,
    refusal: {
      why: `报告的格式不同，不能直接相加（${list}）；--form 2021 只加两种格式都有的数`,
      english: `the reports follow different forms and are not added; --form 2021 adds what both have`,
      forms,
    },
  }
}

/** A summed cell: null where a member lacks it, and then `reading.unread` says which. */
function cell(tally: Tally, index: number, report: Report, lackingRow?: Members): Figure {
  const lacking = lackingRow ?? tally.lacking.get(index)
  if (!lacking) return tally.sums.of(index)
  report.reading.unread.push(lack(atOf(index), lacking))
  return null
}

const lack = (at: string, lacking: Members) => ({ at, why: `没有这个数的报告：${namesOf(lacking)}` })

function disclosure(tally: Tally, forms: Form[], report: Report, leftOut: LeftOut[]): Report['disclosure'] {
  const sets = forms.map(disclosureOf)
  const table: Record<string, DisclosureFigures> = {}
  for (const [i, { row, cell: key }] of disclosurePlaces.entries()) {
    const index = disclosureStart + i
    if (!tally.seen[index]) continue
    if (sets.every(set => set.has(`${row}.${key}`))) (table[row] ??= {})[key] = cell(tally, index, report)
    else {
      const at = disclosureAt(row, key)
      leftOut.push({ at, why: `${placeName(at, forms[0]!)}：不是各种格式都有`, english: `${at}: not in every form` })
    }
  }
  return Object.keys(table).length ? table : null
}

function applications(tally: Tally, report: Report, leftOut: LeftOut[]): Report['applications'] {
  const rows: Record<string, Figure[]> = {}
  const asOneRow = tally.otherAs.one > 0
  for (const [index, key] of applicationRows.entries()) {
    if (key === otherRow) {
      if (asOneRow) rows[key] = otherFigures(tally, report)
      continue
    }
    if (!tally.seen[index * width]) continue
    if (asOneRow && otherParts.includes(key)) {
      leftOut.push({
        at: `applications.rows.${key}`,
        why: `${placeName(`applications.rows.${key}`, formOf(report.form ?? '2021'))}：有的报告（六）只有一行，已合计在（六）其他处理`,
        english: 'some members have （六） as one row; the three are added there',
      })
      continue
    }
    const lackingRow = tally.lacking.get(-1 - index)
    rows[key] = Array.from({ length: width }, (_, i) => cell(tally, index * width + i, report, lackingRow))
  }
  if (Object.keys(rows).length === 0) return null
  const outcomes = [...outcomesOfAll, ...(asOneRow ? [otherRow] : otherParts)]
  const total = rows[totalRow]
  if (total)
    for (let i = 0; i < width; i++)
      total[i] = recomputed(
        report,
        applicationAt(totalRow, i),
        total[i]!,
        outcomes.map(key => rows[key]?.[i]),
      )
  for (const [key, row] of Object.entries(rows))
    row[width - 1] = recomputed(report, applicationAt(key, width - 1), row[width - 1]!, row.slice(0, -1))
  return { columns: [...applicationColumns], rows }
}

function otherFigures(tally: Tally, report: Report): Figure[] {
  return Array.from({ length: width }, (_, i) => {
    const lacking = tally.otherLacking.get(i)
    if (!lacking) return tally.other.of(i)
    report.reading.unread.push(lack(applicationAt(otherRow, i), lacking))
    return null
  })
}

function disputes(tally: Tally, report: Report): Report['disputes'] {
  if (!tally.seen[disputesStart]) return null
  const groups = disputeGroups.map((group, g) => {
    const start = disputesStart + g * disputeWidth
    const figures = Array.from({ length: disputeWidth }, (_, i) => cell(tally, start + i, report))
    figures[disputeWidth - 1] = recomputed(report, disputeAt(group, disputeWidth - 1), figures[disputeWidth - 1]!, figures.slice(0, -1))
    return [group, figures] as const
  })
  return { columns: [...disputeColumns], ...(Object.fromEntries(groups) as DisputeFigures) }
}

/** A total out of its parts; where a part is lacking, the sum of the members' totals stands. */
function recomputed(report: Report, at: string, summed: Figure, parts: readonly (Figure | undefined)[]): Figure {
  if (parts.some(part => part === null || part === undefined)) return summed
  const { unread } = report.reading
  const known = unread.findIndex(remark => remark.at === at)
  if (known >= 0) unread.splice(known, 1)
  return (parts as number[]).reduce((a, b) => a + b, 0)
}

function faultsOf(tally: Tally, form: FormId | null): MergeFault[] {
  const faults: MergeFault[] = tally.faults.map(fault => ({
    kind: 'total',
    ...fault,
    message: `${fault.member}：${placeName(fault.at, formOf(form ?? '2021'))} 应为 ${fault.expected}，报告为 ${fault.found}；汇总表按各项重新合计`,
    english: `${fault.member}: ${fault.at} should be ${fault.expected}, the report says ${fault.found}; the merged total is computed again`,
  }))
  if (tally.years.size > 1) {
    const years = [...tally.years].map(([year, members]) => ({ year, members }))
    const list = years.map(({ year, members }) => `${year ?? '没有年份'}（${namesOf(members)}）`).join('、')
    faults.push({
      kind: 'years',
      years,
      message: `各报告的年份不同：${list}`,
      english: `the members are reports of different years: ${years.map(({ year }) => year ?? 'none').join(', ')}`,
    })
  }
  for (const [agency, members] of tally.agencies) {
    if (members.count < 2) continue
    faults.push({
      kind: 'repeated',
      agency,
      members,
      message: `${agency}有 ${members.count} 份报告：${namesOf(members)}，可能重复计算`,
      english: `${agency} has ${members.count} reports and may be counted twice`,
    })
  }
  return faults
}
