import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const hour = 3600

/**
 * Abuse is made dear without puzzles: a browser with script works for a moment (altcha), and then may send more often; one without script may
 * send all the same, more seldom. `secret` signs the challenge.
 */
export class Patience {
  readonly #secret: string
  readonly #worked = new RateLimiterMemory({ points: 60, duration: hour })
  readonly #plain = new RateLimiterMemory({ points: 10, duration: hour })
  readonly #codes = new RateLimiterMemory({ points: 20, duration: 600 })
  readonly #used = new Set<string>()

  constructor(secret: string) {
    this.#secret = secret
  }

  /** A piece of work for the browser: some tenths of a second (4,096 tries on average). */
  challenge(now: Date): Promise<Challenge> {
    const expiresAt = new Date(now.getTime() + hour * 1000)
    return createChallenge({ algorithm: 'SHA-256', cost: 1, keyPrefix: '000', deriveKey, expiresAt, hmacSignatureSecret: this.#secret })
  }

  /** Lets an application through, or throws 429 with when to come again. */
  async mayApply(c: Context, solved: string): Promise<void> {
    const limiter = (await this.#isSolved(solved)) ? this.#worked : this.#plain
    await spend(c, limiter, '提交得太频繁，请稍后再试；也可以当面或者邮寄提交申请。')
  }

  /** The same for trying a number and a code. */
  mayTry(c: Context): Promise<void> {
    return spend(c, this.#codes, '查询得太频繁，请十分钟后再试。')
  }

  async #isSolved(solved: string): Promise<boolean> {
    if (solved === '' || solved.length > 2000) return false
    try {
      const { challenge, solution } = JSON.parse(solved) as { challenge: Challenge; solution: Solution }
      const key = challenge.parameters.nonce
      // one piece of work, one application
      if (this.#used.has(key)) return false
      const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: this.#secret })
      if (this.#used.size > 10_000) this.#used.clear()
      if (verified) this.#used.add(key)
      return verified
    } catch {
      // rubbish in the field is no work
      return false
    }
  }
}

async function spend(c: Context, limiter: RateLimiterMemory, words: string): Promise<void> {
  try {
    await limiter.consume((c.get('address') as string | null) ?? 'unknown')
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    c.header('retry-after', String(Math.ceil(refused.msBeforeNext / 1000)))
    throw new HTTPException(429, { message: words })
  }
}
