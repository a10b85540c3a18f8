import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readReport } from '../read/index.ts'
import { checkReport } from './index.ts'

/** Real reports (test/corpus): exactly the faults that their JSON names, and none that they do not have. */
const cases = new URL('../../../test/corpus/cases/', import.meta.url)
const numbers = readdirSync(cases)
  .filter(name => /^\d{3}\.json$/.test(name))
  .map(name => name.slice(0, 3))

const groups: Record<string, string> = {
  'table 4, reconsideration': 'disputes.reconsideration[4]',
  'table 4, litigation after reconsideration': 'disputes.litigationAfterReconsideration[4]',
}

const checked = async (number: string) => checkReport(await readReport(readFileSync(new URL(`${number}.txt`, cases))))

describe('the published reports of the corpus', () => {
  test('are all there', () => expect(numbers.length).toBeGreaterThanOrEqual(20))

  test.each(numbers)('%s has the violations that its JSON names, and no other error in its tables', async number => {
    const { violations } = JSON.parse(readFileSync(new URL(`${number}.json`, cases), 'utf8')) as { violations: string[] }
    const { findings } = await checked(number)
    const errors = findings.filter(finding => finding.level === 'error' && finding.rule.startsWith('T'))
    expect(errors.map(({ rule, at }) => `${rule} ${at}`)).toEqual(violations.map(text => `T4-1 ${groups[text.split(':')[0]!]}`))
  })

  test.each(numbers)('%s has only those contradictions between text and tables that its notes name', async number => {
    const { findings } = await checked(number)
    const said = findings.filter(({ rule }) => rule === 'X-1' || rule === 'X-2').map(({ expected, found }) => [expected, found])
    const known: Record<string, number[][]> = {
      '008': [
        [170, 134],
        [77, 57],
      ],
      '017': [[0, 4]],
    }
    expect(said).toEqual(known[number] ?? [])
    expect(findings.filter(({ rule, level }) => rule.startsWith('X') && level === 'error')).toEqual([])
  })

  test('a town’s 规章 are a warning (040, 043), never an error', async () => {
    for (const number of ['040', '043'])
      expect((await checked(number)).findings).toContainEqual(expect.objectContaining({ rule: 'T2-2', level: 'warning' }))
  })

  test.each([
    ['002', '003'],
    ['007', '008'],
  ])('%s and %s follow each other without a break', async (before, after) => {
    const [previous, report] = await Promise.all([before, after].map(number => readReport(readFileSync(new URL(`${number}.txt`, cases)))))
    const { findings } = checkReport(report!, { previous })
    expect(findings.filter(({ rule }) => ['T3-5', 'T2-1'].includes(rule))).toEqual([])
  })

  test('the seed cites 30号 over the tables of 60号 (X-7), takes decisions for a stock (T2-7), lacks three parts (X-5) and a fee sentence (X-3)', async () => {
    const folder = new URL('../../../test/corpus/seed/', import.meta.url)
    const file = readdirSync(folder).find(name => name.endsWith('.txt'))!
    const { findings } = checkReport(await readReport(readFileSync(new URL(file, folder))))
    expect(findings.map(({ rule, level }) => `${rule} ${level}`).sort()).toEqual([
      'T2-7 warning',
      'X-3 warning',
      'X-5 warning',
      'X-7 error',
    ])
    expect(findings.find(({ rule }) => rule === 'X-5')?.message).toBe(
      '总体情况应分五个方面，缺：依申请公开、政府信息管理、政府信息公开平台建设',
    )
  })
})
