import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'

/** What is asked for by every page alike, and is the same until somebody changes it. */
export type Remembering = {
  /** Counts the changes (of this process and of others), or names the state otherwise: what was read under another name is read again. */
  epoch: () => number | string
  /** Only what reads these tables, and no others, is remembered. */
  tables: readonly string[]
}

const most = 2000

/**
 * A pool for reading, in front of the real one: the answers to what is asked of a few small tables are remembered until the next change. The count is
 * taken before the question is sent, so an answer from before a change is never taken for one from after it.
 */
export class RememberingPool implements PostgresPool {
  readonly #pool: PostgresPool
  readonly #epoch: () => number | string
  readonly #tables: ReadonlySet<string>
  readonly #isOfTables = new Map<string, boolean>()
  #answers = new Map<string, Promise<PostgresQueryResult<unknown>>>()
  #readAt: number | string = -1

  constructor(pool: PostgresPool, { epoch, tables }: Remembering) {
    this.#pool = pool
    this.#epoch = epoch
    this.#tables = new Set(tables)
  }

  async connect(): Promise<PostgresPoolClient> {
    // Of the real pool a client is taken when there is something to ask of it.
    let client: PostgresPoolClient | null = null
    let isInTransaction = false
    const ask = async (text: string, values: readonly unknown[]) => {
      client ??= await this.#pool.connect()
      return client.query<unknown>(text, values)
    }
    return {
      query: (async (text: string, values: readonly unknown[] = []) => {
        if (/^(begin|start transaction)/i.test(text)) isInTransaction = true
        return isInTransaction || client || !this.#mayRemember(text) ? ask(text, values) : this.#remembered(text, values)
        // biome-ignore lint/suspicious/noExplicitAny: Kysely overloads `query` for cursors
      }) as any,
      release: () => client?.release(),
    }
  }

  async end(): Promise<void> {}

  async #remembered(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    const epoch = this.#epoch()
    if (epoch !== this.#readAt || this.#answers.size >= most) [this.#answers, this.#readAt] = [new Map(), epoch]
    const answers = this.#answers
    const key = `${text}\n${JSON.stringify(values)}`
    let answer = answers.get(key)
    if (!answer) {
      answer = this.#read(text, values)
      answers.set(key, answer)
      answer.catch(() => answers.delete(key))
    }
    const { rows, ...rest } = await answer
    return { ...rest, rows: rows.map(row => ({ ...(row as object) })) }
  }

  /** On a client of its own: who asked first may be gone before others have their answer. */
  async #read(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    const client = await this.#pool.connect()
    try {
      return await client.query<unknown>(text, values)
    } finally {
      client.release()
    }
  }

  #mayRemember(text: string): boolean {
    const known = this.#isOfTables.get(text)
    if (known !== undefined) return known
    const isOnly = isRead(text) && tablesIn(text).every(table => this.#tables.has(table))
    if (this.#isOfTables.size < most) this.#isOfTables.set(text, isOnly)
    return isOnly
  }
}

const isRead = (text: string): boolean =>
  /^\s*(select|with)\b/i.test(text) && !/\b(for (no key )?(update|share)|insert|update|delete|pg_\w+|nextval|now|random)\b/i.test(text)

/** The tables that a statement names, without those that it makes itself (`with x as`). */
export function tablesIn(text: string): string[] {
  const own = new Set(
    [...text.matchAll(/(?:\bwith|,)\s+(?:recursive\s+)?"?([a-z_]+)"?\s*(?:\([^)]*\))?\s+as\s+(?:materialized\s+)?\(/gi)].map(
      found => found[1]!,
    ),
  )
  const named = [...text.matchAll(/\b(?:from|join)\s+"?([a-z_]+)"?/gi)].map(found => found[1]!)
  return [...new Set(named)].filter(name => !own.has(name) && name !== 'select' && name !== 'lateral')
}
