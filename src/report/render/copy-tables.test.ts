import { expect, test } from 'vitest'
import { reportOf } from '../../../test/support/reports.ts'
import { cellsOf, disputeGroups } from '../cells.ts'
import { formOf } from '../forms/index.ts'
import type { Figure } from '../report.ts'
import { copyTables, tabbed } from './copy-tables.ts'

test.each(['2019', '2021'] as const)('every figure of a report of %s stands once, in the order of the printed form', name => {
  const report = reportOf(name)
  // a figure of its own in each cell, so that an exchange would show
  let next = 0
  for (const rows of [report.disclosure!, report.applications!.rows])
    for (const row of Object.values(rows) as Record<string, Figure>[]) for (const key of Object.keys(row)) row[key] = next++
  for (const group of disputeGroups) report.disputes![group] = report.disputes![group].map(() => next++)
  const tables = copyTables(report, formOf(name))
  expect(tables.map(table => table.name)).toEqual(['表二', '表三', '表四'])
  const shown = tables.flatMap(({ lines }) => lines.flatMap(({ figures }) => figures))
  expect(shown).toEqual([...cellsOf(report)].map(({ figure }) => figure))
  expect(new Set(shown).size).toBe(next)
})

test('what was not read stays empty in the block that is pasted, never a zero', () => {
  const report = reportOf('2021')
  report.applications!.rows['received']![2] = null
  const [, table3] = copyTables(report, formOf('2021'))
  expect(tabbed(table3!).split('\n')[0]!.split('\t')[2]).toBe('')
  expect(table3!.lines[0]!.name).toContain('本年新收')
})
