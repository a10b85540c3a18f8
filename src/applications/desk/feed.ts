import { timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../../secrets/index.ts'

const words = (agencyId: string, accountId: string) => `application feed ${agencyId} ${accountId}`

/** The secret part of a person's own address of the calendar of cases: made from the site's key, so that no table holds it. */
export const feedToken = (secrets: Secrets, agencyId: string, accountId: string): string =>
  secrets.tokenHash(words(agencyId, accountId)).toString('base64url')

export function isFeedToken(secrets: Secrets, agencyId: string, accountId: string, token: string): boolean {
  const given = Buffer.from(token, 'base64url')
  return secrets.tokenHashes(words(agencyId, accountId)).some(good => good.length === given.length && timingSafeEqual(good, given))
}
