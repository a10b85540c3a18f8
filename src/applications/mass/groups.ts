import { beijingDay, type PlainDate } from '../../law/index.ts'
import { bare, documentNumbersIn } from '../links/matter.ts'
import type { Application } from '../store.ts'

/** What the search for many reads of a case. */
export type MassCase = Pick<
  Application,
  'id' | 'year' | 'ordinal' | 'number' | 'applicant' | 'asked' | 'state' | 'outcome' | 'submittedAt' | 'personHashes' | 'sectionId'
>

/** Joins what shares one of its keys, directly or through others; in the order of the first of each. */
function joined<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): T[][] {
  const groups: { keys: Set<string>; members: T[] }[] = []
  const byKey = new Map<string, (typeof groups)[number]>()
  for (const one of all) {
    const keys = keysOf(one)
    const [first, ...others] = new Set(keys.flatMap(key => byKey.get(key) ?? []))
    const group = first ?? { keys: new Set<string>(), members: [] }
    if (!first) groups.push(group)
    for (const other of others) {
      group.members.push(...other.members.splice(0))
      for (const key of other.keys) group.keys.add(key)
    }
    group.members.push(one)
    for (const key of keys) group.keys.add(key)
    for (const key of group.keys) byKey.set(key, group)
  }
  return groups.map(({ members }) => members).filter(members => members.length > 0)
}

/** Who left no trait (or whose data are erased) is told apart by nothing: each such case is one of its own. */
const traits = ({ id, personHashes }: MassCase): readonly string[] => (personHashes.length > 0 ? personHashes : [id])

export type FrequentPerson = {
  cases: MassCase[]
  first: PlainDate
  last: PlainDate
  /** The most on one day, and on which. */
  peak: { on: PlainDate; count: number }
}

/** Whoever applied at least so often (art. 35: number, frequency), the most first. */
export function frequentPersons(cases: readonly MassCase[], atLeast: number): FrequentPerson[] {
  return joined(cases, traits)
    .filter(group => group.length >= atLeast)
    .map(group => {
      const ordered = [...group].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())
      const days = new Map<PlainDate, number>()
      for (const { submittedAt } of ordered) days.set(beijingDay(submittedAt), (days.get(beijingDay(submittedAt)) ?? 0) + 1)
      const [on, count] = [...days].reduce((most, day) => (day[1] > most[1] ? day : most))
      const all = [...days.keys()]
      return { cases: ordered, first: all[0]!, last: all.at(-1)!, peak: { on, count } }
    })
    .sort((a, b) => b.cases.length - a.cases.length)
}

export type SameWanted = { cases: MassCase[]; persons: number }

/** What at least so many different persons want in the same words, or by the same document number (art. 44), the most first. */
export function sameWanted(cases: readonly MassCase[], atLeast: number): SameWanted[] {
  const wants = ({ id, asked }: MassCase): string[] => {
    const words = bare(asked)
    // an erased case says nothing any more
    const whole = words === '' || words === '已清除' ? [`case ${id}`] : [`words ${words}`]
    return [...whole, ...documentNumbersIn(asked).map(number => `number ${bare(number)}`)]
  }
  return joined(cases, wants)
    .map(group => ({ cases: group, persons: joined(group, traits).length }))
    .filter(({ persons }) => persons >= atLeast)
    .sort((a, b) => b.persons - a.persons)
}
