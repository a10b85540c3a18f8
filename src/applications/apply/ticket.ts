import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Secrets } from '../../secrets/index.ts'
import type { Key } from '../store.ts'

/** Whoever gave number and code may look at the case for half an hour: a sealed cookie of this agency's pages of progress alone. */
const minutes = 30
const name = 'case'
const place = (agencyId: string) => ({ table: 'tickets', column: 'case', agencyId, id: 'cookie' })

export function keepTicket(c: Context, secrets: Secrets, slug: string, key: Key, now: Date, secure: boolean): void {
  const until = now.getTime() + minutes * 60_000
  const value = secrets.encrypt(JSON.stringify({ id: key.id, until }), place(key.agencyId))
  setCookie(c, name, value, { path: `/${slug}/status`, httpOnly: true, sameSite: 'Strict', secure, maxAge: minutes * 60 })
}

/** The case that the cookie opens; null without one, after its time, or for another agency's. */
export function ticketOf(c: Context, secrets: Secrets, agencyId: string, now: Date): Key | null {
  const value = getCookie(c, name)
  if (!value) return null
  try {
    const { id, until } = JSON.parse(secrets.decrypt(value, place(agencyId))) as { id: string; until: number }
    return now.getTime() < until ? { agencyId, id } : null
  } catch {
    // altered, of another agency, or under a key that is gone: it opens nothing
    return null
  }
}

export function dropTicket(c: Context, slug: string): void {
  setCookie(c, name, '', { path: `/${slug}/status`, httpOnly: true, sameSite: 'Strict', maxAge: 0 })
}
