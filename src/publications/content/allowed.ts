/** What may stand in a stored article. Everything else goes, and most of what is inside it stays. */
export const allowedElements: readonly string[] = [
  ...['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'section'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['figure', 'figcaption', 'img'],
  ...['a', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'small', 'span', 'code', 'abbr', 'time', 'ruby', 'rt', 'rp', 'wbr', 'q'],
]

/** With these, their content goes too: it is no prose, or it is read differently by another parser. */
export const withoutContent: readonly string[] = [
  ...['script', 'style', 'textarea', 'option', 'select', 'noscript', 'noembed', 'noframes', 'iframe', 'frame', 'frameset', 'object'],
  ...['embed', 'applet', 'svg', 'math', 'template', 'title', 'head', 'xmp', 'plaintext', 'audio', 'video', 'canvas', 'portal'],
]

/** Old and foreign names of the same thing. */
export const renamed: Readonly<Record<string, string>> = {
  h1: 'h2',
  div: 'p',
  center: 'p',
  article: 'p',
  main: 'p',
  address: 'p',
  strike: 's',
  del: 's',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
}

/** Classes of the stylesheet; what a style attribute said lives on as one of these. Widths of columns are tenths of the table. */
export const allowedClasses: ReadonlySet<string> = new Set([
  ...['center', 'right', 'flush', 'sign', 'kai', 'hei', 'notice', 'footnotes'],
  ...Array.from({ length: 10 }, (_, i) => `w${(i + 1) * 10}`),
])

const prefix = 'u-'

/** Ids are prefixed, so that none takes the place of one of the page's own, or of a property of `document`. */
export function ownId(id: string): string | null {
  const bare = id.startsWith(prefix) ? id.slice(prefix.length) : id
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}$/u.test(bare) ? prefix + bare : null
}

// A browser drops tabs and line feeds from an address, and reads \ as /.
const unseen = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/

/** The address as it may be linked, or null. */
export function linkAddress(written: string): string | null {
  const href = written.trim()
  if (unseen.test(href) || href.length > 2000) return null
  if (href.startsWith('#')) {
    const id = ownId(href.slice(1))
    return id && `#${id}`
  }
  return isOwnPath(href) || /^(?:https?:\/\/[^/\\?#]|mailto:[^:]|tel:[+\d])/i.test(href) ? href : null
}

/** A path of this site: begins with one slash, and no browser takes it for the name of another host. */
export const isOwnPath = (address: string): boolean =>
  /^\/(?![/\\])[^\\]*$/.test(address) && !unseen.test(address) && address.length <= 2000

export const isExternal = (href: string): boolean => /^https?:/i.test(href)
