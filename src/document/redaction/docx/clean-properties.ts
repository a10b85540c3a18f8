import { neverProperty } from './allowed.ts'
import { isElement, type XmlElement } from './xml.ts'

/** The attributes of the text's own namespace, without the marks of editing sessions. */
export function plainAttributes(node: XmlElement): Map<string, string> {
  return new Map([...node.attributes].filter(([key]) => (key.startsWith('w:') && !key.startsWith('w:rsid')) || key === 'xml:space'))
}

/** A property with its own: names of styles go through `styleOf`, links to parts are made elsewhere. */
export function cleanProperty(node: XmlElement, styleOf: (id: string) => string): XmlElement {
  const attributes = plainAttributes(node)
  if (/^w:(?:[prt]Style|tblStyle)$/.test(node.name)) attributes.set('w:val', styleOf(attributes.get('w:val') ?? ''))
  const children = node.children
    .filter(isElement)
    .filter(one => one.name.startsWith('w:') && !neverProperty.has(one.name))
    .map(one => cleanProperty(one, styleOf))
  return { name: node.name, attributes, children }
}

/** Whether a switch is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`; undefined where it is not there. */
export function isOn(parent: XmlElement | undefined, name: string): boolean | undefined {
  const found = parent?.children.filter(isElement).find(one => one.name === name)
  if (!found) return undefined
  return !/^(?:0|false|off|none)$/.test(found.attributes.get('w:val') ?? '1')
}
