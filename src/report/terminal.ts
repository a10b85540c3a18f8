import type { Say } from '../text/say.ts'
import { disclosureCells, placeName } from './cells.ts'
import type { Check, Finding, NotChecked } from './check/index.ts'
import type { Comparison } from './compare.ts'
import { disclosureRows, formOfReport, leafRows } from './forms/index.ts'
import type { Merged } from './merge/index.ts'
import type { Figure, Report } from './report.ts'

/** What the commands print for a person. Tables keep their columns by width: a Chinese character takes two places. */

const wide = /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦“”‘’…—]/

export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += wide.test(char) ? 2 : 1
  return width
}

const padEnd = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))
const padStart = (text: string, width: number) => ' '.repeat(Math.max(0, width - widthOf(text))) + text

/** Lines of cells: the first column from the left, the others from the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))
  return rows
    .map(row =>
      row
        .map((cell, i) => (i === 0 ? padEnd(cell, widths[i]!) : padStart(cell, widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const shown = (figure: Figure | undefined): string => (figure === null || figure === undefined ? '—' : String(figure))

export function titleOf(report: Pick<Report, 'agency' | 'year' | 'form'>, say: Say): string {
  const form = report.form ? formOfReport(report).notice : say('格式不明', 'form unknown')
  return `${report.agency ?? say('（未读到机关）', '(agency not read)')} ${report.year ?? say('（未读到年份）', '(year not read)')} · ${form}`
}

/** A report's three tables, and what was not read or was repaired. */
export function reportText(report: Report, say: Say): string {
  const parts = [titleOf(report, say), tableTwo(report), tableThree(report), tableFour(report)]
  const { unread, repaired } = report.reading
  const remarks = (list: typeof unread, head: string) =>
    list.length ? [head, ...list.map(({ at, why }) => `  ${placeName(at, formOfReport(report))}：${why}`)].join('\n') : ''
  parts.push(
    remarks(unread, say(`未读到 ${unread.length} 格`, `${unread.length} cells not read`)),
    remarks(repaired, say('读取时修复', 'repaired while reading')),
  )
  return parts.filter(Boolean).join('\n\n')
}

function tableTwo(report: Report): string {
  if (!report.disclosure) return ''
  const blocks = disclosureRows(formOfReport(report))
  const lines = disclosureCells.flatMap(({ row }) => {
    const cells = report.disclosure?.[row]
    const found = blocks.find(each => each.row.key === row)
    if (!cells || !found) return []
    return [
      [
        found.row.label,
        ...found.block.columns
          .filter(column => cells[column.key] !== undefined)
          .map(column => `${column.label} ${shown(cells[column.key])}`),
      ],
    ]
  })
  return aligned(lines)
}

function tableThree(report: Report): string {
  if (!report.applications) return ''
  const { columns } = formOfReport(report).applications
  const { rows } = report.applications
  const lines = Object.keys(rows).map(key => [rowLabel(report, key), ...rows[key]!.map(shown)])
  return aligned([['', ...columns.map(column => column.label)], ...lines])
}

function rowLabel(report: Report, key: string): string {
  const own = leafRows(formOfReport(report).applications.rows).find(row => row.key === key)
  const name = placeName(`applications.rows.${key}`, formOfReport(report)).replace(/^表三 · /, '')
  return own && own.label.length > 24 ? name.replace(own.label, own.aliases?.[0] ?? `${own.label.slice(0, 22)}…`) : name
}

function tableFour(report: Report): string {
  if (!report.disputes) return ''
  const { columns, groups } = formOfReport(report).disputes
  const lines = groups.map(group => [
    group.parent ? `${group.parent}·${group.label}` : group.label,
    ...report.disputes![group.key as 'reconsideration'].map(shown),
  ])
  return aligned([['', ...columns.map(column => column.label)], ...lines])
}

const levels: Record<Finding['level'], [string, string]> = {
  error: ['错误', 'error'],
  warning: ['提示', 'warning'],
  note: ['说明', 'note'],
}

/** Findings with their level, rule, place and message; then what was not checked. */
export function checkText(report: Report, check: Pick<Check, 'findings' | 'notChecked'>, say: Say): string {
  const form = formOfReport(report)
  const lines = [titleOf(report, say)]
  for (const finding of check.findings) {
    lines.push(`  ${say(...levels[finding.level])} ${finding.rule}  ${placeName(finding.at, form, report.sections)}`)
    lines.push(`      ${say(finding.message, finding.english)}  [${finding.basis}]`)
  }
  if (check.findings.length === 0) lines.push(say('  没有发现问题', '  no findings'))
  lines.push(...notCheckedText(check.notChecked, report, say))
  return lines.join('\n')
}

function notCheckedText(notChecked: readonly NotChecked[], report: Report, say: Say): string[] {
  if (notChecked.length === 0) return []
  const lines = notChecked.map(
    ({ rule, at, why, english }) => `    ${rule}  ${placeName(at, formOfReport(report), report.sections)}：${say(why, english)}`,
  )
  return [say('  未检查（有数没有读到）', '  not checked (figures not read)'), ...lines]
}

export function comparisonText(comparison: Comparison, say: Say): string {
  const { a, b, figures, texts, incomparable } = comparison
  const changed = figures.filter(pair => pair.change !== 0)
  const signed = (n: number | null, after = '') => (n === null ? '—' : `${n > 0 ? '+' : ''}${n}${after}`)
  const table = changed.map(pair => [pair.label, shown(pair.a), shown(pair.b), signed(pair.change), signed(pair.percent, '%')])
  const parts = [
    `A  ${titleOf(a, say)}\nB  ${titleOf(b, say)}`,
    changed.length ? aligned([['', 'A', 'B', say('增减', 'change'), '%'], ...table]) : say('数字完全相同', 'all figures are the same'),
    say(`另有 ${figures.length - changed.length} 格相同`, `${figures.length - changed.length} more cells are the same`),
  ]
  if (incomparable.length)
    parts.push(
      [
        say('不能比较', 'cannot be compared'),
        ...incomparable.map(each => `  ${each.label}（${each.only.toUpperCase()} ${shown(each.figure)}）`),
      ].join('\n'),
    )
  const marks = { same: ' ', removed: '-', added: '+' }
  for (const text of texts) {
    const different = text.paragraphs.filter(paragraph => paragraph.kind !== 'same')
    if (different.length === 0) continue
    parts.push(
      [
        `${text.heading}  ${say('相似度', 'likeness')} ${Math.round(text.likeness * 100)}%`,
        ...different.map(each => `  ${marks[each.kind]} ${each.text}`),
      ].join('\n'),
    )
  }
  return parts.join('\n\n')
}

export function mergedText(merged: Extract<Merged, { ok: true }>, say: Say): string {
  const { report, count, leftOut, faults } = merged
  const parts = [
    say(`汇总 ${count} 份报告`, `${count} reports merged`),
    reportText(report, say),
    checkText(report, { ...merged, notChecked: [] }, say),
  ]
  if (faults.length)
    parts.push([say('各报告的问题', 'faults of the members'), ...faults.map(fault => `  ${say(fault.message, fault.english)}`)].join('\n'))
  if (leftOut.length) parts.push([say('没有计入', 'left out'), ...leftOut.map(each => `  ${say(each.why, each.english)}`)].join('\n'))
  return parts.join('\n\n')
}
