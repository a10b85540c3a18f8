import { sql } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import { findPersonalData } from '../secrets/index.ts'
import { fold } from './fold.ts'
import { namesSomebody } from './words.ts'

/** A word is shown when it was looked for so many times in these days: what few look for says too much about them. */
export const leastTimes = 5
export const countedDays = 30
const longest = 20
const mostShown = 8

/** Under this id stands what is looked for in all agencies at once. */
export const ofAll = '00000000-0000-0000-0000-000000000000'

/** Whether a question may be counted: short, and nothing in it that may be about a person. */
export async function mayBeCounted(question: string): Promise<boolean> {
  const text = question.trim()
  const length = [...text].length
  if (length < 2 || length > longest || /\d{5,}|@/.test(text)) return false
  return findPersonalData(text).length === 0 && !(await namesSomebody(text))
}

type Key = `${string} ${PlainDate} ${string}`

/**
 * Counts questions that found something, in memory, and writes the sums now and then. Of who asked nothing is kept; that the same address
 * does not count twice on a day is remembered in memory alone, as a number from which no address can be read.
 */
export class QuestionCounts {
  #times = new Map<Key, number>()
  #asked = new Set<string>()
  #day = ''

  /** `asker`: a mark of who asks that is worth nothing outside of this process. */
  async note(agencyId: string | null, question: string, day: PlainDate, asker: string): Promise<void> {
    if (!(await mayBeCounted(question))) return
    if (day !== this.#day) [this.#day, this.#asked] = [day, new Set()]
    const key: Key = `${agencyId ?? ofAll} ${day} ${fold(question)}`
    const once = `${asker} ${key}`
    // A flood of questions is not worth counting.
    if (this.#asked.has(once) || this.#asked.size > 100_000) return
    this.#asked.add(once)
    this.#times.set(key, (this.#times.get(key) ?? 0) + 1)
  }

  get size(): number {
    return this.#times.size
  }

  async flush(db: Db): Promise<void> {
    const times = this.#times
    this.#times = new Map()
    // In one order: two processes lock the rows in the same one.
    const rows = [...times].sort().map(([key, count]) => {
      const [agencyId, day, ...question] = key.split(' ')
      return { agencyId: agencyId!, day: day!, query: question.join(' '), times: count }
    })
    if (rows.length > 0)
      await db
        .insertInto('searchCounts')
        .values(rows)
        .onConflict(conflict =>
          conflict.columns(['agencyId', 'day', 'query']).doUpdateSet({ times: sql`search_counts.times + excluded.times` }),
        )
        .execute()
  }
}

export type HotWords = { chosen: string[]; blocked: string[] }

export async function officeWords(db: Db | Trx, agencyId: string): Promise<HotWords> {
  const rows = await db
    .selectFrom('hotWords')
    .select(['word', 'standing'])
    .where('agencyId', '=', agencyId)
    .orderBy('position')
    .orderBy('word')
    .execute()
  const of = (standing: string) => rows.filter(row => row.standing === standing).map(({ word }) => word)
  return { chosen: of('chosen'), blocked: of('blocked') }
}

export async function replaceOfficeWords(trx: Trx, agencyId: string, { chosen, blocked }: HotWords): Promise<void> {
  await trx.deleteFrom('hotWords').where('agencyId', '=', agencyId).execute()
  const rows = [
    ...blocked.map((word, position) => ({ agencyId, word, standing: 'blocked', position })),
    ...chosen.filter(word => !blocked.includes(word)).map((word, position) => ({ agencyId, word, standing: 'chosen', position })),
  ]
  if (rows.length > 0) await trx.insertInto('hotWords').values(rows).execute()
}

/** 热词: the office's own first, then what was looked for most; never what it blocked. `agencyId` null: of the search over all agencies. */
export async function hotWords(db: Db, agencyId: string | null, today: PlainDate): Promise<string[]> {
  const own = agencyId ? await officeWords(db, agencyId) : { chosen: [], blocked: [] }
  const since = new Date(Date.parse(today) - countedDays * 86_400_000).toISOString().slice(0, 10)
  const counted = await db
    .selectFrom('searchCounts')
    .select('query')
    .where('agencyId', '=', agencyId ?? ofAll)
    .where('day', '>=', since)
    .groupBy('query')
    .having(sql<boolean>`sum(times) >= ${leastTimes}`)
    .orderBy(sql`sum(times)`, 'desc')
    .orderBy('query')
    .limit(50)
    .execute()
  const blocked = own.blocked.map(fold)
  const shown = counted.map(({ query }) => query).filter(word => !blocked.some(bad => word.includes(bad)))
  return [...new Set([...own.chosen, ...shown])].slice(0, mostShown)
}
