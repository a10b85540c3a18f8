import sanitize from 'sanitize-html'
import { allowedClasses, allowedElements, isExternal, isOwnPath, linkAddress, ownId, renamed, withoutContent } from './allowed.ts'
import { classesOfStyle } from './style-classes.ts'
import { tidied } from './tidied.ts'
import { type Element, isElement, isText, type Parent, parsed, written } from './tree.ts'

/**
 * What may be stored of a text in HTML. Two parsers read it: parse5 builds the tree that a browser would and cuts out what another
 * parser may read differently; sanitize-html drops all that is not on the list; parse5 builds the tree anew and writes it out. This goes
 * on until nothing changes any more, so what is stored means the same to every parser, and sanitising it again changes nothing.
 * Throws BadInput where it is longer or deeper than any article.
 */
export function sanitiseHtml(html: string): string {
  let before = withoutForeign(html)
  for (let round = 0; round < rounds; round++) {
    const after = tidied(sanitize(before, options))
    if (after === before) return after
    before = after
  }
  // No text that a person writes comes here. What will not settle keeps its words and loses its form.
  const words = sanitize(before, { allowedTags: [], allowedAttributes: {} })
  return words.trim() ? `<p>${words.replace(/\s+/g, ' ').trim()}</p>` : ''
}

const rounds = 8

/** Cuts out scripts, styles, pictures in markup and the like with all that a browser puts into them. */
function withoutForeign(html: string): string {
  const tree = parsed(html)
  cut(tree)
  return written(tree)
}

const outside = new Set(withoutContent)

function cut(parent: Parent): void {
  parent.childNodes = parent.childNodes.filter(child => isText(child) || (isElement(child) && isOwn(child)))
  for (const child of parent.childNodes) if (isElement(child)) cut(child)
}

const isOwn = ({ tagName, namespaceURI }: Element): boolean => namespaceURI === 'http://www.w3.org/1999/xhtml' && !outside.has(tagName)

const everywhere = ['id', 'class', 'lang', 'dir']

const options: sanitize.IOptions = {
  allowedTags: [...allowedElements],
  nonTextTags: [...withoutContent],
  allowedAttributes: {
    '*': everywhere,
    a: ['href', 'rel', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    col: ['span'],
    ol: ['start', 'type'],
    li: ['value'],
    time: ['datetime'],
    abbr: ['title'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  transformTags: { '*': (tagName, attribs) => shaped(tagName, attribs), img: (_, attribs) => picture(attribs) },
}

type Attributes = Record<string, string>

function shaped(written: string, old: Attributes): sanitize.Tag {
  const tagName = Object.hasOwn(renamed, written) ? renamed[written]! : written
  const attribs: Attributes = Object.create(null)
  for (const [name, value] of Object.entries(old)) {
    const kept = Object.hasOwn(values, name) ? values[name]!(value) : null
    if (kept !== null) attribs[name] = kept
  }
  const classes = [...new Set([...(old['class'] ?? '').split(/\s+/), ...classesOfStyle(tagName, written, old)])].filter(one =>
    allowedClasses.has(one),
  )
  if (classes.length > 0) attribs['class'] = classes.join(' ')
  if (tagName === 'a') {
    delete attribs['rel']
    if (attribs['href'] !== undefined && isExternal(attribs['href'])) attribs['rel'] = 'external noopener'
  }
  return { tagName, attribs: { ...attribs } }
}

/** A picture from elsewhere would tell that place who reads here: it becomes a link. */
function picture(attribs: Attributes): sanitize.Tag {
  const src = (attribs['src'] ?? '').trim()
  if (isOwnPath(src)) return { tagName: 'img', attribs: { ...attribs, src, alt: attribs['alt'] ?? '' } }
  const href = linkAddress(src)
  const text = attribs['alt'] ? `［图：${words(attribs['alt'])}］` : '［图］'
  if (href && isExternal(href)) return { tagName: 'a', attribs: { href }, text }
  return { tagName: 'span', attribs: {}, text: attribs['alt'] ? text : '' }
}

const whole = (most: number) => (value: string) =>
  /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= most ? String(Number(value)) : null
const oneOf =
  (...words: string[]) =>
  (value: string) =>
    words.includes(value.toLowerCase()) ? value.toLowerCase() : null
const words = (value: string) => value.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 500)

/** What the value of an attribute may be; null drops it. */
const values: Readonly<Record<string, (value: string) => string | null>> = {
  id: ownId,
  lang: value => (/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(value) ? value : null),
  dir: oneOf('ltr', 'rtl', 'auto'),
  href: linkAddress,
  src: value => (isOwnPath(value.trim()) ? value.trim() : null),
  alt: words,
  title: words,
  width: whole(4000),
  height: whole(4000),
  colspan: whole(200),
  rowspan: whole(1000),
  span: whole(200),
  start: whole(9999),
  value: whole(9999),
  type: value => (/^[1aAiI]$/.test(value) ? value : null),
  scope: oneOf('col', 'row', 'colgroup', 'rowgroup'),
  datetime: value => (/^[\d\-T:+Z. PWYMDHS]{1,40}$/.test(value) ? value : null),
}
