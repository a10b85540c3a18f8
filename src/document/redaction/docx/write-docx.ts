import { zipOf } from '../../../text/zip.ts'
import type { RedactionLimits } from '../limits.ts'
import type { Mark, Rectangle } from '../marks.ts'
import { blacken } from '../picture/black.ts'
import { withoutSegments } from '../picture/jpeg-segments.ts'
import { cropped, decodePicture, encodePicture, pictureKindOf } from '../picture/pixels.ts'
import type { CleanDocument, PictureUse } from './clean-document.ts'
import { namespaces } from './namespaces.ts'
import { element, walk, writeXml, type XmlElement } from './xml.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const office = namespaces.r
const types: Record<string, string> = {
  document: `${word}.document.main+xml`,
  header: `${word}.header+xml`,
  footer: `${word}.footer+xml`,
  footnotes: `${word}.footnotes+xml`,
  endnotes: `${word}.endnotes+xml`,
  styles: `${word}.styles+xml`,
  numbering: `${word}.numbering+xml`,
  settings: `${word}.settings+xml`,
  fontTable: `${word}.fontTable+xml`,
  theme: 'application/vnd.openxmlformats-officedocument.theme+xml',
}

/** A new package of the clean parts: no part, relationship or property of the old one comes along by itself. */
export async function writeDocx(clean: CleanDocument, marks: readonly Mark[], limits: RedactionLimits): Promise<Uint8Array> {
  const files = new Map<string, Buffer>()
  const overrides: XmlElement[] = []
  const put = (name: string, use: string, root: XmlElement) => {
    preserveSpaces(root)
    files.set(name, writeXml(root, namespaces))
    overrides.push(element('ct:Override', { PartName: `/${name}`, ContentType: types[use]! }))
  }
  const relation = (id: string, use: string, target: string) =>
    element('rel:Relationship', { Id: id, Type: `${office}/${use}`, Target: target })

  let pictures = 0
  for (const part of clean.parts) {
    const relations = part.links.map(({ id, use, name }) => relation(id, use, name.replace('word/', '')))
    for (const picture of part.pictures) {
      const { bytes, kind } = await drawn(clean, picture, marks, limits)
      const name = `media/image${++pictures}.${kind}`
      files.set(`word/${name}`, bytes)
      relations.push(relation(picture.id, 'image', name))
    }
    if (part.use === 'document')
      for (const [use, root] of Object.entries({
        styles: clean.styles.root,
        numbering: clean.numbering,
        settings: clean.settings,
        fontTable: clean.fonts,
        theme: clean.theme,
      }))
        if (root) {
          const name = use === 'theme' ? 'theme/theme1.xml' : `${use}.xml`
          put(`word/${name}`, use, root)
          relations.push(relation(`rId-${use}`, use, name))
        }
    put(part.name, part.use, part.root)
    if (relations.length > 0)
      files.set(
        part.name.replace('word/', 'word/_rels/').concat('.rels'),
        writeXml(element('rel:Relationships', {}, relations), plain('rel')),
      )
  }
  const defaults = Object.entries({
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    png: 'image/png',
    jpg: 'image/jpeg',
  })
  const content = element('ct:Types', {}, [
    ...defaults.map(([Extension, ContentType]) => element('ct:Default', { Extension, ContentType })),
    ...overrides,
  ])
  const root = element('rel:Relationships', {}, [relation('rId1', 'officeDocument', 'word/document.xml')])
  return zipOf(new Map([['[Content_Types].xml', writeXml(content, plain('ct'))], ['_rels/.rels', writeXml(root, plain('rel'))], ...files]))
}

const plain = (prefix: 'rel' | 'ct') => ({ [prefix]: namespaces[prefix] })

/** A picture with its marks burnt in, cut to what was shown of it. */
async function drawn(
  clean: CleanDocument,
  { source, crop }: PictureUse,
  marks: readonly Mark[],
  limits: RedactionLimits,
): Promise<{ bytes: Buffer; kind: 'png' | 'jpg' }> {
  const bytes = clean.docx.files.get(source)!
  const kind = pictureKindOf(bytes)!
  const rectangles = rectanglesOn(source, marks)
  const isWhole = Object.values(crop).every(part => part === 0)
  // without marks a JPEG keeps its samples: what is written anew is never quite the same
  if (kind === 'jpg' && rectangles.length === 0 && isWhole) {
    const light = withoutSegments(bytes)
    if (light !== bytes) return { bytes: light, kind }
  }
  let pixels = await decodePicture(bytes, limits)
  blacken(pixels, rectangles)
  if (!isWhole) {
    const { width, height } = pixels
    pixels = cropped(pixels, {
      x: width * crop.left,
      y: height * crop.top,
      width: width * Math.max(0.001, 1 - crop.left - crop.right),
      height: height * Math.max(0.001, 1 - crop.top - crop.bottom),
    })
  }
  return { bytes: await encodePicture(pixels, kind), kind }
}

export const rectanglesOn = (source: string | undefined, marks: readonly Mark[]): Rectangle[] =>
  marks.flatMap(({ where }) => (where.in === 'picture' && where.part === source ? [where.rectangle] : []))

function preserveSpaces(root: XmlElement): void {
  for (const one of walk(root)) if (one.name === 'w:t' || one.name === 'm:t') one.attributes.set('xml:space', 'preserve')
}
