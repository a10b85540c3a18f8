import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cases, figureAt } from '../../../test/support/cases.ts'
import { readReport } from './index.ts'

const seed = new URL('../../../test/corpus/seed/linxiang-culture-bureau-2023-annual-report.txt', import.meta.url)

describe('the 20 published reports of test/corpus/cases', () => {
  it.each(cases)('case $name: every figure is read right, none wrong', async ({ text, expected, mayStayUnread, template }) => {
    const report = await readReport(text)
    const misses: string[] = []
    for (const [path, figure] of expected) {
      const got = figureAt(report, path) ?? null
      if (got !== figure && !(got === null && mayStayUnread.has(path))) misses.push(`${path}: ${figure}, read ${got}`)
    }
    expect(misses).toEqual([])
    if (template) expect(report.form).toBe(template)
  })

  it.each(cases.filter(c => c.year !== null && !['006', '007', '008'].includes(c.name)))(
    'case $name: the year is that of the title or the period, not of publication',
    async ({ text, year }) => {
      expect((await readReport(text)).year).toBe(year)
    },
  )

  it('a blank cell is null and named in reading.unread, never zero (case 043)', async () => {
    const report = await readReport(cases.find(c => c.name === '043')!.text)
    expect(report.disclosure!.licences).toEqual({ previous: null, change: null, decisions: null })
    expect(report.reading.unread.map(r => r.at)).toContain('disclosure.licences.decisions')
  })

  it('figures that stand column by column are given to rows only where the count fits the form (case 057)', async () => {
    const report = await readReport(cases.find(c => c.name === '057')!.text)
    expect(report.applications!.rows['refusedSecurity']).toEqual([1, 0, 0, 0, 0, 0, 1])
    expect(report.reading.repaired.some(r => r.at === 'applications.rows.refusedSecurity')).toBe(true)
  })
})

describe('the seed: Traditional characters, pinyin notes, labels lost, the form of 2019 under a citation of 2021', () => {
  it('reads all of its tables and says what it repaired', async () => {
    const report = await readReport(readFileSync(seed))
    expect(report).toMatchObject({ form: '2019', citedForm: '2021', year: 2023, agency: '临湘市文旅广电局' })
    expect(report.disclosure).toMatchObject({
      licences: { previous: 8, change: 1, decisions: 9 },
      penalties: { previous: 34, change: -21, decisions: 13 },
      procurement: { count: 0, amount: 0 },
    })
    expect(Object.keys(report.applications!.rows)).toHaveLength(23)
    expect(Object.values(report.applications!.rows).flat()).toEqual(Array(161).fill(0))
    expect(report.disputes).toMatchObject({ reconsideration: [0, 0, 0, 0, 0], litigationDirect: [0, 0, 0, 0, 0] })
    expect(report.reading.unread).toEqual([])
    expect(report.reading.repaired.length).toBeGreaterThan(19)
  })

  it('keeps the text of its six sections, simplified and without annotations', async () => {
    const { sections } = await readReport(readFileSync(seed))
    expect(sections.map(s => s.number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(sections[0]!.text).toContain('公开信息151条,其中工作动态95条')
    expect(sections[5]!.text).toBe('无其他需要报告的事项。')
  })
})
