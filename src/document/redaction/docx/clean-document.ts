import type { RedactionLimits } from '../limits.ts'
import { type Hidden, HiddenList } from '../reading.ts'
import { settings as allowedSettings } from './allowed.ts'
import { type Crop, makeDrawings } from './clean-drawing.ts'
import { PartCleaner, placeholder, textIn } from './clean-part.ts'
import { cleanProperty } from './clean-properties.ts'
import { DocxPackage, type Relation } from './package.ts'
import { readStyles, type Styles } from './styles.ts'
import { unzip } from './unzip.ts'
import { child, elements, isElement, walk, type XmlElement } from './xml.ts'

/** A picture as it stands in one part. */
export type PictureUse = { id: string; source: string; crop: Crop }
export type PartUse = 'document' | 'header' | 'footer' | 'footnotes' | 'endnotes'

/** A part as it goes out: `source` is its name in the original, `name` the one in the copy; `links` lead from the main part to others. */
export type CleanPart = {
  use: PartUse
  source: string
  name: string
  root: XmlElement
  pictures: PictureUse[]
  links: { id: string; use: string; name: string }[]
}

export type CleanDocument = {
  docx: DocxPackage
  parts: CleanPart[]
  styles: Styles
  numbering: XmlElement | null
  settings: XmlElement | null
  theme: XmlElement | null
  fonts: XmlElement | null
  hides: Hidden[]
}

/** Reads a DOCX as it may go out: everything that one sees, nothing that hides, with a list of what hid. */
export function cleanDocument(bytes: Uint8Array, limits: RedactionLimits): CleanDocument {
  const docx = new DocxPackage(unzip(bytes, limits.unpackedBytes))
  const hides = new HiddenList()
  const relations = docx.relations(docx.main)
  const partOf = (use: string) => [...relations.values()].find(one => one.use === use && !one.isExternal)?.target
  const styles = readStyles(docx, partOf('styles'))
  const parts: CleanPart[] = []

  const addPart = (use: PartUse, source: string): CleanPart => {
    const number = parts.filter(one => one.use === use).length + 1
    const name = use === 'header' || use === 'footer' ? `word/${use}${number}.xml` : `word/${use}.xml`
    const part: CleanPart = { use, source, name, root: { name: '', attributes: new Map(), children: [] }, pictures: [], links: [] }
    parts.push(part)
    const sink = (picture: string, crop: Crop) => {
      if (!isPicture(docx.files.get(picture))) return null
      const id = `rIdP${part.pictures.length + 1}`
      part.pictures.push({ id, source: picture, crop })
      return id
    }
    const linkTo = (relation: Relation) => {
      if (relation.isExternal || !docx.files.has(relation.target) || (relation.use !== 'header' && relation.use !== 'footer')) return null
      const known = parts.find(one => one.source === relation.target && one.use === relation.use) ?? addPart(relation.use, relation.target)
      const id = `rIdL${part.links.length + 1}`
      part.links.push({ id, use: relation.use, name: known.name })
      return id
    }
    const context = { relations: docx.relations(source), styles, hides, linkTo, drawings: makeDrawings(sink, placeholder) }
    part.root = new PartCleaner(context).clean(docx.part(source))
    return part
  }

  const main = addPart('document', docx.main)
  for (const use of ['footnotes', 'endnotes'] as const) {
    const source = partOf(use)
    if (!source || !docx.files.has(source)) continue
    keepReferenced(addPart(use, source), parts, hides)
    main.links.push({ id: `rId-${use}`, use, name: `word/${use}.xml` })
  }
  listParts(docx, parts, hides)
  return {
    docx,
    parts,
    styles,
    numbering: numberingOf(docx, partOf('numbering'), styles),
    settings: settingsOf(docx, partOf('settings'), styles, hides),
    theme: themeOf(docx, partOf('theme')),
    fonts: fontsOf(docx, partOf('fontTable'), hides),
    hides: hides.list(),
  }
}

/** PNG and JPEG: what we can open and write anew. */
export const isPicture = (bytes: Buffer | undefined): boolean =>
  bytes !== undefined && (bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' || bytes.toString('latin1', 0, 3) === '\xff\xd8\xff')

/** A note that nothing in the text points to was deleted, and stays behind. */
function keepReferenced(part: CleanPart, parts: readonly CleanPart[], hides: HiddenList): void {
  const [note, reference] = part.use === 'footnotes' ? ['w:footnote', 'w:footnoteReference'] : ['w:endnote', 'w:endnoteReference']
  const used = new Set(
    parts.flatMap(({ root }) => [...walk(root)].filter(one => one.name === reference).map(one => one.attributes.get('w:id'))),
  )
  part.root.children = elements(part.root).filter(one => {
    if (one.name !== note) return false
    const isKept = used.has(one.attributes.get('w:id')) || one.attributes.has('w:type')
    if (!isKept) hides.add('deleted', textIn(one))
    return isKept
  })
}

/** Tells of the parts that stay behind. */
function listParts(docx: DocxPackage, parts: readonly CleanPart[], hides: HiddenList): void {
  const kept = new Set(parts.map(({ source }) => source))
  for (const [name, bytes] of docx.files) {
    if (kept.has(name)) continue
    if (/^docProps\/thumbnail/i.test(name)) hides.add('thumbnail', name)
    else if (/^docProps\//i.test(name)) {
      for (const one of properties(docx, name)) hides.add('metadata', one)
    } else if (/comments[^/]*\.xml$/i.test(name)) {
      for (const one of elements(docx.part(name))) if (one.name === 'w:comment') hides.add('comments', textIn(one))
    } else if (/^customXml\/item\d*\.xml$/i.test(name)) hides.add('data', bytes.toString('utf8').slice(0, 80))
    else if (/\/embeddings\/|\/activeX\/|\/charts?\/|\/diagrams\//i.test(name) && !name.endsWith('.rels')) hides.add('embedded', name)
    else if (/\/(?:header|footer)\d*\.xml$/i.test(name)) hides.add('deleted', textIn(docx.part(name)))
    else if (/\.(?:docx?|rtf|html?|mht|xlsx?|bin)$/i.test(name)) hides.add('embedded', name)
    else if (/\.odttf$/i.test(name)) hides.add('fonts', name)
  }
}

function properties(docx: DocxPackage, name: string): string[] {
  return [...walk(docx.part(name))]
    .map(one => ({
      key: one.name.split(':').at(-1)!,
      value: one.children
        .filter(inner => !isElement(inner))
        .join('')
        .trim(),
    }))
    .filter(({ value }) => value !== '')
    .map(({ key, value }) => `${key}: ${value}`)
}

function settingsOf(docx: DocxPackage, part: string | undefined, styles: Styles, hides: HiddenList): XmlElement | null {
  if (!part || !docx.files.has(part)) return null
  const root = docx.part(part)
  hides.add('revisions', '', elements(child(root, 'w:rsids')).length)
  for (const one of elements(child(root, 'w:docVars'))) hides.add('data', `${one.attributes.get('w:name')}: ${one.attributes.get('w:val')}`)
  return {
    name: 'w:settings',
    attributes: new Map(),
    children: elements(root)
      .filter(({ name }) => allowedSettings.has(name))
      .map(one => cleanProperty(one, styles.styleOf)),
  }
}

function numberingOf(docx: DocxPackage, part: string | undefined, styles: Styles): XmlElement | null {
  if (!part || !docx.files.has(part)) return null
  const clean = cleanProperty(docx.part(part), styles.styleOf)
  const hidden = new Set(['w:nsid', 'w:tmpl', 'w:name', 'w:numPicBullet', 'w:lvlPicBulletId'])
  for (const one of walk(clean)) one.children = one.children.filter(isElement).filter(({ name }) => !hidden.has(name))
  for (const one of walk(clean))
    if (/^w:(?:styleLink|numStyleLink|pStyle)$/.test(one.name))
      one.attributes.set('w:val', styles.styleOf(one.attributes.get('w:val') ?? ''))
  return clean
}

/** Fonts by name only: embedded ones are subsets that list the characters of the original. */
function fontsOf(docx: DocxPackage, part: string | undefined, hides: HiddenList): XmlElement | null {
  if (!part || !docx.files.has(part)) return null
  const root = docx.part(part)
  for (const one of walk(root)) if (one.name.startsWith('w:embed')) hides.add('fonts', one.name)
  const clean = cleanProperty(root, id => id)
  for (const font of elements(clean)) font.children = elements(font).filter(({ name }) => !name.startsWith('w:embed'))
  return clean
}

/** Colours and fonts of the theme, without its names, pictures and extensions. */
function themeOf(docx: DocxPackage, part: string | undefined): XmlElement | null {
  if (!part || !docx.files.has(part)) return null
  const clean = (node: XmlElement): XmlElement => ({
    name: node.name,
    attributes: new Map(
      [...node.attributes].filter(([key]) => !key.includes(':')).map(([key, value]) => [key, key === 'name' ? 'Office' : value]),
    ),
    children: elements(node)
      .filter(({ name }) => name.startsWith('a:') && !/^a:(?:extLst|blipFill|custClrLst|objectDefaults)$/.test(name))
      .map(clean),
  })
  return clean(docx.part(part))
}
