import { damaged } from '../limits.ts'
import { prefixOf } from './namespaces.ts'

/** An element with the house's prefix for its namespace (`w:p`); `?:x` where the namespace is none that we know. Attributes likewise. */
export type XmlElement = { name: string; attributes: Map<string, string>; children: XmlNode[] }
export type XmlNode = XmlElement | string

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'
export const element = (name: string, attributes: Record<string, string> = {}, children: XmlNode[] = []): XmlElement => ({
  name,
  attributes: new Map(Object.entries(attributes)),
  children,
})
export const child = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent?.children.filter(isElement).find(one => one.name === name)
export const elements = (parent: XmlElement | undefined): XmlElement[] => parent?.children.filter(isElement) ?? []

export function* walk(node: XmlElement): Generator<XmlElement> {
  yield node
  for (const one of node.children) if (isElement(one)) yield* walk(one)
}

export const textOf = (node: XmlElement): string => node.children.map(one => (isElement(one) ? textOf(one) : one)).join('')

const deepest = 300
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Reads a part of a package: strictly, since a lenient reader would overlook what another one shows. No document types, no entities of its own. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes)
  const root = element('#document')
  const open: { node: XmlElement; spaces: Map<string, string> }[] = [{ node: root, spaces: new Map() }]
  const token =
    /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|(<)/g
  for (const found of text.matchAll(token)) {
    const top = open.at(-1)!
    const [, data, closes, opens, attributes, isEmpty, words, stray] = found
    if (stray) throw damaged()
    if (data !== undefined) top.node.children.push(data)
    else if (words !== undefined) top.node.children.push(decoded(words))
    else if (closes !== undefined) {
      if (open.length < 2) throw damaged()
      open.pop()
    } else if (opens !== undefined) {
      const { node, spaces } = started(opens, attributes ?? '', top.spaces)
      top.node.children.push(node)
      if (!isEmpty) open.push({ node, spaces })
      if (open.length > deepest) throw damaged()
    }
  }
  const [first] = elements(root)
  if (open.length !== 1 || !first) throw damaged()
  return first
}

function started(name: string, attributes: string, outer: Map<string, string>): { node: XmlElement; spaces: Map<string, string> } {
  const pairs = [...attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, key, double, single]) => [key!, decoded(double ?? single ?? '')] as const,
  )
  const declared = pairs.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
  const spaces = declared.length === 0 ? outer : new Map([...outer, ...declared.map(([key, uri]) => [key.slice(6), uri] as const)])
  const resolve = (written: string, isAttribute: boolean) => {
    const colon = written.indexOf(':')
    if (colon < 0 && isAttribute) return written
    const uri = spaces.get(written.slice(0, Math.max(0, colon)))
    const local = written.slice(colon + 1)
    if (uri === undefined) return colon < 0 ? local : written.startsWith('xml:') ? written : `?:${local}`
    return `${prefixOf(uri)}:${local}`
  }
  const own = pairs.filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
  return {
    node: { name: resolve(name, false), attributes: new Map(own.map(([key, value]) => [resolve(key, true), value])), children: [] },
    spaces,
  }
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw damaged()
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw damaged()
  return text
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex?: string, decimal?: string, named?: string) => {
    if (named !== undefined) return entities[named] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** A text as it stands in the bytes of a part. */
export const encoded = (text: string) =>
  text
    .replace(/[&<>"]/g, one => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')

/** Types and relationships are written in the default namespace: some readers look for no other. */
const unprefixed = /^(?:ct|rel):/

/** The part as bytes; `spaces` are declared at the root. */
export function writeXml(root: XmlElement, spaces: Readonly<Record<string, string>>): Buffer {
  const parts = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  const put = (node: XmlNode, declarations: string): void => {
    if (!isElement(node)) {
      parts.push(encoded(node))
      return
    }
    const attributes = [...node.attributes].map(([key, value]) => ` ${key}="${encoded(value)}"`).join('')
    const name = node.name.replace(unprefixed, '')
    parts.push(`<${name}${declarations}${attributes}${node.children.length === 0 ? '/>' : '>'}`)
    for (const one of node.children) put(one, '')
    if (node.children.length > 0) parts.push(`</${name}>`)
  }
  const used = new Set([...walk(root)].flatMap(node => [node.name, ...node.attributes.keys()].map(name => name.split(':')[0]!)))
  const declared = Object.entries(spaces).filter(([prefix]) => used.has(prefix))
  put(root, declared.map(([prefix, uri]) => ` xmlns${unprefixed.test(`${prefix}:`) ? '' : `:${prefix}`}="${uri}"`).join(''))
  return Buffer.from(parts.join(''), 'utf8')
}
