import type { Db } from '../../db/open.ts'
import { contentOf, reportOfYear } from '../store.ts'

/** 上一年项目数量 and 增/减 of a row of table 2, as last year's report says them. */
export type Items = { previous: number; change: number }

/** Where the report of the year before is on the form of 2019: what its rows came to is where this year's begin (T2-6). */
export async function itemsBefore(db: Db, agencyId: string, year: number): Promise<(row: string) => Items | null> {
  const last = await reportOfYear(db, agencyId, year - 1)
  const rows = last && (await contentOf(db, last, last.publishedVersion ?? last.version)).disclosure
  return row => {
    const [previous, change] = [rows?.[row]?.['previous'] ?? null, rows?.[row]?.['change'] ?? null]
    return previous === null || change === null ? null : { previous, change }
  }
}
