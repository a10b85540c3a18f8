import { type PlainDate, parseDay } from '../../law/index.ts'
import { repliesAddress } from './search-entry.ts'
import type { ReplyFilters, ShownReply } from './store.ts'

export const onPage = 20

/** What the address asks for; what makes no sense is left out: a filter is never a fault. */
export function filtersIn(asked: (name: string) => string | undefined): ReplyFilters {
  const keyword = (asked('k') ?? '')
    .replace(/\p{Cc}|\p{Cs}/gu, '')
    .trim()
    .slice(0, 60)
  const year = asked('year') ?? ''
  return { keyword, year: /^20\d\d$/.test(year) ? Number(year) : null, after: cursorIn(asked('after') ?? '') }
}

/** `2026-03-02_15`: the day and the number of the last one of the page before. */
function cursorIn(text: string): { on: PlainDate; number: number } | null {
  const [, day = '', number] = /^(\d{4}-\d\d-\d\d)_([1-9]\d{0,8})$/.exec(text) ?? []
  const on = parseDay(day)
  return on ? { on, number: Number(number) } : null
}

export const cursorAfter = ({ shownOn, number }: Pick<ShownReply, 'shownOn' | 'number'>): string => `${shownOn}_${number}`

/** The filters as they stand in an address. */
export function queryOf({ keyword, year }: Pick<ReplyFilters, 'keyword' | 'year'>, after: string | null = null): string {
  const query = new URLSearchParams({ ...(keyword && { k: keyword }), ...(year && { year: String(year) }), ...(after && { after }) })
  return query.size > 0 ? `?${query}` : ''
}

export const listHead = ['序号', '标题', '申请内容', '答复内容', '公开日期', '附件', '网址']

/** One published reply as it is taken away. */
export function recordOf(origin: string, office: { slug: string }, { number, title, asked, answered, shownOn, enclosed }: ShownReply) {
  const url = `${origin}${repliesAddress(office.slug)}/${number}`
  return {
    number,
    title,
    asked,
    answered,
    shownOn,
    files: enclosed.map(({ fileId, name }) => ({ name, url: `${url}/files/${fileId}` })),
    url,
  }
}

export const rowOf = ({ number, title, asked, answered, shownOn, files, url }: ReturnType<typeof recordOf>): string[] => [
  ...[String(number), title, asked, answered, shownOn],
  ...[files.map(({ name }) => name).join('；'), url],
]
