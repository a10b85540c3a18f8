import { bodyOf } from './body-blocks.ts'
import { attribute, type Element, isElement } from './tree.ts'

/** The words of a stored text, a line for each block and the cells of a row parted by tabs: for the index, for previews and for comparing. */
export function toText(html: string): string {
  const lines: string[] = []
  let row: Element | null = null
  for (const block of bodyOf(html).blocks) {
    const alt = block.pictures.map(picture => attribute(picture, 'alt') ?? '').filter(Boolean)
    const text = [block.text.replace(/[ \t\u00a0\u3000]*\n[ \t\u00a0\u3000]*/g, ' ').trim(), ...alt].filter(Boolean).join(' ')
    const own = rowOf(block.element)
    if (own && own === row) lines[lines.length - 1] += `\t${text}`
    else if (text || own) lines.push(text)
    row = own
  }
  return lines.map(line => line.trimEnd()).join('\n')
}

function rowOf(element: Element): Element | null {
  for (let at: Element['parentNode'] = element; at && isElement(at); at = at.parentNode) if (at.tagName === 'tr') return at
  return null
}
