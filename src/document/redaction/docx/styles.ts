import { cleanProperty, isOn } from './clean-properties.ts'
import type { DocxPackage } from './package.ts'
import { child, elements, isElement, type XmlElement } from './xml.ts'

/** The styles of a document: clean, with names of the office's own replaced; and which of them hide text. */
export type Styles = { root: XmlElement | null; styleOf: (id: string) => string; hides: (id: string) => boolean; others: number }

/** Names of one's own styles may tell whose document it was (张三的正文): they become 样式1, 样式2. */
export function readStyles(docx: DocxPackage, part: string | undefined): Styles {
  if (!part || !docx.files.has(part)) return { root: null, styleOf: id => id, hides: () => false, others: 0 }
  const root = docx.part(part)
  const styles = elements(root).filter(({ name }) => name === 'w:style')
  const own = new Map(
    styles
      .filter(style => /^(?:1|true|on)$/.test(style.attributes.get('w:customStyle') ?? ''))
      .map((style, i) => [style.attributes.get('w:styleId') ?? '', i + 1] as const),
  )
  const styleOf = (id: string) => (own.has(id) ? `own${own.get(id)}` : id)
  const clean: XmlElement = { name: 'w:styles', attributes: new Map(), children: [] }
  for (const one of elements(root)) {
    if (one.name === 'w:docDefaults' || one.name === 'w:latentStyles') clean.children.push(cleanProperty(one, styleOf))
    else if (one.name === 'w:style') clean.children.push(cleanStyle(one, styleOf, own))
  }
  const byId = new Map(styles.map(style => [style.attributes.get('w:styleId') ?? '', style]))
  const hides = (id: string, depth = 0): boolean => {
    const style = byId.get(id)
    if (!style || depth > 20) return false
    return isOn(child(style, 'w:rPr'), 'w:vanish') ?? hides(child(style, 'w:basedOn')?.attributes.get('w:val') ?? '', depth + 1)
  }
  return { root: clean, styleOf, hides, others: own.size }
}

function cleanStyle(style: XmlElement, styleOf: (id: string) => string, own: ReadonlyMap<string, number>): XmlElement {
  const clean = cleanProperty(style, styleOf)
  const id = style.attributes.get('w:styleId') ?? ''
  clean.attributes.set('w:styleId', styleOf(id))
  clean.children = clean.children.filter(isElement).filter(({ name }) => name !== 'w:rsid' && name !== 'w:aliases')
  for (const one of elements(clean)) {
    if (/^w:(?:basedOn|next|link)$/.test(one.name)) one.attributes.set('w:val', styleOf(one.attributes.get('w:val') ?? ''))
    if (one.name === 'w:name' && own.has(id)) one.attributes.set('w:val', `样式${own.get(id)}`)
  }
  return clean
}
