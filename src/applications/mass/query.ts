import { addDays, addMonths, type PlainDate, parseDay } from '../../law/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { Period } from './store.ts'

/** The law names no number (art. 35). Ten a calendar month are free of a fee by item (109号): more than that is the first number that a rule names. */
const usual = { times: 10, persons: 2 }

export type MassQuery = Period & { times: number; persons: number }

/** What the address asks for; what cannot be read is told, and the usual stands in its place. */
export function massQuery(given: (name: string) => string | undefined, today: PlainDate): { query: MassQuery; faults: Faults } {
  const faults: Record<string, string> = {}
  const dayIn = (name: string, fallback: PlainDate): PlainDate => {
    const text = (given(name) ?? '').trim()
    const day = text === '' ? fallback : parseDay(text)
    if (!day) faults[name] = '日期写成 2026-03-02。'
    return day ?? fallback
  }
  const countIn = (name: 'times' | 'persons'): number => {
    const text = (given(name) ?? '').trim()
    if (text === '') return usual[name]
    const isFit = /^\d{1,4}$/.test(text) && Number(text) >= 2
    if (!isFit) faults[name] = '填写 2 以上的整数。'
    return isFit ? Number(text) : usual[name]
  }
  const to = dayIn('to', today)
  const from = dayIn('from', addDays(addMonths(to, -12), 1))
  if (from > to) faults['from'] = '开始日期不能晚于结束日期。'
  return { query: { from, to, times: countIn('times'), persons: countIn('persons') }, faults }
}
