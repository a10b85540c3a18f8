import type { Db } from '../../../db/open.ts'
import type { Office } from '../../../web/layout/index.ts'
import { validities } from '../../content.ts'
import { type Cursor, type Listed, listPlace, type Wanted } from '../../public-store.ts'
import { addressOf } from '../../publish.ts'
import { holdsToday } from '../pages/parts.tsx'

/** No list to take away is longer: whoever wants all asks for it in stretches of days. */
export const mostRows = 10_000

/** The items of a list, read in stretches, so that a long one is never whole in memory. */
export async function* itemsOf(db: Db, agencyId: string, wanted: Omit<Wanted, 'limit' | 'after'>): AsyncGenerator<Listed[]> {
  let after: Cursor | null = null
  for (let left = mostRows; left > 0; ) {
    const rows: Listed[] = await listPlace(db, agencyId, { ...wanted, after, limit: Math.min(1000, left) })
    if (rows.length === 0) return
    yield rows
    left -= rows.length
    const last = rows.at(-1)!
    after = { listedOn: last.listedOn, number: last.number }
    if (rows.length < 1000) return
  }
}

export type RowNames = { office: Office; origin: string; today: string; column(key: string): string; section(id: string): string }

/** The fields of a list, in the order of its files: their names for people and for programs. */
export const listFields = [
  { key: 'indexNumber', name: '索引号', of: item => item.indexNumber },
  { key: 'title', name: '标题', of: item => item.title },
  { key: 'documentNumber', name: '发文字号', of: item => item.documentNumber },
  { key: 'column', name: '栏目', of: (item, { column }) => column(item.columnKey) },
  { key: 'genre', name: '体裁', of: item => item.genre },
  { key: 'subject', name: '主题分类', of: item => item.subject },
  { key: 'validity', name: '有效性', of: (item, { today }) => labelOf(item, today) },
  { key: 'formedOn', name: '成文日期', of: item => item.formedOn },
  { key: 'publishedOn', name: '公开日期', of: item => item.publishedOn },
  { key: 'originalOn', name: '原发布日期', of: item => item.originalOn },
  { key: 'effectiveOn', name: '生效日期', of: item => item.effectiveOn },
  { key: 'expiresOn', name: '失效日期', of: item => item.expiresOn },
  { key: 'source', name: '来源', of: item => item.source },
  { key: 'section', name: '责任股室', of: (item, { section }) => (item.sectionId ? section(item.sectionId) : null) },
  { key: 'summary', name: '内容概述', of: item => item.summary || null },
  { key: 'url', name: '网址', of: (item, { origin, office }) => origin + addressOf(office.slug, item.number) },
] as const satisfies readonly { key: string; name: string; of(item: Listed, names: RowNames): string | null }[]

function labelOf(item: Listed, today: string): string | null {
  const now = holdsToday(item, today)
  return now && validities[now].label
}

export const rowOf = (item: Listed, names: RowNames): (string | null)[] =>
  listFields.map(({ of }) => (of as (item: Listed, names: RowNames) => string | null)(item, names))

export const recordOf = (item: Listed, names: RowNames): Record<string, string | null> =>
  Object.fromEntries(rowOf(item, names).map((value, i) => [listFields[i]!.key, value]))
