import type { PlainDate } from '../../law/index.ts'

/** The days of a report's year (政府信息公开条例 art. 50): what was received and replied to in them counts in it. */
export const daysOf = (year: number): { from: PlainDate; to: PlainDate } => ({
  from: `${year}-01-01` as PlainDate,
  to: `${year}-12-31` as PlainDate,
})
