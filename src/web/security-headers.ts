import type { Context, MiddlewareHandler } from 'hono'
import { places } from './layout/index.ts'

/** Nothing is loaded or run but what this site itself serves; nothing inline; in nobody's frame. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const policy = 'content-security-policy'

const always: Record<string, string> = {
  [policy]: contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** A file to take away brings a policy of its own that allows less: nothing is loaded for it, and mostly it is sandboxed. Only such a one stands. */
const loadsNothing = (policy: string | null) => policy !== null && /^(sandbox; )?default-src 'none'$/.test(policy)

const aYear = 365 * 24 * 3600

/** On every response, whatever made it: pages, files, redirects, errors. */
export function securityHeaders(publicUrl: string | null): MiddlewareHandler {
  const headers = Object.entries({
    ...always,
    ...(publicUrl?.startsWith('https:') && { 'strict-transport-security': `max-age=${aYear}` }),
  })
  return async (c, next) => {
    await next()
    // Set on the answer itself: `c.header` would make a new answer, and its body a stream, for each of them.
    const answer = c.res.headers
    const own = answer.get(policy)
    for (const [name, value] of headers) answer.set(name, value)
    if (loadsNothing(own)) answer.set(policy, own!)
    if (!answer.has('cache-control')) answer.set('cache-control', c.get('person') ? 'no-store' : forNobody(c))
  }
}

/** Pages that are about who asks, also where nobody is signed in. */
const ofOneReader = [places.desk, places.account, places.signIn, places.signOut, places.setup]

/**
 * What everybody gets alike may be kept, and is asked for again each time: an edit shows at once, and what did not change is answered in a few
 * bytes (304).
 */
function forNobody(c: Context): string {
  // A question is counted (the words most searched for): it reaches the site each time.
  const isQuestion = c.req.path.endsWith('/search') && c.req.query('q') !== undefined
  const isPublic = !isQuestion && c.res.status === 200 && ['GET', 'HEAD'].includes(c.req.method) && !c.res.headers.has('set-cookie')
  return isPublic && !ofOneReader.some(place => c.req.path === place || c.req.path.startsWith(`${place}/`))
    ? 'public, no-cache'
    : 'private, no-cache'
}
