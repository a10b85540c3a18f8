import type { MiddlewareHandler } from 'hono'
import { toTraditional } from '../text/index.ts'

/** Attributes that a reader sees or hears. Values, names and addresses stay as they are. */
const spoken = new Set([
  ...['aria-label', 'alt', 'title', 'placeholder', 'label', 'data-head', 'data-group', 'data-said', 'data-unsaved'],
  ...['data-kept', 'data-restored', 'data-soon', 'data-gone', 'data-tired'],
])
const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
/** Elements whose text is code, or what somebody typed. */
const untouched = new Set(['script', 'style', 'textarea'])

const piece = /<!--[\s\S]*?-->|<![^>]*>|<\/?([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+|</g
const attribute = /([^\s=>"'/]+)="([^"]*)"/g

/**
 * A finished page in traditional characters, text by text: names and document numbers of records (`translate="no"`) and what is marked
 * `data-keep` stay as they were written.
 */
export function inTraditional(html: string): string {
  let kept: { name: string; depth: number } | null = null
  return html.replace(piece, (whole: string, tag: string | undefined, attributes: string | undefined) => {
    if (tag === undefined) return kept || whole.startsWith('<') ? whole : toTraditional(whole)
    const name = tag.toLowerCase()
    const isEnd = whole.startsWith('</')
    const isOpen = !isEnd && !voids.has(name) && !whole.endsWith('/>')
    if (kept) {
      if (name === kept.name) kept.depth += isEnd ? -1 : isOpen ? 1 : 0
      if (kept.depth === 0) kept = null
      return whole
    }
    if (isEnd) return whole
    const keeps = untouched.has(name) || /\stranslate="no"|\sdata-keep\b/.test(attributes ?? '')
    if (keeps && isOpen) kept = { name, depth: 1 }
    return keeps && !untouched.has(name) ? whole : whole.replace(attribute, convertAttribute)
  })
}

function convertAttribute(whole: string, name: string, value: string): string {
  if (spoken.has(name)) return `${name}="${toTraditional(value)}"`
  return name === 'lang' && value === 'zh-CN' ? 'lang="zh-Hant"' : whole
}

/** Converts the pages of readers who chose it; files to take away are records and stay. */
export const traditionalPages: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.get('page')?.language !== 'zh-Hant') return
  const headers = new Headers(c.res.headers)
  if (!headers.get('content-type')?.startsWith('text/html') || headers.has('content-disposition')) return
  const html = inTraditional(await c.res.text())
  headers.delete('content-length')
  const { status } = c.res
  c.res = undefined
  c.res = new Response(html, { status, headers })
}
