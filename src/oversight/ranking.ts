import type { BodyKind } from './bodies.ts'
import { type BodyLine, situations } from './screen.ts'

type Measure = {
  label: string
  english: string
  unit: string
  /** What the body is ranked by; null: it has no such figure and stands last, without a rank. */
  of: (line: BodyLine) => number | string | null
  /** Which end is named first. */
  first: 'least' | 'most'
}

const change = ({ received }: BodyLine): number | null => {
  const [before, now] = received.slice(-2)
  return before == null || now == null ? null : now - before
}

/** By what the bodies may be ranked; the ranks are for the superior's office and are not published. */
export const measures = {
  submitted: { label: '首次报送日期', english: 'first sent on', unit: '', of: ({ standing }) => standing.firstSubmittedOn, first: 'least' },
  errors: { label: '错误', english: 'errors', unit: '处', of: ({ standing }) => standing.errors, first: 'most' },
  warnings: { label: '提醒', english: 'warnings', unit: '处', of: ({ standing }) => standing.warnings, first: 'most' },
  returns: {
    ...{ label: '退回次数', english: 'times sent back', unit: '次', first: 'most' },
    of: ({ standing }) => (standing.state === 'awaited' ? null : standing.returns),
  },
  received: {
    label: '新收申请',
    english: 'applications received',
    unit: '件',
    of: ({ received }) => received.at(-1) ?? null,
    first: 'most',
  },
  change: { label: '新收申请比上年增减', english: 'change in applications', unit: '件', of: change, first: 'most' },
  carriedOut: { label: '结转下年度', english: 'carried out', unit: '件', of: ({ standing }) => standing.carriedOut, first: 'most' },
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof measures

export type Ranked = { rank: number | null; line: BodyLine; value: number | string | null }

/** The bodies in order: equal ones share a rank, those without a figure come last and have none. */
export function ranked(lines: readonly BodyLine[], by: MeasureName, kind: BodyKind | null): Ranked[] {
  const { of, first }: Measure = measures[by]
  const all = lines.filter(line => kind === null || line.kind === kind).map(line => ({ line, value: of(line) }))
  const figures = all.filter(({ value }) => value !== null).toSorted((a, b) => compare(a.value!, b.value!) * (first === 'least' ? 1 : -1))
  const rankOf = (value: number | string) => figures.findIndex(one => one.value === value) + 1
  const ranks = new Map(figures.map(({ value }) => [value, 0]))
  for (const value of ranks.keys()) ranks.set(value, rankOf(value!))
  return [
    ...figures.map(({ line, value }) => ({ rank: ranks.get(value)!, line, value })),
    ...all.filter(({ value }) => value === null).map(({ line }) => ({ rank: null, line, value: null })),
  ]
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The ranking to take away. */
export const rankingTable = (all: readonly Ranked[], by: MeasureName, year: number) => ({
  name: `${year}年度排序`,
  head: ['名次', '机关', '状态', measures[by].label],
  rows: all.map(({ rank, line, value }) => [
    ...[rank === null ? null : String(rank), line.body.name, situations[line.situation].label],
    value === null ? null : String(value),
  ]),
})
