import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { htmlOf } from './html-of.ts'
import type { Page, SiteSettings } from './page.ts'

/** At most so many pieces are held of one state of the settings; then all are let go. */
const most = 500
const pieces = new WeakMap<SiteSettings, Map<string, HtmlEscapedString>>()

/**
 * A piece of a page that is made of the settings of the site, the language and what its name says, and of nothing else: made once, escaped
 * already. It goes when the settings are read again, which is after every change.
 */
export function kept(page: Page, name: string, make: () => { toString(): string | Promise<string> }): HtmlEscapedString {
  const key = `${page.language === 'en' ? 'en' : 'zh'} ${name}`
  let known = pieces.get(page.site)
  if (!known) {
    known = new Map()
    pieces.set(page.site, known)
  }
  const piece = known.get(key)
  if (piece) return piece
  const made = raw(htmlOf(make()) as string) as HtmlEscapedString
  if (known.size >= most) known.clear()
  known.set(key, made)
  return made
}
