import type { PGlite, Results } from '@electric-sql/pglite'
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'

/**
 * PGlite as a pool with one connection, so that Kysely's ordinary PostgresDialect serves it. Whoever borrows it has it alone until it is
 * given back; the others wait in line.
 *
 * Trap: a query on `db` (not on the transaction) inside a transaction waits for itself. After `patienceMs` it fails with that explanation
 * instead of standing still for ever.
 */
export class OneBorrower implements PostgresPool {
  readonly #pglite: PGlite
  readonly #patienceMs: number
  readonly #waiting: (() => void)[] = []
  #lent = false

  constructor(pglite: PGlite, patienceMs = 30_000) {
    this.#pglite = pglite
    this.#patienceMs = patienceMs
  }

  async connect(): Promise<PostgresPoolClient> {
    if (this.#lent) await this.#turn()
    this.#lent = true
    return this.#client
  }

  async end(): Promise<void> {
    if (!this.#pglite.closed) await this.#pglite.close()
  }

  // Always the same object: Kysely keeps one connection for each client it is given.
  readonly #client: PostgresPoolClient = {
    // biome-ignore lint/suspicious/noExplicitAny: Kysely overloads `query` for cursors, which PGlite has not.
    query: (async (text: string, values: readonly unknown[]) => this.#query(text, values)) as any,
    release: () => {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#lent = false
    },
  }

  /** Without values the text may hold several statements (migrations), as with pg's simple protocol; the last one's result is given back. */
  async #query(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<unknown>> {
    const result: Results = values.length > 0 ? await this.#pglite.query(text, [...values]) : (await this.#pglite.exec(text)).at(-1)!
    const { command, rowCount = 0, rows } = result as Results & { command: PostgresQueryResult<unknown>['command']; rowCount?: number }
    return { command, rowCount, rows }
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const take = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1)
        reject(new Error('the embedded database has one connection and it was not given back: a query outside the open transaction?'))
      }, this.#patienceMs)
      this.#waiting.push(take)
    })
  }
}
