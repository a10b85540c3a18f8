import { cellsOf, placeName } from '../cells.ts'
import { formOfReport } from '../forms/index.ts'
import type { Figure, Report, TypedOver } from '../report.ts'
import { figureAt, typedAt } from './differences.ts'

/** A cell whose records changed after the report had left the office. */
export type LaterChange = {
  at: string
  name: string
  /** What the version that left says, and what the records counted on that day. */
  submitted: Figure
  frozen: Figure
  now: Figure
  /** The newest version says what the records say: the correction is made and waits. */
  isMended: boolean
  typed: TypedOver | null
}

/**
 * What changed in the records of a closed year. A cell whose records came to what the report says already is none: an old register that is
 * entered after its report proves the report right.
 */
export function laterChanges({ submitted, frozen, now, newest }: Record<'submitted' | 'frozen' | 'now' | 'newest', Report>): LaterChange[] {
  const form = formOfReport(submitted)
  const [then, today] = [frozen, now].map(report => new Map([...cellsOf(report)].map(({ at, figure }) => [at, figure])))
  return [...cellsOf(submitted)].flatMap(({ at, figure }): LaterChange[] => {
    const [before, after] = [then!.get(at), today!.get(at)]
    // null: no register holds it, and the figure is a person's in any case
    if (before === undefined || after === undefined || after === null || after === before || after === figure) return []
    const name = placeName(at, form)
    const isMended = figureAt(newest, at) === after
    return [{ at, name, submitted: figure, frozen: before, now: after, isMended, typed: typedAt(submitted, at) }]
  })
}
