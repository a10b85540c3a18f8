import { type Element, isBlock, isElement, isText, type Node, type Parent, parsed, type Text } from './tree.ts'

/**
 * The blocks of a stored text in reading order: paragraphs, headings, items, cells, each with its words and with the nodes they stand in,
 * so that a place in the words (`start`–`end`) is a place in the markup. Nothing is trimmed: a br is one line feed, everything else as it stands.
 */
export type BodyBlock = {
  element: Element
  /** The element's name: p, h2, li, td … */
  name: string
  text: string
  pieces: readonly { node: Text; start: number }[]
  /** Addresses of the pictures in it. */
  pictures: readonly Element[]
  links: readonly Element[]
}

export type Body = { tree: Parent; blocks: readonly BodyBlock[] }

export function bodyOf(html: string): Body {
  const tree = parsed(html)
  const blocks: BodyBlock[] = []
  visit(tree, blocks)
  return { tree, blocks }
}

function visit(parent: Parent, blocks: BodyBlock[]): void {
  const inline: Node[] = []
  const close = () => {
    if (inline.length > 0 && isElement(parent)) add(parent, inline.splice(0), blocks)
  }
  for (const child of parent.childNodes) {
    if (isBlock(child)) {
      close()
      visit(child, blocks)
    } else inline.push(child)
  }
  close()
  if (isElement(parent) && parent.childNodes.length === 0 && keptEmpty.has(parent.tagName)) add(parent, [], blocks)
}

const keptEmpty = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'caption'])

function add(element: Element, nodes: readonly Node[], blocks: BodyBlock[]): void {
  const pieces: { node: Text; start: number }[] = []
  const pictures: Element[] = []
  const links: Element[] = []
  let text = ''
  const collect = (node: Node): void => {
    if (isText(node)) {
      pieces.push({ node, start: text.length })
      text += node.value
    } else if (isElement(node)) {
      if (node.tagName === 'br') text += '\n'
      else if (node.tagName === 'img') pictures.push(node)
      else if (node.tagName === 'a') links.push(node)
      node.childNodes.forEach(collect)
    }
  }
  nodes.forEach(collect)
  // white space between the tags of a table or list is no block
  const isLayout = text.trim() === '' && pictures.length === 0 && !keptEmpty.has(element.tagName)
  if (!isLayout) blocks.push({ element, name: element.tagName, text, pieces, pictures, links })
}

/** Puts other words at a place. Where it runs over several pieces (half of it bold), the first takes all of them. */
export function replaceIn(block: BodyBlock, start: number, end: number, words: string): void {
  let isPlaced = false
  for (const { node, start: from } of block.pieces) {
    const [a, b] = [Math.max(0, start - from), Math.min(node.value.length, end - from)]
    if (a >= b) continue
    node.value = node.value.slice(0, a) + (isPlaced ? '' : words) + node.value.slice(b)
    isPlaced = true
  }
}
