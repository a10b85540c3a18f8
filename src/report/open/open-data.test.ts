import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addBureau, addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { copyOf, reportOf } from '../../../test/support/reports.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { csvRows } from '../../publications/import/csv.ts'
import { takeStep } from '../actions.ts'
import { cellsOf } from '../cells.ts'
import { tidyColumns, tidyRows } from '../render/tidy.ts'
import { linesOf, saidOfChange, yearsFrom } from '../years/figures.ts'
import { openDataSchema } from './schema.ts'
import { publicContents, publicVersions, stampOf } from './store.ts'

const clock = { now: monday, today: day('2026-03-02') }
const about = {
  agency: 'wenlv',
  name: '样例局',
  year: 2023,
  publishedOn: '2024-01-20',
  updatedOn: '2024-01-20',
  url: 'https://x/wenlv/reports/2023',
}

test('every figure of a report is a row that names its cell, and a figure that was not read is empty, never zero', () => {
  const report = copyOf(reportOf('2021', { year: 2023 }))
  report.applications!.rows['granted']![2] = null
  const rows = [...tidyRows(report, about)].map(row => Object.fromEntries(row.map((value, i) => [tidyColumns[i]!.key, value])))
  expect(rows.map(({ cell, value }) => [cell, value])).toEqual(
    [...cellsOf(report)].map(({ at, figure }) => [at, figure === null ? null : String(figure)]),
  )
  expect(rows.find(({ cell }) => cell === 'disclosure.charges.amount')!['unit']).toBe('万元')
  expect(rows.find(({ cell }) => cell === 'applications.rows.received[6]')).toMatchObject({
    table: '3',
    row: 'received',
    column: 'total',
    unit: '件',
  })
})

test('side by side, a missing year and a cell that was not read stay blank, and both forms of the other outcomes are one figure', () => {
  const [old, gap, now] = [
    reportOf('2019', { year: 2020 }),
    copyOf(reportOf('2021', { year: 2022 })),
    reportOf('2021', { year: 2023, seed: 7 }),
  ]
  gap.applications!.rows['received']![6] = null
  const years = yearsFrom([old, gap, now].map(report => ({ year: report.year!, report })))
  expect(years.map(({ year, form }) => [year, form])).toEqual([
    [2020, '2019'],
    [2021, null],
    [2022, '2021'],
    [2023, '2021'],
  ])
  const lines = linesOf(years)
  const line = (key: string) => lines.find(one => one.key === key)!
  const rows = now.applications!.rows
  expect(line('received').figures).toEqual([old.applications!.rows['received']![6], null, null, rows['received']![6]])
  expect(line('received').change).toBe(null)
  const others = lines.find(({ label }) => label === '其中：其他处理')!
  expect(others.figures[0]).toBe(old.applications!.rows['other']![6])
  expect(others.figures[3]).toBe(['notCorrected', 'feeUnpaid', 'otherReasons'].reduce((sum, row) => sum + rows[row]![6]!, 0))
  expect(others.change).toBe(others.figures[3]! - others.figures[2]!)
})

test('why a figure moved is told in the words of the report, or not at all', () => {
  const report = copyOf(reportOf('2021', { year: 2023 }))
  expect(saidOfChange(report)).toEqual([])
  report.sections[0]!.text += '全年收到申请12件，较上年增加5件，主要是征地项目较多。其他照旧。'
  expect(saidOfChange(report)).toEqual(['全年收到申请12件，较上年增加5件，主要是征地项目较多。'])
})

describeStore('open data of the annual reports', database => {
  let office: Agency
  let bureau: Agency
  beforeEach(async () => {
    const { db } = database()
    const made = await setUpOffice(db)
    office = made.office
    bureau = await addBureau(db, made.admin, office, 'wenlv')
    for (const [agency, years] of [
      [office, [2019, 2021, 2022, 2023]],
      [bureau, [2023]],
    ] as const) {
      const { person: officer } = await addPerson(db, made.admin, agency, 'officer', `officer-${agency.slug}`)
      const { person: leader } = await addPerson(db, made.admin, agency, 'leader', `leader-${agency.slug}`)
      for (const year of years) {
        const brings = { report: reportOf('2021', { year, seed: year, agency: agency.name }), fileName: null, originallyPublishedOn: null }
        good(await takeStep(db, officer, agency, year, { step: 'imported', seen: 0, reason: null, brings }, clock))
        if (agency === bureau) continue
        good(await takeStep(db, leader, agency, year, { step: 'published', seen: 1, reason: '示例' }, clock))
        if (year === 2021) good(await takeStep(db, leader, agency, year, { step: 'withdrawn', seen: 2, reason: '重复' }, clock))
      }
    }
  })

  test('holds what is published, and neither a draft nor what was withdrawn', async () => {
    const { db } = database()
    const versions = await publicVersions(db, [office, bureau])
    expect(versions.map(({ agencyId, year }) => [agencyId, year])).toEqual([
      [office.id, 2019],
      [office.id, 2022],
      [office.id, 2023],
    ])
    const contents = []
    for await (const some of publicContents(db, versions, 1)) contents.push(...some)
    expect(contents.map(({ content }) => content.year)).toEqual([2019, 2022, 2023])
    expect(stampOf(versions, [office])).not.toBe(stampOf(versions.slice(1), [office]))
  })

  test('goes out as JSON that its schema describes, as a table of figures, and unchanged it is not sent again', async () => {
    const at = await testSite({ database: database() })
    const json = await at.request('/open-data/reports.json')
    const data = (await json.json()) as { reports: { agency: string; report: unknown }[] }
    const validate = new Ajv2020({ strict: false }).compile(openDataSchema('https://example.org/schema.json'))
    expect([validate(data), validate.errors]).toEqual([true, null])
    expect(validate({ ...data, reports: [{ ...data.reports[0], report: { schema: 'gongkai.report/2' } }] })).toBe(false)
    expect(data.reports.map(({ agency }) => agency)).toEqual([office.slug, office.slug, office.slug])
    const csv = await at.request('/open-data/reports.csv')
    const [head, ...rows] = csvRows(await csv.text())
    expect(head).toEqual(tidyColumns.map(({ key }) => key))
    expect(new Set(rows.map(([, , year]) => year))).toEqual(new Set(['2019', '2022', '2023']))
    expect(rows.filter(([, , year]) => year === '2023')).toHaveLength([...cellsOf(reportOf('2021', { year: 2023 }))].length)
    const again = await at.request('/open-data/reports.csv', { headers: { 'if-none-match': csv.headers.get('etag')! } })
    expect(again.status).toBe(304)
    expect((await at.request(`/${bureau.slug}/reports/data.csv`)).status).toBe(200)
    expect(await (await at.request(`/${bureau.slug}/reports/data.json`)).json()).toEqual({ schema: 'gongkai.reports/1', reports: [] })
  })

  test('five years are shown side by side, to be taken away as a table, and not where nothing is published', async () => {
    const at = await testSite({ database: database() })
    const html = await (await at.request(`/${office.slug}/reports/years`)).text()
    expect(html).toContain('2020、2021 年没有在本网站公布报告，表中空着，不是零')
    expect(html).toContain(`href="/${office.slug}/reports/2023#s3"`)
    const rows = csvRows(await (await at.request(`/${office.slug}/reports/years.csv`)).text())
    expect(rows[0]).toEqual(['指标', '单位', '2019年', '2020年', '2021年', '2022年', '2023年', '比上年'])
    expect(rows.find(([label]) => label === '本年新收')!.slice(3, 5)).toEqual(['', ''])
    expect((await at.request(`/${office.slug}/reports/years.json`)).status).toBe(200)
    expect((await at.request(`/${bureau.slug}/reports/years`)).status).toBe(404)
  })
})
