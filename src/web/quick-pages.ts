import type { MiddlewareHandler } from 'hono'
import { htmlOf } from './layout/index.ts'

/** Pages that handlers give to `c.html` are made into text by `htmlOf`. */
export const quickPages: MiddlewareHandler = async (c, next) => {
  const { html } = c
  c.html = ((page: Parameters<typeof htmlOf>[0], ...rest: []) => html(htmlOf(page), ...rest)) as typeof html
  await next()
}
