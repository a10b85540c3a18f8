import type { Line, Year } from './figures.ts'

/** The view as a table to take away: official words, a row a figure, an empty cell where there is none. */
export const tableOf = (years: readonly Year[], lines: readonly Line[]) => ({
  name: '五年对照',
  head: ['指标', '单位', ...years.map(({ year }) => `${year}年`), '比上年'],
  rows: lines.map(({ label, unit, figures, change }) => [
    label,
    unit,
    ...[...figures, change].map(one => (one === null ? null : String(one))),
  ]),
})

/** The same for programs. */
export const jsonOf = (office: { slug: string; name: string }, years: readonly Year[], lines: readonly Line[]) => ({
  ...{ agency: office.slug, name: office.name, years: years.map(({ year, form, report }) => ({ year, form, published: report !== null })) },
  indicators: lines.map(({ key, label, english, unit, sums, figures, change }) => ({
    key,
    label,
    english,
    unit,
    cells: sums,
    figures,
    change,
  })),
})
