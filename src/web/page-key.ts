import type { IncomingMessage } from 'node:http'
import { parse } from 'hono/utils/cookie'
import { cookieName } from './layout/session-cookie.ts'
import { preferencesFrom } from './preferences.ts'

const longest = 1000

/**
 * Under what a page is kept: everything that it is made from besides the data, that is the address and the reader's preferences, read by the
 * same parser that the page itself is made with. Null: the answer is not one for everybody (a session, a part of a file, a strange request).
 */
export function pageKeys(publicUrl: string | null): (request: IncomingMessage) => string | null {
  return ({ method, url = '', headers }) => {
    if (method !== 'GET' && method !== 'HEAD') return null
    if (url.length > longest || url[0] !== '/' || headers.range !== undefined || headers.authorization !== undefined) return null
    const { cookie } = headers
    // Without PUBLIC_URL pages name the address by which they were asked for.
    const place = publicUrl === null ? `${headers.host}\n${url}` : url
    if (cookie === undefined) return place
    const origin = publicUrl ?? 'http://localhost'
    const kept = parse(cookie)
    if (Object.hasOwn(kept, cookieName('session', origin))) return null
    const { language, elder, contrast } = preferencesFrom(name => kept[cookieName(name, origin)])
    return language === 'zh-CN' && !elder && !contrast ? place : `${language} ${elder} ${contrast}\n${place}`
  }
}
