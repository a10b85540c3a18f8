import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** How long the parts of an article may be. */
export const wechatLimits = { title: 64, digest: 120, author: 16, content: 20_000, contentBytes: 1_000_000 } as const

/**
 * Class names and style sheets do not survive in WeChat's editor: whatever should look like something carries its style itself. These
 * styles go to WeChat alone and never into a page of ours.
 */
const styles: Readonly<Record<string, string>> = {
  p: 'margin:0 0 1em;font-size:16px;line-height:1.8;text-indent:2em;color:#17212c;',
  h2: 'margin:1.4em 0 .6em;font-size:18px;line-height:1.5;font-weight:bold;color:#14457a;',
  h3: 'margin:1.2em 0 .5em;font-size:17px;line-height:1.5;font-weight:bold;',
  h4: 'margin:1em 0 .4em;font-size:16px;font-weight:bold;',
  ul: 'margin:0 0 1em;padding-left:1.4em;list-style:disc;',
  ol: 'margin:0 0 1em;padding-left:1.6em;list-style:decimal;',
  li: 'font-size:16px;line-height:1.8;',
  table: 'width:100%;margin:0 0 1em;border-collapse:collapse;font-size:14px;line-height:1.5;',
  th: 'padding:6px;border:1px solid #c3ccd5;background:#f5f7fa;font-weight:bold;text-align:center;',
  td: 'padding:6px;border:1px solid #c3ccd5;',
  blockquote: 'margin:0 0 1em;padding:.6em 1em;border-left:3px solid #c3ccd5;color:#46535f;',
  img: 'display:block;max-width:100%;height:auto;margin:0 auto 1em;',
}

/** Right and centred paragraphs of official texts: the classes that the sanitiser leaves. */
const aligned: Readonly<Record<string, string>> = {
  sign: 'text-indent:0;text-align:right;',
  right: 'text-indent:0;text-align:right;',
  center: 'text-indent:0;text-align:center;',
  flush: 'text-indent:0;',
}

export type PictureIn = { src: string; alt: string }

/** The pictures of a sanitised text, in order, each address once. */
export function picturesIn(html: string): PictureIn[] {
  const found = new Map<string, PictureIn>()
  walk(parseFragment(html), element => {
    const src = element.tagName === 'img' ? attributeOf(element, 'src') : null
    if (src) found.set(src, { src, alt: attributeOf(element, 'alt') ?? '' })
  })
  return [...found.values()]
}

/**
 * A sanitised text as WeChat wants it: styles on the elements, pictures at WeChat's own addresses, links as text (only the account's own
 * articles may be linked), nothing else. A picture without an address there is left out and its words stand instead.
 */
export function articleHtml(html: string, pictures: ReadonlyMap<string, string>, origin: string): string {
  const fragment = parseFragment(html)
  shape(fragment, pictures, origin)
  return serialize(fragment)
}

function shape(parent: Tree.ParentNode, pictures: ReadonlyMap<string, string>, origin: string): void {
  const children: Tree.ChildNode[] = []
  for (const child of parent.childNodes) {
    if (!isElement(child)) {
      if (child.nodeName === '#text') children.push(child)
      continue
    }
    shape(child, pictures, origin)
    children.push(...shaped(child, pictures, origin))
  }
  for (const child of children) child.parentNode = parent
  parent.childNodes = children
}

function shaped(element: Tree.Element, pictures: ReadonlyMap<string, string>, origin: string): Tree.ChildNode[] {
  const { tagName } = element
  if (tagName === 'a') {
    const href = attributeOf(element, 'href')
    const address = href && URL.canParse(href, origin) ? new URL(href, origin).href : null
    const isSaid = address === null || textOf(element).includes(address) || !/^https?:/.test(address)
    return isSaid ? element.childNodes : [...element.childNodes, textNode(`（${address}）`)]
  }
  if (tagName === 'img') {
    const src = pictures.get(attributeOf(element, 'src') ?? '')
    const alt = attributeOf(element, 'alt') ?? ''
    if (!src) return alt ? [textNode(`［图：${alt}］`)] : []
    element.attrs = [
      { name: 'src', value: src },
      { name: 'alt', value: alt },
      { name: 'style', value: styles['img']! },
    ]
    return [element]
  }
  const spans = element.attrs.filter(({ name, value }) => /^(?:colspan|rowspan|start)$/.test(name) && /^\d{1,3}$/.test(value))
  const extra = (attributeOf(element, 'class') ?? '')
    .split(/\s+/)
    .map(name => aligned[name] ?? '')
    .join('')
  const style = `${styles[tagName] ?? ''}${extra}`
  element.attrs = [...spans, ...(style ? [{ name: 'style', value: style }] : [])]
  // What WeChat's editor does not know becomes a section or goes, its content stays.
  if (tagName === 'figure' || tagName === 'div' || tagName === 'figcaption') {
    element.tagName = 'section'
    element.nodeName = 'section'
  }
  return [element]
}

/** Title, digest and author within WeChat's limits, cut at a character and never in the middle of one. */
export function cut(text: string, most: number): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}

function walk(node: Tree.Node, see: (element: Tree.Element) => void): void {
  if (isElement(node)) see(node)
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, see)
}

const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node
const attributeOf = (element: Tree.Element, name: string) => element.attrs.find(attribute => attribute.name === name)?.value ?? null
const textNode = (value: string): Tree.TextNode => ({ nodeName: '#text', value, parentNode: null })
const textOf = (node: Tree.Node): string =>
  node.nodeName === '#text' ? (node as Tree.TextNode).value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
