import { BadInput } from '../../errors.ts'
import { xmlPieces } from './xml.ts'

/** A tree of Word's markup that writes itself out as it was: only what is changed changes. */
export type XmlElement = { name: string; attributes: Readonly<Record<string, string>>; open: string; close: string; children: XmlNode[] }
export type XmlNode = XmlElement | { raw: string; text: string }

const deepest = 400

export function xmlTree(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, open: '', close: '', children: [] }
  const stack = [root]
  let copied = 0
  for (const piece of xmlPieces(xml)) {
    const parent = stack.at(-1)!
    if (piece.start > copied) parent.children.push({ raw: xml.slice(copied, piece.start), text: '' })
    copied = piece.end
    const raw = xml.slice(piece.start, piece.end)
    if (piece.kind === 'text') parent.children.push({ raw, text: piece.text })
    else if (piece.kind === 'open') {
      const element: XmlElement = { name: piece.name, attributes: piece.attributes, open: raw, close: '', children: [] }
      parent.children.push(element)
      if (!piece.isEmpty) stack.push(element)
      if (stack.length > deepest) throw new BadInput('文件内的元素嵌套过深 / the elements of the file are nested too deep', 'depth')
    } else if (stack.length > 1) stack.pop()!.close = raw
  }
  if (copied < xml.length) root.children.push({ raw: xml.slice(copied), text: '' })
  return root
}

export const isXmlElement = (node: XmlNode): node is XmlElement => 'children' in node

export function xmlWritten(node: XmlNode): string {
  return isXmlElement(node) ? node.open + node.children.map(xmlWritten).join('') + node.close : node.raw
}

export function xmlText(node: XmlNode): string {
  return isXmlElement(node) ? node.children.map(xmlText).join('') : node.text
}

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((node): node is XmlElement => isXmlElement(node) && node.name === name)

/** Every element below, parents first. */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  for (const node of element.children)
    if (isXmlElement(node)) {
      yield node
      yield* elementsIn(node)
    }
}
