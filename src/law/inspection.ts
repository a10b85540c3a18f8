import type { Citation, Mark } from './citation.ts'
import { addDays, addMonths, type PlainDate } from './day.ts'

/** How long a column of a site may stand still before the site inspection finds it neglected (law notes 8.3). */
export type Standstill = { label: string; english: string; days?: number; months?: number; cites: Citation; mark: Mark }

/** By the kind of column. Others are looked at for being empty only. */
export const standstills = {
  news: { label: '动态类栏目两周未更新', english: 'news columns: two weeks', days: 14, cites: '国办秘函〔2019〕19号', mark: 'seen' },
  notice: {
    label: '通知公告、政策文件类一级栏目六个月未更新',
    english: 'notices and policy documents: six months',
    months: 6,
    cites: '国办秘函〔2019〕19号',
    mark: 'seen',
  },
} as const satisfies Record<string, Standstill>

/** The whole site fails with so many columns that are neglected, of the kinds above or of any, or empty. */
export const columnVetoes = { neglectedNewsAndNotices: 5, neglected: 10, empty: 5, cites: '国办秘函〔2019〕19号', mark: 'seen' } as const

/** The last day on which a column updated on a day is not neglected; null: nothing says how long it may stand still. */
export function freshUntil(kind: string, updatedOn: PlainDate, ownDays: number | null = null): PlainDate | null {
  if (ownDays !== null) return addDays(updatedOn, ownDays)
  const rule: Standstill | undefined = kind in standstills ? standstills[kind as keyof typeof standstills] : undefined
  if (!rule) return null
  return rule.days ? addDays(updatedOn, rule.days) : addMonths(updatedOn, rule.months ?? 0)
}

/** What is withheld is looked at again (art. 18): the text says 定期, regularly; once a year is our reading. */
export const reexaminationMonths = { months: 12, cites: '《政府信息公开条例》第十八条', mark: 'inferred' } as const satisfies {
  months: number
  cites: Citation
  mark: Mark
}
