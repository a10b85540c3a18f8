import { type ExemptionCode, exemptions, type OutcomeKind, type PlainDate, rowOf, yearOf } from '../../law/index.ts'
import { type ApplicantKind, applicantKinds } from '../applicant.ts'

/** A number for each column of table 3, and their sum. */
export type ByKind = Readonly<Record<ApplicantKind | 'total', number>>

export type Period = { from: PlainDate; to: PlainDate }

/** One count that the database gives: so many of a kind, with an outcome where it is about outcomes. */
export type Count = { kind: ApplicantKind; outcome?: OutcomeKind; number: number }

/** Table 3 for any period (law notes 6.3): what came in, what was carried in, how each was handled, what is carried out. */
export type Table3 = {
  received: ByKind
  carriedIn: ByKind
  /** By the row of the form. */
  handled: ReadonlyMap<string, ByKind>
  /** By outcome, which is finer than the rows. */
  byOutcome: ReadonlyMap<OutcomeKind, ByKind>
  handledInAll: ByKind
  carriedOut: ByKind
}

export const kindKeys = Object.keys(applicantKinds) as ApplicantKind[]

export function byKind(counts: readonly Count[]): ByKind {
  const sums = Object.fromEntries([...kindKeys, 'total'].map(key => [key, 0])) as Record<ApplicantKind | 'total', number>
  for (const { kind, number } of counts) {
    sums[kind] += number
    sums.total += number
  }
  return sums
}

/** Puts the counts into the rows of the form that holds for the year in which the period ends. */
export function table3(
  counts: { received: Count[]; carriedIn: Count[]; handled: Required<Count>[]; carriedOut: Count[] },
  { to }: Period,
): Table3 {
  const by = <K>(keyOf: (outcome: OutcomeKind) => K): Map<K, ByKind> => {
    const found = new Map<K, Count[]>()
    for (const count of counts.handled) found.set(keyOf(count.outcome), [...(found.get(keyOf(count.outcome)) ?? []), count])
    return new Map([...found].map(([key, some]) => [key, byKind(some)]))
  }
  return {
    ...{ received: byKind(counts.received), carriedIn: byKind(counts.carriedIn), carriedOut: byKind(counts.carriedOut) },
    handled: by(outcome => rowOf(outcome, yearOf(to))),
    byOutcome: by(outcome => outcome),
    handledInAll: byKind(counts.handled),
  }
}

/** 一 + 二 = 三（七） + 四, in every column: the columns in which it does not hold. */
export const unbalanced = ({ received, carriedIn, handledInAll, carriedOut }: Table3): (ApplicantKind | 'total')[] =>
  ([...kindKeys, 'total'] as const).filter(key => received[key] + carriedIn[key] !== handledInAll[key] + carriedOut[key])

/** How long replies took, in working days of the period. */
export type Times = { settled: number; onTime: number; late: number; median: number | null; p90: number | null }

export const groundLabel = (code: string): string => exemptions[code as ExemptionCode]?.label ?? code
