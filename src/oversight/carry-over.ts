/** Why the applications that are carried in are not those that were carried out last year. */
export const reasons = {
  joined: { label: '上一年度没有报告', english: 'no report of the year before' },
  left: { label: '本年度撤销', english: 'dissolved in the year' },
  missing: { label: '没有合并', english: 'not merged' },
  differs: { label: '与自己上一年度报告不衔接', english: 'does not follow its own report of the year before' },
} as const

export type Reason = keyof typeof reasons

/** One body's part in the difference. `before`: carried out last year; `now`: carried in; null: there is no such figure. */
export type CarryChange = {
  name: string
  reason: Reason
  before: number | null
  now: number | null
  /** The day on which it was dissolved, and who carries on. */
  on: string | null
  successor: string | null
}

export type CarryOver = { before: number; now: number; changes: CarryChange[] }

type Body = { id: string; name: string; dissolvedOn: string | null }

export type CarrySources = {
  /** Whose reports are in the sum, with what each carried in. */
  included: readonly (Body & { carriedIn: number | null })[]
  /** Who reports but is not in the sum. */
  missing: readonly Body[]
  /** Who was there last year and was dissolved since. */
  left: readonly (Body & { successor: string | null })[]
  /** What each carried out last year. */
  before: ReadonlyMap<string, number | null>
}

/**
 * Row 二 of the merged report against row 四 of last year's, body by body. Both agree only while the bodies are the same (law notes 6.6): who
 * joined, who left, who is missing and who does not follow its own report is named, and the parts add up to the difference.
 */
export function carryOverOf({ included, missing, left, before: carriedOut }: CarrySources): CarryOver {
  const beforeOf = ({ id }: Body) => carriedOut.get(id) ?? null
  const none = { on: null, successor: null }
  const changes: CarryChange[] = [
    ...included.flatMap(body => {
      const [before, now] = [beforeOf(body), body.carriedIn]
      if (before === now) return []
      return [{ name: body.name, reason: before === null ? ('joined' as const) : ('differs' as const), before, now, ...none }]
    }),
    ...missing.flatMap(body => {
      const before = beforeOf(body)
      return before ? [{ name: body.name, reason: 'missing' as const, before, now: null, ...none }] : []
    }),
    ...left.map(body => ({
      ...{ name: body.name, reason: 'left' as const, before: beforeOf(body), now: null },
      ...{ on: body.dissolvedOn, successor: body.successor },
    })),
  ]
  return {
    before: sum([...included, ...missing, ...left].map(beforeOf)),
    now: sum(included.map(({ carriedIn }) => carriedIn)),
    changes,
  }
}

const sum = (figures: readonly (number | null)[]): number => figures.reduce<number>((all, figure) => all + (figure ?? 0), 0)
