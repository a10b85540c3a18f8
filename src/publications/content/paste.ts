import { pastedLists } from './paste-lists.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { declared } from './style-classes.ts'
import {
  adopt,
  attribute,
  classesOf,
  type Element,
  made as element,
  isElement,
  isText,
  type Node,
  type Parent,
  parsed,
  setAttribute,
  textOf,
  written,
} from './tree.ts'

/**
 * What WPS, Word, Excel, the WeChat editor and web pages put on the clipboard, as clean prose: their lists become lists, bold stays bold,
 * headings are made only where it is certain that one is meant, and everything that only paints goes. Sanitised.
 */
export function cleanPaste(html: string): string {
  let before = onceCleaned(fragmentOf(html))
  // what comes out may show more (a heading in what was a cell): the editor's own text must pass through unchanged
  for (let round = 0; round < 4; round++) {
    const after = onceCleaned(before)
    if (after === before) break
    before = after
  }
  return before
}

function onceCleaned(html: string): string {
  const tree = parsed(html)
  clean(tree)
  pastedLists(tree)
  headings(tree)
  return sanitiseHtml(written(tree))
}

/** Office programs and browsers mark what was selected. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  const part = start >= 0 && end > start ? html.slice(start + 20, end) : html
  // Excel puts the marks inside the table: its rows need it around them
  return /^\s*<(?:col|tr|td|tbody)\b/i.test(part) ? `<table>${part}</table>` : part
}

const dropped = new Set([
  'o:p',
  'meta',
  'link',
  'style',
  'script',
  'title',
  'xml',
  'head',
  'w:worddocument',
  'v:shapetype',
  'mp-common-profile',
  'mp-style-type',
  'mpvoice',
  'button',
  'input',
])

function clean(parent: Parent): void {
  const kept: Node[] = []
  for (const child of parent.childNodes) {
    if (isText(child)) {
      // runs of blanks in the markup are one; the fixed blanks of office programs too
      child.value = child.value.replace(/[ \t\n\r\f\u00a0\u200b\ufeff]+/g, ' ')
      kept.push(child)
    } else if (isElement(child) && !isHidden(child)) {
      clean(child)
      kept.push(...shaped(child))
    }
  }
  adopt(parent, kept)
}

function isHidden(one: Element): boolean {
  const style = attribute(one, 'style') ?? ''
  if (dropped.has(one.tagName) && textOf(one).trim() === '') return true
  if (['meta', 'link', 'style', 'script', 'title', 'xml', 'head'].includes(one.tagName) || one.tagName.startsWith('mp-')) return true
  if (declared(style, 'display') === 'none' || declared(style, 'mso-hide') === 'all' || declared(style, 'visibility') === 'hidden')
    return true
  return one.tagName === 'del' && (classesOf(one).includes('msoDel') || attribute(one, 'cite')?.startsWith('mailto:') === true)
}

function shaped(one: Element): Node[] {
  const style = attribute(one, 'style') ?? ''
  // ids of another page mean nothing here; ours have their prefix
  if (!attribute(one, 'id')?.startsWith('u-')) setAttribute(one, 'id', null)
  if (one.tagName === 'col' || one.tagName === 'colgroup') return []
  if (one.tagName === 'span' || one.tagName === 'font') return emphasised(one, style)
  // Google's clipboard is one b that is not bold
  if (one.tagName === 'b' && declared(style, 'font-weight') === 'normal') return one.childNodes
  if (one.tagName === 'img') {
    const src = attribute(one, 'data-src')
    if (src) setAttribute(one, 'src', src)
    return [one]
  }
  if (one.tagName === 'a') {
    const target = /#_?((?:ftn|edn)(?:ref)?\d+)$/.exec(attribute(one, 'href') ?? '')?.[1]
    const name = /^_?((?:ftn|edn)(?:ref)?\d+)$/.exec(attribute(one, 'name') ?? '')?.[1]
    if (target) setAttribute(one, 'href', `#${target}`)
    if (name) setAttribute(one, 'id', `u-${name}`)
    return [one]
  }
  if (one.tagName === 'div' && ['footnote-list', 'endnote-list'].includes(declared(style, 'mso-element')))
    return [element('section', one.childNodes, { class: 'footnotes' })]
  if (one.tagName === 'section' && !classesOf(one).includes('footnotes')) return [element('div', one.childNodes)]
  if (['p', 'div', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(one.tagName)) return lined(one)
  return [one]
}

/** What a span said with its style, said with elements. */
function emphasised(one: Element, style: string): Node[] {
  let inner: Node[] = one.childNodes
  // the marker of a list is looked for by this style
  if (declared(style, 'mso-list') !== '') return [one]
  const wrap = (name: string) => {
    inner = [element(name, inner)]
  }
  const weight = declared(style, 'font-weight')
  if (weight === 'bold' || Number(weight) >= 600) wrap('b')
  if (declared(style, 'text-decoration').includes('underline')) wrap('u')
  if (declared(style, 'vertical-align') === 'super') wrap('sup')
  if (declared(style, 'vertical-align') === 'sub') wrap('sub')
  const face = /楷|kaiti/.test(declared(style, 'font-family')) ? 'kai' : /黑体|simhei/.test(declared(style, 'font-family')) ? 'hei' : null
  return face ? [element('span', inner, { class: face })] : inner
}

/** A paragraph without the blanks that indent it; two line breaks, or one before an indent, begin a new one. */
function lined(one: Element): Node[] {
  const lines: Node[][] = [[]]
  let breaks = 0
  for (const child of one.childNodes) {
    if (isElement(child) && child.tagName === 'br') {
      breaks++
      continue
    }
    const isBlank = isText(child) && child.value.trim() === '' && !/\u3000/.test(child.value)
    if (isBlank && breaks > 0) continue
    const isIndented = isText(child) && /^\s*\u3000\u3000/.test(child.value)
    if (breaks > 1 || (breaks === 1 && isIndented)) lines.push([])
    else if (breaks === 1 && lines.at(-1)!.length > 0) lines.at(-1)!.push(element('br'))
    breaks = 0
    lines.at(-1)!.push(child)
  }
  for (const line of lines) trimStart(line)
  const style = attribute(one, 'style') ?? ''
  setAttribute(
    one,
    'style',
    style
      .split(';')
      .filter(part => /^\s*(?:text-align|mso-list|mso-outline-level|width)\s*:/i.test(part))
      .join(';') || null,
  )
  adopt(one, lines[0]!)
  if (lines.length === 1) return [one]
  if (['p', 'div'].includes(one.tagName)) return [one, ...lines.slice(1).map(line => element('p', line))]
  adopt(
    one,
    lines.map(line => element('p', line)),
  )
  return [one]
}

function trimStart(nodes: readonly Node[]): void {
  for (const node of nodes) {
    if (isText(node)) {
      node.value = node.value.replace(/^[\s\u3000]+/, '')
      if (node.value !== '') return
    } else if (isElement(node)) {
      if (node.tagName === 'img' || node.tagName === 'br') return
      trimStart(node.childNodes)
      if (textOf(node) !== '') return
    }
  }
}

/** 一、 in 黑体 or bold is a heading, （一） in 楷体 or bold too, where the paragraph is nothing else; what has an outline level is one. */
function headings(parent: Parent): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue
    headings(child)
    if (child.tagName !== 'p' && child.tagName !== 'div') continue
    const level = levelOf(child)
    if (level === null) continue
    child.tagName = child.nodeName = `h${level}`
    child.attrs = []
    adopt(child, child.childNodes.flatMap(bare))
  }
}

/** Bold and faces inside a heading say nothing that the heading does not. */
const bare = (node: Node): Node[] =>
  isElement(node) && ['b', 'strong', 'span'].includes(node.tagName) ? node.childNodes.flatMap(bare) : [node]

function levelOf(one: Element): number | null {
  const text = textOf(one).trim()
  if (
    text === '' ||
    text.length > 60 ||
    one.childNodes.some(node => isElement(node) && ['table', 'ul', 'ol', 'p', 'div'].includes(node.tagName))
  )
    return null
  const outline = Number(declared(attribute(one, 'style') ?? '', 'mso-outline-level'))
  if (outline >= 1 && outline <= 5) return outline + 1
  const named = classesOf(one).join(' ')
  if (/\bMsoTitle\b/.test(named)) return 2
  if (/[。；，：,;:]$/.test(text) || !isMarked(one)) return null
  if (/^[一二三四五六七八九十]{1,3}、/.test(text)) return 2
  if (/^（[一二三四五六七八九十]{1,3}）/.test(text)) return 3
  return null
}

/** Whether all of it is bold or in a face of headings. */
const isMarked = (one: Parent): boolean =>
  one.childNodes.every(
    node =>
      (isText(node) && node.value.trim() === '') ||
      (isElement(node) &&
        (['b', 'strong'].includes(node.tagName) ||
          (node.tagName === 'span' && (classesOf(node).some(name => name === 'hei' || name === 'kai') || isMarked(node))))),
  )
