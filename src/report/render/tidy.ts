import { cellsOf, placeName } from '../cells.ts'
import { type Form, formOfReport } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { inert } from './xlsx.ts'

/** Whose report it is and since when the public reads it. */
export type About = { agency: string; name: string; year: number | ''; publishedOn: string; updatedOn: string; url: string }

/** The columns of the open data: one row a figure, so that any program can filter and sum without knowing the printed form. */
export const tidyColumns = [
  { key: 'agency', label: '机关在网址里的短名，改名不变', english: 'short name of the agency in addresses; stays when it is renamed' },
  { key: 'name', label: '机关名称', english: 'name of the agency' },
  { key: 'year', label: '报告的年度', english: 'the year reported on' },
  {
    key: 'form',
    label: '格式：2019（国办公开办函〔2019〕60号）或者 2021（〔2021〕30号）',
    english: '2019 (the trial form) or 2021 (the present form)',
  },
  { key: 'table', label: '第几部分的表：2、3 或者 4', english: 'number of the section that holds the table: 2, 3 or 4' },
  { key: 'cell', label: '这个数在报告 JSON 里的位置', english: 'the place in the JSON of the report' },
  { key: 'row', label: '行的代号', english: 'key of the row' },
  { key: 'column', label: '列的代号', english: 'key of the column' },
  { key: 'label', label: '官方表格里的行名和列名', english: 'the words of the printed form' },
  { key: 'value', label: '数；报告里没有的空着，不填 0', english: 'the figure; empty where the report has none, never 0' },
  { key: 'unit', label: '单位：件，金额为万元', english: 'pieces, or ten thousand yuan for amounts; in Chinese' },
  { key: 'publishedOn', label: '在本网站首次公布的日期', english: 'first published here on' },
  { key: 'updatedOn', label: '这一版本公布的日期', english: 'this version published on' },
  { key: 'url', label: '报告的固定网址', english: 'permanent address of the report' },
] as const

/** The figures of a report, a row each, in the order of the printed tables. */
export function* tidyRows(report: Report, { agency, name, year, publishedOn, updatedOn, url }: About): Generator<(string | null)[]> {
  const form = formOfReport(report)
  for (const { at, table, row, column, figure } of cellsOf(report))
    yield [
      ...[agency, name, String(year), report.form, String(table), at, row, column, placeName(at, form)],
      ...[figure === null ? null : String(figure), unitOf(form, row, column), publishedOn, updatedOn, url],
    ]
}

function unitOf(form: Form, row: string, column: string): string {
  const block = form.disclosure.find(
    ({ rows, columns }) => rows.some(({ key }) => key === row) && columns.some(({ key }) => key === column),
  )
  return block?.columns.find(({ key }) => key === column)?.unit ?? '件'
}

/** A figure may be negative; whatever else begins like a formula is not to be run as one. */
export const safeCell = (cell: string | null): string => (cell === null ? '' : /^-?[\d.]+$/.test(cell) ? cell : inert(cell))

/** Of one report by itself, wherever it came from: the same columns, without those that only its place on a site could fill. */
const ofItsPlace: readonly string[] = ['agency', 'publishedOn', 'updatedOn', 'url']

/** The figures of a report as CSV, with the mark of UTF-8, without which Excel reads Chinese as something else. */
export async function reportCsv(report: Report): Promise<string> {
  const { stringify } = await import('csv-stringify/sync')
  const own = tidyColumns.flatMap(({ key }, i) => (ofItsPlace.includes(key) ? [] : [i]))
  const about: About = { ...{ agency: '', publishedOn: '', updatedOn: '', url: '' }, name: report.agency ?? '', year: report.year ?? '' }
  const lines = [tidyColumns.map(({ key }) => key), ...tidyRows(report, about)]
  return stringify(
    lines.map(line => own.map(i => safeCell(line[i] ?? null))),
    { bom: true },
  )
}
