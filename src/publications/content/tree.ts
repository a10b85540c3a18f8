import { defaultTreeAdapter, parseFragment, serialize, type DefaultTreeAdapterTypes as Tree, type TreeAdapter } from 'parse5'
import { BadInput } from '../../errors.ts'

/** The few things that are done with a tree of HTML. */

export type Node = Tree.ChildNode
export type Parent = Tree.ParentNode
export type Element = Tree.Element
export type Text = Tree.TextNode

/** Levels of elements: a text that a person wrote has some thirty, what Word makes of it some sixty. */
const deepest = 250

const longest = 3_000_000

let open = 0

const treeAdapter: TreeAdapter<Tree.DefaultTreeAdapterMap> = {
  ...defaultTreeAdapter,
  onItemPush() {
    if (++open > deepest)
      throw new BadInput(`网页元素的嵌套超过 ${deepest} 层的上限 / elements are nested deeper than the limit of ${deepest}`, 'depth')
  },
  onItemPop() {
    open--
  },
}

/** The tree that a browser builds. Throws BadInput where it is larger or deeper than any article. */
export function parsed(html: string): Tree.DocumentFragment {
  if (html.length > longest)
    throw new BadInput(`正文超过 ${longest} 个字符的上限 / the text is longer than the limit of ${longest} characters`, 'characters')
  open = 0
  return parseFragment(made('div'), html, { treeAdapter })
}

export const written = (tree: Parent): string => serialize(tree)

export const isElement = (node: Node | Parent): node is Element => 'tagName' in node
export const isText = (node: Node): node is Text => node.nodeName === '#text'

export const attribute = (element: Element, name: string): string | undefined => element.attrs.find(one => one.name === name)?.value

export function setAttribute(element: Element, name: string, value: string | null): void {
  element.attrs = element.attrs.filter(one => one.name !== name)
  if (value !== null) element.attrs.push({ name, value })
}

export const classesOf = (element: Element): string[] => (attribute(element, 'class') ?? '').split(/\s+/).filter(Boolean)

export const hasClass = (element: Element, name: string): boolean => classesOf(element).includes(name)

/** A new element around these children. */
export function made(name: string, children: readonly Node[] = [], attributes: Readonly<Record<string, string>> = {}): Element {
  const element = defaultTreeAdapter.createElement(
    name,
    'http://www.w3.org/1999/xhtml' as Parameters<typeof defaultTreeAdapter.createElement>[1],
    Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
  )
  adopt(element, children)
  return element
}

export function textNode(value: string): Text {
  return { nodeName: '#text', value, parentNode: null }
}

/** Gives a parent these children and no others. */
export function adopt(parent: Parent, children: readonly Node[]): void {
  for (const child of children) child.parentNode = parent
  parent.childNodes = [...children]
}

/** Every element below, parents before children; nothing below an element for which `enter` says false. */
export function walk(parent: Parent, enter: (element: Element) => boolean | undefined): void {
  for (const child of [...parent.childNodes]) if (isElement(child) && enter(child) !== false) walk(child, enter)
}

/** The text below, a line feed for each br. */
export function textOf(node: Node | Parent): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  if (isElement(node) && node.tagName === 'br') return '\n'
  return node.childNodes.map(textOf).join('')
}

export const blockNames: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption colgroup col thead tbody tfoot tr th td figure figcaption hr section div'.split(
    ' ',
  ),
)

export const isBlock = (node: Node): node is Element => isElement(node) && blockNames.has(node.tagName)
