import { type RawBuilder, sql } from 'kysely'
import { quoted } from './grams.ts'
import type { Plan } from './plan.ts'

/** Title and number weigh most, then the words of the language, then whether it still holds. The same for an entry whenever it is asked. */
export function scoreOf({ terms, words, by }: Plan): RawBuilder<unknown> {
  const column = by === 'initials' ? sql`e.initials` : sql`e.title_folded`
  const contains = (of: RawBuilder<unknown>, ways: readonly string[]) =>
    sql.join(
      ways.map(way => sql`position(${way} in ${of}) > 0`),
      sql` or `,
    )
  const parts = terms.map(({ ways }) => sql`(case when ${contains(column, ways)} then ${Math.round(300 / terms.length)}::int else 0 end)`)
  for (const { ways, documentNumber } of terms)
    if (documentNumber)
      parts.push(sql`(case when e.number_folded is not null and (${contains(sql`e.number_folded`, ways)}) then 500 else 0 end)`)
  const whole = terms.map(({ ways }) => ways[0]).join('')
  parts.push(sql`(case when ${column} = ${whole} then 300 else 0 end)`)
  if (words.length > 0) parts.push(sql`round(ts_rank(e.words, ${words.map(quoted).join('|')}::tsquery) * 100)::int`)
  parts.push(sql`(case when e.validity in ('repealed', 'expired') then -60 else 0 end)`)
  parts.push(sql`(case when e.kind = 'attachment' then -20 else 0 end)`)
  return sql.join(parts, sql` + `)
}
