import { describe, expect, test } from 'vitest'
import { reportOf } from '../../test/support/reports.ts'
import { tableGrid } from '../document/blocks.ts'
import { forms } from './forms/index.ts'
import { applicationsTable, disclosureTable, disputesTable, printFigure, reportTables } from './tables.ts'

describe.each(forms.map(form => form.id))('the tables of the form of %s', id => {
  const report = reportOf(id)

  test('every place of every table is covered by exactly one cell', () => {
    for (const table of reportTables(report)) {
      for (const row of tableGrid(table)) {
        expect(row).toHaveLength(table.widths.length)
        expect(row.every(place => place !== undefined)).toBe(true)
      }
    }
  })

  test('every figure of the report stands in exactly one cell, under its own address', () => {
    const cells = reportTables(report).flatMap(table => table.bodies.flat().flatMap(row => row.cells.filter(cell => cell.at)))
    const addresses = [
      ...Object.entries(report.disclosure!).flatMap(([row, figures]) =>
        Object.entries(figures).map(([key, n]) => [`disclosure.${row}.${key}`, n]),
      ),
      ...Object.entries(report.applications!.rows).flatMap(([row, figures]) =>
        figures.map((n, i) => [`applications.rows.${row}[${i}]`, n]),
      ),
      ...(['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const).flatMap(group =>
        report.disputes![group].map((n, i) => [`disputes.${group}[${i}]`, n]),
      ),
    ]
    expect(Object.fromEntries(cells.map(cell => [cell.at, cell.figure]))).toEqual(Object.fromEntries(addresses))
    expect(cells).toHaveLength(addresses.length)
  })

  test('figures have no scope, heads have one, and table 3 closes with its two sums', () => {
    const [two, three] = reportTables(report)
    for (const cell of [...two!.bodies, ...three!.bodies].flat(2).flatMap(row => row.cells)) {
      expect(cell.scope === undefined).toBe(cell.figure !== undefined)
    }
    expect(
      three!.bodies
        .flat()
        .slice(-2)
        .map(row => row.kind),
    ).toEqual(['sum', 'sum'])
  })
})

test('a report that mixes the forms prints （六） as it has it, whatever its form', () => {
  const labels = (table: ReturnType<typeof applicationsTable>) => table!.bodies.flat().flatMap(row => row.cells.map(cell => cell.text))
  const mixed = reportOf('2021', { otherAsOneRow: true })
  expect(labels(applicationsTable(mixed)).filter(text => text === '3.其他')).toEqual([])
  expect(labels(applicationsTable(reportOf('2021')))).toContain('3.其他')
  expect(labels(applicationsTable(mixed)).filter(text => text.startsWith('（'))).toEqual(
    labels(applicationsTable(reportOf('2019'))).filter(text => text.startsWith('（')),
  )
})

test('a change is printed as 增 or 减, a null as nothing, a decimal as it is', () => {
  const change = { key: 'change', label: '本年增/减' }
  const amount = { key: 'amount', label: '金额', decimals: true }
  expect([21, -21, 0, null].map(n => printFigure(change, n))).toEqual(['增21', '减21', '0', ''])
  expect([7730.28, 1e-7, 0].map(n => printFigure(amount, n))).toEqual(['7730.28', '0.0000001', '0'])
})

test('a table that the report does not hold is left out; rows of it that the source lost are printed blank', () => {
  const report = { ...reportOf('2021'), disclosure: null, disputes: null }
  delete report.applications!.rows.granted
  expect(reportTables(report).map(table => table.name)).toEqual(['t3'])
  const granted = applicationsTable(report)!
    .bodies.flat()
    .flatMap(row => row.cells)
    .filter(cell => cell.at?.includes('.granted['))
  expect(granted.map(cell => [cell.text, cell.figure])).toEqual(Array.from({ length: 7 }, () => ['', null]))
})

test('a report without form takes the one of its year, and without year the newest', () => {
  const blocks = (year: number | null) => disclosureTable({ ...reportOf('2019'), form: null, year })!.bodies.length
  expect([blocks(2020), blocks(2022), blocks(null)]).toEqual([5, 4, 4])
  expect(disputesTable(reportOf('2019'))!.widths).toHaveLength(15)
})
