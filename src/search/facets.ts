import type { Candidate } from './candidates.ts'

/** How many of the newest candidates stand where; the page links each to its filter. */
export type Facets = {
  columns: { key: string; count: number }[]
  years: { year: number; count: number }[]
  inForce: number
  attachments: number
}

export function facetsOf(candidates: readonly Pick<Candidate, 'columnKey' | 'on' | 'validity' | 'kind'>[]): Facets {
  const columns = new Map<string, number>()
  const years = new Map<number, number>()
  for (const { columnKey, on } of candidates) {
    if (columnKey) columns.set(columnKey, (columns.get(columnKey) ?? 0) + 1)
    const year = Number(on.slice(0, 4))
    years.set(year, (years.get(year) ?? 0) + 1)
  }
  return {
    columns: [...columns].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    years: [...years].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year),
    inForce: candidates.filter(({ validity }) => validity === 'inForce').length,
    attachments: candidates.filter(({ kind }) => kind === 'attachment').length,
  }
}
