import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../config.ts'
import { Forbidden } from '../errors.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * What changes something must come from a page of this site. Every browser sends at least one of the two headers with such a request;
 * where neither is there, it is refused too. No token in forms is needed.
 */
export function sameOrigin(originOf: (url: string) => string): MiddlewareHandler {
  return async (c, next) => {
    if (!safe.includes(c.req.method)) {
      const [site, origin] = [c.req.header('sec-fetch-site'), c.req.header('origin')]
      const isOurs =
        (site ?? origin) !== undefined && (site ?? 'same-origin') === 'same-origin' && (origin ?? ours(c.req.url)) === ours(c.req.url)
      if (!isOurs) throw new Forbidden('这次提交不是从本站的页面发出的，没有执行。请回到本站页面重新提交。')
    }
    await next()
  }
  function ours(url: string): string {
    return originOf(url)
  }
}

/** No address of ours holds a control character or a broken escape, and PostgreSQL refuses U+0000: such an address is not there. */
export const readableAddress: MiddlewareHandler = async (c, next) => {
  const isReadable = (text: string) => {
    try {
      return !/\p{Cc}/u.test(decodeURIComponent(text))
    } catch {
      return false
    }
  }
  // Only an escape can hold one: what is not ASCII and printable, the request has escaped already.
  if (c.req.url.includes('%') && !isReadable(new URL(c.req.url).pathname)) return c.text('No such page.\n', 404)
  await next()
}

/** Without PUBLIC_URL the site is for this machine alone: a name that merely points here (DNS rebinding) is not served. */
export function ownHost(publicUrl: string | null): MiddlewareHandler {
  return async (c, next) => {
    if (publicUrl === null && !isLoopback(new URL(c.req.url).hostname)) return c.text('Only for this machine: set PUBLIC_URL.\n', 421)
    await next()
  }
}
