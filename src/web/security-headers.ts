import type { MiddlewareHandler } from 'hono'

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

const always: Record<string, string> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const aYear = 365 * 24 * 3600

/** On every response, whatever made it: pages, files, redirects, errors. */
export function securityHeaders(publicUrl: string | null): MiddlewareHandler {
  const headers = { ...always, ...(publicUrl?.startsWith('https:') && { 'strict-transport-security': `max-age=${aYear}` }) }
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    // What a page says depends on its reader; only what names itself by its content may be kept.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', c.get('person') ? 'no-store' : 'private, no-cache')
  }
}
