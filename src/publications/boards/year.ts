import { type Column, wayTo } from '../catalogue/catalogue.ts'
import type { MonthlyCount } from './store.ts'

/** A line of the year's table: a category or a section with its months. */
export type YearLine = { key: string; name: string; months: readonly number[]; total: number }

export type YearBoard = { year: number; total: number; months: readonly number[]; byCategory: YearLine[]; bySection: YearLine[] }

/**
 * What was published in a year by category (the columns at the top of the catalogue), by section and by month. Section 一 of the annual report
 * counts exactly this (law notes 6).
 */
export function yearBoard(
  year: number,
  counts: readonly MonthlyCount[],
  columns: readonly Column[],
  sections: readonly { id: string; name: string }[],
): YearBoard {
  const tops = new Map(columns.map(column => [column.key, wayTo(columns, column.key)[0]!]))
  const byCategory = lines(
    counts,
    ({ columnKey }) => tops.get(columnKey)?.key ?? columnKey,
    key => columns.find(column => column.key === key)?.name ?? key,
  )
  const bySection = lines(
    counts,
    ({ sectionId }) => sectionId ?? '',
    id => sections.find(section => section.id === id)?.name ?? '未定股室',
  )
  const months = sumOf(counts)
  return { year, total: total(months), months, byCategory, bySection }
}

function lines(counts: readonly MonthlyCount[], keyOf: (count: MonthlyCount) => string, nameOf: (key: string) => string): YearLine[] {
  const groups = new Map<string, MonthlyCount[]>()
  for (const count of counts) groups.set(keyOf(count), [...(groups.get(keyOf(count)) ?? []), count])
  return [...groups]
    .map(([key, group]) => {
      const months = sumOf(group)
      return { key, name: nameOf(key), months, total: total(months) }
    })
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
}

const sumOf = (counts: readonly MonthlyCount[]): number[] =>
  Array.from({ length: 12 }, (_, i) => total(counts.filter(({ month }) => month === i + 1).map(({ items }) => items)))
const total = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0)
