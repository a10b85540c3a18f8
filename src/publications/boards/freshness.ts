import { columnVetoes, daysBetween, freshUntil, type PlainDate } from '../../law/index.ts'
import type { Column } from '../catalogue/catalogue.ts'
import type { Statement } from '../catalogue/statement-store.ts'

export type Freshness = {
  column: Column
  items: number
  newestOn: PlainDate | null
  /** Days since the newest item; null where there is none. */
  days: number | null
  freshUntil: PlainDate | null
  /** `stated`: empty, and the office said so; `lapsed`: it said so and the day of looking again is over. */
  state: 'fresh' | 'soon' | 'neglected' | 'empty' | 'stated' | 'lapsed'
  statement: Statement | null
}

const soonDays = 3

/** How every open column stands today, the worst first. A column that only holds others is judged by them. */
export function freshnessOf(
  columns: readonly Column[],
  {
    newest,
    counts,
    statements,
    today,
  }: {
    newest: ReadonlyMap<string, PlainDate>
    counts: ReadonlyMap<string, number>
    statements: readonly Statement[]
    today: PlainDate
  },
): Freshness[] {
  const order = ['neglected', 'empty', 'lapsed', 'soon', 'fresh', 'stated'] as const
  return columns
    .filter(
      ({ key, closedOn }) => closedOn === null && !columns.some(({ parentKey, closedOn: closed }) => parentKey === key && closed === null),
    )
    .map((column): Freshness => {
      const newestOn = newest.get(column.key) ?? null
      const statement = statements.find(({ columnKey }) => columnKey === column.key) ?? null
      const until = newestOn && freshUntil(column.kind, newestOn, column.freshDays)
      const base = {
        column,
        items: counts.get(column.key) ?? 0,
        newestOn,
        days: newestOn && daysBetween(newestOn, today),
        freshUntil: until,
        statement,
      }
      if (newestOn === null) return { ...base, state: statement === null ? 'empty' : statement.reviewOn <= today ? 'lapsed' : 'stated' }
      if (until === null) return { ...base, state: 'fresh' }
      return { ...base, state: until < today ? 'neglected' : daysBetween(today, until) <= soonDays ? 'soon' : 'fresh' }
    })
    .sort(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (b.days ?? 0) - (a.days ?? 0) || a.column.position - b.column.position,
    )
}

/** What the site inspection would say of these columns: each veto that is met, in words. */
export function vetoesIn(columns: readonly Freshness[]): string[] {
  const neglected = columns.filter(({ state }) => state === 'neglected')
  const empty = columns.filter(({ state }) => state === 'empty').length
  const quick = neglected.filter(({ column }) => column.kind !== 'statutory').length
  return [
    ...(quick >= columnVetoes.neglectedNewsAndNotices
      ? [`动态、通知公告和政策文件类栏目不更新 ${quick} 个（满 ${columnVetoes.neglectedNewsAndNotices} 个单项否决）`]
      : []),
    ...(neglected.length >= columnVetoes.neglected
      ? [`不更新的栏目 ${neglected.length} 个（满 ${columnVetoes.neglected} 个单项否决）`]
      : []),
    ...(empty >= columnVetoes.empty ? [`空白栏目 ${empty} 个（满 ${columnVetoes.empty} 个单项否决）`] : []),
  ]
}
