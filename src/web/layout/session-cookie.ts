import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** A cookie under https carries the prefix that ties it to this host; the plain name is for loopback over http alone (config sees to it). */
export function cookieName(name: string, origin: string): string {
  return origin.startsWith('https:') ? `__Host-gongkai-${name}` : `gongkai-${name}`
}

/** What every cookie of ours has in common. */
export const cookieOptions = (origin: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: origin.startsWith('https:') }) as const

export function sessionToken(c: Context, origin: string): string | null {
  return getCookie(c, cookieName('session', origin)) ?? null
}

/** Signs the browser in. Without `maxAge` (seconds) the cookie ends with the browser; the session itself ends by its own clock. */
export function keepSession(c: Context, origin: string, token: string, maxAge?: number): void {
  setCookie(c, cookieName('session', origin), token, { ...cookieOptions(origin), maxAge })
}

export function dropSession(c: Context, origin: string): void {
  deleteCookie(c, cookieName('session', origin), cookieOptions(origin))
}
