import { BadInput } from '../errors.ts'
import { applicationColumns, applicationRows, disclosureCells, disputeColumns, disputeGroups } from './cells.ts'
import { type FormId, forms } from './forms/index.ts'
import type { Report } from './report.ts'

/**
 * A parsed JSON value as a report (contracts/report-json.md). Written by hand because ten thousand reports are merged at once: a
 * schema library costs more than `JSON.parse` itself. Further keys are let through; a missing `reading` is filled in.
 *
 * @throws BadInput naming the first place that is wrong.
 */
export function asReport(parsed: unknown): Report {
  // What `report merge --json` prints: the report stands in `report`.
  const value = isObject(parsed) && parsed['schema'] === undefined && isObject(parsed['report']) ? parsed['report'] : parsed
  if (!isObject(value)) wrong('', value, '一个对象 / an object')
  if (value['schema'] !== 'gongkai.report/1') wrong('schema', value['schema'], '"gongkai.report/1"')
  formId('form', value['form'])
  formId('citedForm', value['citedForm'])
  const { agency, year, sections, disclosure, applications, disputes, reading } = value
  if (agency !== null && typeof agency !== 'string') wrong('agency', agency, '文字或 null / text or null')
  if (year !== null && !(Number.isInteger(year) && (year as number) > 1900 && (year as number) < 2200))
    wrong('year', year, '年份或 null / a year or null')
  if (value['opening'] !== undefined && typeof value['opening'] !== 'string') wrong('opening', value['opening'], '文字 / text')
  checkSections(sections)
  checkDisclosure(disclosure)
  checkApplications(applications)
  checkDisputes(disputes)
  if (reading === undefined) return { ...value, reading: { source: 'json', unread: [], repaired: [] } } as unknown as Report
  checkReading(reading)
  return value as unknown as Report
}

function checkSections(sections: unknown): void {
  if (!Array.isArray(sections)) wrong('sections', sections, '一个列表 / a list')
  for (let n = 0; n < sections.length; n++) {
    const section: unknown = sections[n]
    const at = `sections[${n}]`
    if (!isObject(section)) wrong(at, section, '一个对象 / an object')
    if (section['number'] !== null && !Number.isInteger(section['number']))
      wrong(`${at}.number`, section['number'], '整数或 null / a whole number or null')
    if (typeof section['heading'] !== 'string') wrong(`${at}.heading`, section['heading'], '文字 / text')
    if (typeof section['text'] !== 'string') wrong(`${at}.text`, section['text'], '文字 / text')
  }
}

function checkDisclosure(disclosure: unknown): void {
  if (disclosure === null) return
  if (!isObject(disclosure)) wrong('disclosure', disclosure, '一个对象或 null / an object or null')
  for (const { row, cells } of disclosureCells) {
    const figures = disclosure[row]
    if (figures === undefined) continue
    if (!isObject(figures)) wrong(`disclosure.${row}`, figures, '一个对象 / an object')
    for (const key of cells) {
      const figure = figures[key]
      if (figure !== undefined && figure !== null && !isFigure(figure)) wrong(`disclosure.${row}.${key}`, figure, aFigure)
    }
  }
}

function checkApplications(applications: unknown): void {
  if (applications === null) return
  if (!isObject(applications)) wrong('applications', applications, '一个对象或 null / an object or null')
  checkColumns('applications.columns', applications['columns'], applicationColumns)
  const rows = applications['rows']
  if (!isObject(rows)) wrong('applications.rows', rows, '一个对象 / an object')
  for (const key of applicationRows) {
    const row = rows[key]
    if (row !== undefined) checkRow(row, applicationColumns.length, 'applications.rows.', key)
  }
}

function checkDisputes(disputes: unknown): void {
  if (disputes === null) return
  if (!isObject(disputes)) wrong('disputes', disputes, '一个对象或 null / an object or null')
  checkColumns('disputes.columns', disputes['columns'], disputeColumns)
  for (const key of disputeGroups) checkRow(disputes[key], disputeColumns.length, 'disputes.', key)
}

function checkColumns(at: string, columns: unknown, expected: readonly string[]): void {
  if (!Array.isArray(columns)) wrong(at, columns, '一个列表 / a list')
  for (let i = 0; i < expected.length; i++) if (columns[i] !== expected[i]) wrong(`${at}[${i}]`, columns[i], `"${expected[i]}"`)
  if (columns.length !== expected.length) wrong(at, columns.length, `${expected.length} 项 / ${expected.length} entries`)
}

function checkRow(row: unknown, length: number, table: string, key: string): void {
  if (!Array.isArray(row)) wrong(table + key, row, '一个列表 / a list')
  if (row.length !== length) wrong(table + key, row.length, `${length} 格 / ${length} cells`)
  for (let i = 0; i < length; i++) {
    const figure: unknown = row[i]
    if (figure !== null && !isFigure(figure)) wrong(`${table}${key}[${i}]`, figure, aFigure)
  }
}

function checkReading(reading: unknown): void {
  if (!isObject(reading)) wrong('reading', reading, '一个对象 / an object')
  for (const list of ['unread', 'repaired']) {
    const remarks = reading[list]
    if (!Array.isArray(remarks)) wrong(`reading.${list}`, remarks, '一个列表 / a list')
    for (let i = 0; i < remarks.length; i++) {
      const remark: unknown = remarks[i]
      if (!isObject(remark) || typeof remark['at'] !== 'string' || typeof remark['why'] !== 'string')
        wrong(`reading.${list}[${i}]`, remark, '{ "at", "why" }')
    }
  }
}

function formId(at: string, value: unknown): asserts value is FormId | null {
  if (value !== null && !forms.some(form => form.id === value)) wrong(at, value, `${forms.map(form => `"${form.id}"`).join('、')}、null`)
}

/** A figure that adds up exactly: finite, and not beyond what a double counts by ones. */
const isFigure = (value: unknown): value is number =>
  typeof value === 'number' && value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const aFigure = '数字或 null / a number or null'

function wrong(at: string, found: unknown, expected: string): never {
  const shown =
    found === undefined
      ? '缺失 / missing'
      : Array.isArray(found)
        ? `[…${found.length}]`
        : typeof found === 'number'
          ? String(found)
          : (JSON.stringify(found) ?? String(found)).slice(0, 60)
  throw new BadInput(`不是 gongkai.report/1：${at || 'JSON'} 应为 ${expected}，实为 ${shown}`)
}
