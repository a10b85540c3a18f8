import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Language, Page } from './layout/index.ts'
import { cookieName, cookieOptions } from './layout/session-cookie.ts'

const languages: readonly string[] = ['zh-CN', 'zh-Hant', 'en'] satisfies Language[]
const switches = ['elder', 'contrast', 'dark'] as const
const aYear = 365 * 24 * 3600

/** `/preferences?language=en&back=/path`: sets cookies and goes back. The one GET that leaves something behind, and only at the reader's. */
export function preferenceRoutes(originOf: (url: string) => string): Hono {
  return new Hono().get('/preferences', c => {
    const origin = originOf(c.req.url)
    const keep = (name: string, value: string) => setCookie(c, cookieName(name, origin), value, { ...cookieOptions(origin), maxAge: aYear })
    const language = c.req.query('language')
    if (language !== undefined && languages.includes(language)) keep('language', language)
    for (const name of switches) {
      const value = c.req.query(name)
      if (value === 'on' || value === 'off') keep(name, value)
    }
    c.header('cache-control', 'no-store')
    return c.redirect(localPath(c.req.query('back')), 303)
  })
}

type Preferences = Pick<Page, 'language' | 'elder' | 'contrast' | 'dark'>

export function preferencesOf(c: Context, origin: string): Preferences {
  return preferencesFrom(name => getCookie(c, cookieName(name, origin)))
}

/** What the cookies of these names say; what is not known counts as not said. */
export function preferencesFrom(kept: (name: string) => string | undefined): Preferences {
  const language = kept('language') ?? ''
  return {
    language: languages.includes(language) ? (language as Language) : 'zh-CN',
    elder: kept('elder') === 'on',
    contrast: kept('contrast') === 'on',
    dark: kept('dark') === 'on',
  }
}

/** A path of this site, or its home: never another's address, however it is written (`//host`, `/\host`, control characters). */
export function localPath(back: string | undefined): string {
  if (!back || !/^\/(?![/\\])/.test(back) || /[\\\p{Cc}]/u.test(back)) return '/'
  const url = new URL(back, 'http://own.invalid')
  return url.origin === 'http://own.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}
