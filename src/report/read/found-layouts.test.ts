import { describe, expect, it } from 'vitest'
import { found } from '../../../test/support/found.ts'
import { type Lines, layouts, linesOf, render } from '../../../test/support/layouts.ts'
import { randomOf } from '../../../test/support/random.ts'
import { reportOf } from '../../../test/support/reports.ts'
import { cellsOf } from '../cells.ts'
import { checkReport } from '../check/index.ts'
import type { Report } from '../report.ts'
import { readReportText } from './index.ts'

const inLayouts = [
  'pipe rows with outer bars',
  'one cell a line',
  'reading order, labels wrapped',
  'columns kept by spaces',
  'tabs',
  'a table a line',
] as const
const figuresOf = (report: Report) => new Map([...cellsOf(report)].map(({ at, figure }) => [at, figure]))
const made = (seed: number) =>
  reportOf(seed % 2 ? '2021' : '2019', { seed, max: [3, 99, 9999, 99999][seed % 4]!, otherAsOneRow: seed % 4 === 1 })

/** Nothing wrong, nothing but a share unread, the form told, and no sum found wrong that is right. */
function expectRead(text: string, expected: Report, share = 0.95): void {
  const got = readReportText(text)
  const read = figuresOf(got)
  const want = figuresOf(expected)
  const wrong = [...want].filter(([at, figure]) => (read.get(at) ?? null) !== null && read.get(at) !== figure)
  const extra = [...read].filter(([at, figure]) => figure !== null && !want.has(at))
  expect([...wrong, ...extra]).toEqual([])
  const unread = [...want].filter(([at, figure]) => figure !== null && (read.get(at) ?? null) === null)
  expect(1 - unread.length / want.size, unread.map(([at]) => at).join(' ')).toBeGreaterThanOrEqual(share)
  if (share > 0.5) expect(got.form).toBe(expected.form)
  expect(checkReport(got).findings.filter(finding => finding.level === 'error' && /^T[34]-/.test(finding.rule))).toEqual([])
}

/** A line that holds a table whole cannot be told from a sentence, once a note or the head of a page stands in it. */
const lessIn: Record<string, number> = { 'a note under the tables': 0.8, 'page heads between rows': 0.8 }
/** Broken by the wrapping of the test itself. */
const notWrapped = ['blanks as &nbsp; around figures']

describe.each(Object.entries(found))('rows with %s', (name, change) => {
  it.each(inLayouts.filter(layout => !(notWrapped.includes(name) && layout.includes('wrapped'))))('%s: read, none wrong', layout => {
    for (const seed of [1, 2]) {
      const next = randomOf(seed)
      const report = made(seed)
      const text = render(report, layouts[layout]!, next, lines => change(lines, report, next))
      expectRead(text, report, layout === 'a table a line' ? lessIn[name] : undefined)
    }
  })
})

const contents = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]
const bars = (lines: Lines) => layouts['pipe rows with outer bars']!(lines, randomOf(1))
const opening = (report: Report) => `${report.agency}${report.year}年政府信息公开工作年度报告\n${contents[0]}\n本机关依法公开信息。\n`
const closing = `\n${contents[4]}\n公开还不够及时。\n${contents[5]}\n无其他需要报告的事项。\n`
const tablesOf = (report: Report) => linesOf(report).map(table => bars([table]))
const whole = (report: Report) => opening(report) + tablesOf(report).join('\n') + closing
const untitled = (table: string) => table.slice(table.indexOf('\n') + 1)

const pages: Record<string, (report: Report) => string> = {
  'a table of contents before it': r => `${contents.join('\n')}\n${whole(r)}`,
  'a table of contents with pages before it': r =>
    `${contents.map((c, i) => `${c}${i % 2 ? '……………' : ' '}${i + 1}`).join('\n')}\n${whole(r)}`,
  'the list of its sections after it': r => `${whole(r)}\n相关链接\n${contents.slice(0, 3).join('\n')}\n浏览次数：123\n`,
  'navigation and footer': r => `首页 | 政务公开 | 年报\n发布日期：2024-01-15 浏览次数：123 次\n${whole(r)}主办：某局 电话：010-12345678\n`,
  "last year's report after it": r => `${whole(r)}\n${whole({ ...made(r.form === '2021' ? 11 : 12), year: r.year! - 1 })}`,
  'the tables after the text': r =>
    `${opening(r)}${contents
      .slice(1, 4)
      .map((c, i) => `${c}\n见附表${i + 1}。`)
      .join('\n')}${closing}附表\n${tablesOf(r).map(untitled).join('\n')}`,
  'tables 3 and 4 in the other order': r => {
    const [two, three, four] = tablesOf(r)
    return `${opening(r)}${two}\n${four!.replace('四、', '三、')}\n${three!.replace('三、', '四、')}${closing}`
  },
  'every table twice': r =>
    opening(r) +
    tablesOf(r)
      .map(table => `${table}\n${untitled(table)}`)
      .join('\n') +
    closing,
  'a cut before table 3 is half through': r => whole(r).slice(whole(r).indexOf('3.危及')),
  'escapes of Markdown': r =>
    whole(r)
      .replace(/\|/g, '\\|')
      .replace(/(\d)\./g, '$1\\.'),
}

describe('pages with more or less than one report in its order', () => {
  it.each(Object.entries(pages))('%s', (name, page) => {
    for (const seed of [1, 2, 3]) expectRead(page(made(seed)), made(seed), name.startsWith('a cut') ? 0.3 : 0.99)
  })
})
