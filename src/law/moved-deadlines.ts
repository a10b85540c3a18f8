import type { Calendar } from './calendar.ts'
import type { PlainDate } from './day.ts'

export type MovedDeadline<Item> = { item: Item; was: PlainDate | null; is: PlainDate | null }

/** Which deadlines a change of the calendar moves: open ones must be computed again whenever a paper is announced or amended (law notes 1.2). */
export function movedDeadlines<Item>(
  items: Iterable<Item>,
  dueOn: (item: Item, calendar: Calendar) => PlainDate | null,
  before: Calendar,
  after: Calendar,
): MovedDeadline<Item>[] {
  const moved: MovedDeadline<Item>[] = []
  for (const item of items) {
    const [was, is] = [dueOn(item, before), dueOn(item, after)]
    if (was !== is) moved.push({ item, was, is })
  }
  return moved
}
