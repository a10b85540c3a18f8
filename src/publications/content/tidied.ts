import { adopt, attribute, type Element, isBlock, isElement, isText, made, type Node, type Parent, parsed, written } from './tree.ts'

/** The tree as a browser builds it, without what holds nothing, bare text in paragraphs; one line for each block at the top. */
export function tidied(html: string): string {
  const tree = parsed(html)
  adopt(tree, emptied(tree))
  adopt(tree, paragraphs(tree.childNodes))
  return tree.childNodes.map(node => written(made('p', [node]))).join('\n')
}

/** Elements that hold the like of sections: only blocks may stand in them. */
const holders = new Set(['section', 'blockquote', 'figure'])

function emptied(parent: Parent): Node[] {
  const kept: Node[] = []
  for (const child of parent.childNodes) {
    if (isText(child)) {
      const last = kept.at(-1)
      if (last && isText(last)) last.value += child.value
      else kept.push(child)
      continue
    }
    if (!isElement(child)) continue
    adopt(child, emptied(child))
    if (holders.has(child.tagName) && child.tagName !== 'figure') adopt(child, paragraphs(child.childNodes))
    if (child.tagName === 'p' || child.tagName === 'li') trimBreaks(child)
    if (isNothing(child)) continue
    if (isBare(child)) kept.push(...child.childNodes)
    else kept.push(child)
  }
  return merged(kept)
}

function merged(nodes: readonly Node[]): Node[] {
  const result: Node[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (last && isText(last) && isText(node)) last.value += node.value
    else result.push(node)
  }
  return result
}

/** A line break before the end of a paragraph, or at its start, parts nothing. */
function trimBreaks(parent: Element): void {
  const isBreak = (node: Node | undefined) =>
    node !== undefined &&
    ((isElement(node) && node.tagName === 'br') || (isText(node) && node.value.trim() === '' && !node.value.includes('\u00a0')))
  const hasBreak = (node: Node) => isElement(node) && node.tagName === 'br'
  let [from, to] = [0, parent.childNodes.length]
  while (from < to && isBreak(parent.childNodes[from])) from++
  while (to > from && isBreak(parent.childNodes[to - 1])) to--
  if (parent.childNodes.slice(0, from).some(hasBreak) || parent.childNodes.slice(to).some(hasBreak))
    adopt(parent, parent.childNodes.slice(from, to))
}

const droppedEmpty = new Set(
  'p blockquote section figure ul ol dl pre span a b strong i em u s sub sup small code q abbr time ruby table tbody thead tfoot figcaption'.split(
    ' ',
  ),
)

/** An empty cell or heading says something (the check asks about it); an empty paragraph does not. */
function isNothing(element: Element): boolean {
  if (!droppedEmpty.has(element.tagName)) return false
  if (attribute(element, 'id') !== undefined && element.tagName !== 'p') return false
  return !holdsSomething(element)
}

const something = new Set(['img', 'hr', 'td', 'th', 'tr', 'li', 'dt', 'dd', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption'])

const holdsSomething = (node: Node): boolean =>
  isText(node)
    ? /[^\s\u00a0\u200b\ufeff]/.test(node.value)
    : isElement(node) &&
      (something.has(node.tagName) || (attribute(node, 'id') !== undefined && node.tagName !== 'p') || node.childNodes.some(holdsSomething))

/** A span or link that says nothing of its content. */
function isBare(element: Element): boolean {
  if (element.tagName === 'span') return element.attrs.length === 0
  return element.tagName === 'a' && attribute(element, 'href') === undefined && attribute(element, 'id') === undefined
}

/** Runs of text and inline elements between blocks as paragraphs. */
function paragraphs(nodes: readonly Node[]): Node[] {
  const result: Node[] = []
  let run: Node[] = []
  const close = () => {
    if (run.some(holdsSomething)) result.push(made('p', run))
    run = []
  }
  for (const node of nodes) {
    if (isBlock(node)) {
      close()
      result.push(node)
    } else if (isElement(node) && node.tagName === 'br' && run.length === 0) continue
    else run.push(node)
  }
  close()
  return result
}
