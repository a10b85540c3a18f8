import { type DefaultTreeAdapterTypes, defaultTreeAdapter, Parser, type TreeAdapter } from 'parse5'
import { BadInput } from '../../errors.ts'
import type { Limits } from './blocks.ts'

type Map = DefaultTreeAdapterTypes.DefaultTreeAdapterMap
export type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element
export type ParentNode = DefaultTreeAdapterTypes.ParentNode

/** Between two pieces the clock is looked at, so no markup, however perverse, holds the reader longer than the limit. */
const piece = 64 * 1024

/** Far above any report (a saved portal page has 5,000), and what a 20 MB page can hold in memory. */
const mostElements = 400_000

/** What never holds text of a report is not even stored. */
const withoutText = new Set(['script', 'style', 'noscript', 'iframe', 'noembed', 'noframes', 'svg', 'math'])

let open = 0
let elements = 0
let limits: Limits

/** One adapter for every page, with what it counts beside it: parsing is synchronous, and an adapter made anew is 20 % slower. */
const treeAdapter: TreeAdapter<Map> = {
  ...defaultTreeAdapter,
  appendChild(parent, child) {
    if (child.nodeName !== '#comment') defaultTreeAdapter.appendChild(parent, child)
  },
  insertText(parent, text) {
    if (!withoutText.has(parent.nodeName)) defaultTreeAdapter.insertText(parent, text)
  },
  onItemPush() {
    if (++open > limits.depth) throw tooDeep(limits)
    if (++elements > mostElements) throw tooManyElements()
  },
  onItemPop() {
    open--
  },
}

/** parse5 with a tree that leaves out comments and scripts, and stops at the limits while it is being built. */
export function parseTree(html: string, within: Limits): ParentNode {
  open = 0
  elements = 0
  limits = within
  const parser = new Parser<Map>({ treeAdapter })
  if (html.length <= piece) {
    parser.tokenizer.write(html, true)
    return parser.document
  }
  const end = performance.now() + limits.milliseconds
  for (let at = 0; at < html.length; at += piece) {
    parser.tokenizer.write(html.slice(at, at + piece), at + piece >= html.length)
    if (performance.now() > end) throw tooSlow(limits)
  }
  return parser.document
}

function tooDeep({ depth }: Limits): BadInput {
  return new BadInput(
    `网页的标签嵌套超过 ${depth} 层的上限 / the elements of the page are nested deeper than the limit of ${depth}`,
    'depth',
  )
}

function tooManyElements(): BadInput {
  return new BadInput(`网页的标签超过 ${mostElements} 个的上限 / the page has more elements than the limit of ${mostElements}`, 'elements')
}

/** Every reader that gives up on the clock says the same. */
export function tooSlow(limits: Limits): BadInput {
  const seconds = limits.milliseconds / 1000
  return new BadInput(`读取时间超过 ${seconds} 秒的上限 / reading took longer than the limit of ${seconds} seconds`, 'milliseconds')
}
