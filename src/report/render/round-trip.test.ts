import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows } from '../../publications/import/csv.ts'
import { cellsOf } from '../cells.ts'
import { disclosureRows, type FormId, formOf, forms, leafRows, otherAsOneRow, otherAsThreeRows } from '../forms/index.ts'
import { readReport } from '../read/index.ts'
import type { Figure, Report } from '../report.ts'
import { type RenderKind, renderKinds, renderReport } from './index.ts'

/** What is rendered and read again gives the same figures, each of them: zeros, seven digits, decimals, changes below zero, blanks. */

const count = (blanks: boolean): fc.Arbitrary<Figure> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.nat(99) },
    { weight: 2, arbitrary: fc.nat(9_999_999) },
    ...(blanks ? [{ weight: 1, arbitrary: fc.constant(null) }] : []),
  )
const amount = fc.oneof(
  fc.nat(9_999_999),
  fc.nat(999_999_999).map(n => n / 100),
)
const change = fc.integer({ min: -9_999_999, max: 9_999_999 })

function arbitraryFigures(id: FormId, { blanks, mixed }: { blanks: boolean; mixed: boolean }): fc.Arbitrary<Report> {
  const form = formOf(id)
  const figure = count(blanks)
  const places = disclosureRows(form).flatMap(({ row, block }) => block.columns.map(column => ({ row, column })))
  const own = leafRows(form.applications.rows).map(row => row.key)
  const three = leafRows([otherAsThreeRows]).map(row => row.key)
  const keys = mixed
    ? own.flatMap(key => (key === otherAsOneRow.key ? three : three.includes(key) ? (key === three[0] ? [otherAsOneRow.key] : []) : [key]))
    : own
  const cells = (length: number) => fc.array(figure, { minLength: length, maxLength: length })
  return fc
    .record({
      two: fc.tuple(...places.map(({ column }) => (column.key === 'change' ? change : column.decimals ? amount : figure))),
      three: fc.tuple(...keys.map(() => cells(form.applications.columns.length))),
      four: fc.tuple(...form.disputes.groups.map(() => cells(form.disputes.columns.length))),
    })
    .map(({ two, three, four }) => {
      const disclosure: NonNullable<Report['disclosure']> = {}
      places.forEach(({ row, column }, i) => {
        disclosure[row.key] = { ...disclosure[row.key], [column.key]: two[i]! }
      })
      return {
        schema: 'gongkai.report/1',
        form: id,
        citedForm: id,
        agency: '示例市文化旅游广电局',
        year: 2023,
        sections: [
          { number: 1, heading: '总体情况', text: '（一）主动公开。全年公开信息151条。' },
          { number: 6, heading: '其他需要报告的事项', text: '无其他需要报告的事项。' },
        ],
        disclosure,
        applications: {
          columns: form.applications.columns.map(c => c.key),
          rows: Object.fromEntries(keys.map((key, i) => [key, three[i]!])),
        },
        disputes: {
          columns: form.disputes.columns.map(c => c.key),
          reconsideration: four[0]!,
          litigationDirect: four[1]!,
          litigationAfterReconsideration: four[2]!,
        },
        reading: { source: 'json', unread: [], repaired: [] },
      }
    })
}

/** The kinds that hold the words as well. A CSV holds the figures alone: it is taken apart below. */
const whole = renderKinds.filter(kind => kind !== 'csv')
const runs: Record<Exclude<RenderKind, 'csv'>, number> = { json: 50, html: 30, xlsx: 12, docx: 6, pdf: 6 }

describe.each(forms.map(form => form.id))('a report on the form of %s, rendered and read again, gives the same figures', id => {
  describe.each([
    ['with （六） as its form has it', { mixed: false }],
    ['with （六） as the other form has it', { mixed: true }],
  ])('%s', (_, { mixed }) => {
    test.each(Object.entries(runs) as [RenderKind, number][])('%s', async (to, numRuns) => {
      await fc.assert(
        fc.asyncProperty(arbitraryFigures(id, { blanks: true, mixed }), async report => {
          const read = await readReport(await renderReport(report, to))
          expect(read.disclosure).toEqual(report.disclosure)
          expect(read.applications).toEqual(report.applications)
          expect(read.disputes).toEqual(report.disputes)
          expect([read.form, read.agency, read.year]).toEqual([report.form, report.agency, report.year])
        }),
        { numRuns, interruptAfterTimeLimit: 20_000 },
      )
    })
  })
})

/** What must come back: figures that were read (a row that the source lost comes back blank), who and when, the words of the sections. */
function kept({ agency, year, sections, disclosure, applications, disputes }: Report) {
  const read = (figures: Figure[]) => figures.some(figure => figure !== null)
  const words = sections.map(({ number, text }) => [number, text.replace(/\s/g, '')] as const)
  return {
    agency,
    year,
    words: words.filter(([, text]) => text !== ''),
    disclosure: disclosure && Object.fromEntries(Object.entries(disclosure).filter(([, row]) => read(Object.values(row)))),
    applications: applications && Object.fromEntries(Object.entries(applications.rows).filter(([, row]) => read(row))),
    disputes,
  }
}

describe('a real report that was read, rendered and read again is the same report', () => {
  const cases = new URL('../../../test/corpus/cases/', import.meta.url)
  test.each(readdirSync(cases).filter(name => name.endsWith('.txt')))('%s', async name => {
    const report = await readReport(readFileSync(new URL(name, cases)))
    for (const to of whole) expect({ to, ...kept(await readReport(await renderReport(report, to))) }).toEqual({ to, ...kept(report) })
  })
})

test.each(forms.map(form => form.id))(
  'a report on the form of %s as CSV: every figure stands beside its place, and a blank stays blank',
  async id => {
    await fc.assert(
      fc.asyncProperty(arbitraryFigures(id, { blanks: true, mixed: false }), async report => {
        const [head, ...rows] = csvRows(
          Buffer.from(await renderReport(report, 'csv'))
            .toString('utf8')
            .replace('\ufeff', ''),
        )
        const at = (key: string) => head!.indexOf(key)
        expect(rows.map(row => [row[at('cell')], row[at('value')]])).toEqual(
          [...cellsOf(report)].map(({ at: cell, figure }) => [cell, figure === null ? '' : String(figure)]),
        )
        expect(new Set(rows.map(row => `${row[at('form')]} ${row[at('name')]} ${row[at('year')]}`))).toEqual(
          new Set([`${report.form} ${report.agency ?? ''} ${report.year ?? ''}`]),
        )
      }),
      { numRuns: 20 },
    )
  },
)
