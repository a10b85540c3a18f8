import { type DisputeKind, type DisputeResult, disputeKinds, disputeResults, type PlainDate } from '../../law/index.ts'

export type Period = { from: PlainDate; to: PlainDate }

/** The five numbers of a group of table 4. */
export type Group = Readonly<Record<DisputeResult | 'total', number>>

/** Table 4 for any period, and the balance beside it, which the form does not print. */
export type TableFour = Readonly<Record<DisputeKind, Group & { carriedIn: number; noticed: number }>>

export const kindKeys = Object.keys(disputeKinds) as DisputeKind[]
export const resultKeys = Object.keys(disputeResults) as DisputeResult[]

/** One count of the database. `what`: decided in the period, pending at its end, carried in, or noticed in it. */
export type Count = { kind: DisputeKind; result: DisputeResult; number: number }

export function tableFour(counts: { decided: Count[]; pending: Count[]; carriedIn: Count[]; noticed: Count[] }): TableFour {
  const of = (some: readonly Count[], kind: DisputeKind, result?: DisputeResult) =>
    some.filter(one => one.kind === kind && (!result || one.result === result)).reduce((sum, { number }) => sum + number, 0)
  const group = (kind: DisputeKind) => {
    const pending = of(counts.pending, kind)
    const [upheld, corrected, other] = (['upheld', 'corrected', 'other'] as const).map(result => of(counts.decided, kind, result))
    const sums = { upheld: upheld!, corrected: corrected!, other: other!, pending }
    const total = sums.upheld + sums.corrected + sums.other + pending
    return { ...sums, total, carriedIn: of(counts.carriedIn, kind), noticed: of(counts.noticed, kind) }
  }
  return Object.fromEntries(kindKeys.map(kind => [kind, group(kind)])) as TableFour
}

/** Carried in and new are decided or pending: the groups in which that does not hold. */
export const unbalanced = (table: TableFour): DisputeKind[] =>
  kindKeys.filter(kind => table[kind].carriedIn + table[kind].noticed !== table[kind].total)
