import { noSuchPlace, type RedactionLimits } from '../limits.ts'
import type { Mark } from '../marks.ts'
import { seenSize } from '../picture/pixels.ts'
import type { ParagraphReading, Reading, RedactedCopy } from '../reading.ts'
import { rangesOf, withhold } from './apply-marks.ts'
import { type CleanDocument, cleanDocument, type PartUse } from './clean-document.ts'
import { type CleanParagraph, paragraphsOf, textOfParagraph } from './paragraphs.ts'
import { writeDocx } from './write-docx.ts'
import { isElement, walk, type XmlElement } from './xml.ts'

const titles: Record<PartUse, string> = { document: '正文', header: '页眉', footer: '页脚', footnotes: '脚注', endnotes: '尾注' }

/** What a person sees of a DOCX, paragraph by paragraph, and what hides in it. */
export async function readDocx(bytes: Uint8Array, limits: RedactionLimits): Promise<Extract<Reading, { kind: 'docx' }>> {
  const clean = cleanDocument(bytes, limits)
  const sources = [...new Set(clean.parts.flatMap(({ pictures }) => pictures.map(({ source }) => source)))]
  return {
    kind: 'docx',
    paragraphs: paragraphsOf(clean.parts).map(one => reading(one)),
    pictures: sources.map(source => ({
      part: source,
      ...seenSize(clean.docx.files.get(source)!),
      bytes: new Uint8Array(clean.docx.files.get(source)!),
    })),
    hides: clean.hides,
  }
}

/** The text of each paragraph, for comparing. */
export const textsOf = (clean: CleanDocument): string[] => paragraphsOf(clean.parts).map(textOfParagraph)

function reading(paragraph: CleanParagraph): ParagraphReading {
  const { part, number, isInTable, units } = paragraph
  const inside = paragraph.inside ? '（文本框内）' : isInTable ? '（表格内）' : ''
  const ids = new Set(
    units
      .filter(({ at }) => at === null)
      .flatMap(({ holder }) => [...walk(holder)].flatMap(one => [one.attributes.get('r:embed') ?? one.attributes.get('r:id')])),
  )
  return {
    part: part.source,
    paragraph: number,
    text: textOfParagraph(paragraph),
    place: `${titles[part.use]}第 ${number} 段${inside}`,
    pictures: [...new Set(part.pictures.filter(({ id }) => ids.has(id)).map(({ source }) => source))],
  }
}

/** A copy from which the passages are gone, with nothing that hid. */
export async function redactDocx(bytes: Uint8Array, marks: readonly Mark[], limits: RedactionLimits): Promise<RedactedCopy> {
  const clean = cleanDocument(bytes, limits)
  const ranges = rangesOf(marks)
  const paragraphs = paragraphsOf(clean.parts)
  mustExist(marks, clean, paragraphs)
  for (const paragraph of paragraphs) {
    const own = ranges.get(`${paragraph.part.source}#${paragraph.number}`)
    if (own) withhold(paragraph, own)
  }
  for (const { root } of clean.parts) dropEmptyRuns(root)
  dropUnusedPictures(clean)
  return { kind: 'docx', bytes: await writeDocx(clean, marks, limits), pictures: [], dropped: clean.hides }
}

/** Runs that were emptied would tell how many pieces a passage had, and in which faces. */
function dropEmptyRuns(root: XmlElement): void {
  const isEmpty = (one: XmlElement) =>
    one.name === 'w:r' && one.children.every(inner => isElement(inner) && (inner.name === 'w:rPr' || isEmptyText(inner)))
  for (const one of walk(root)) one.children = one.children.filter(inner => !isElement(inner) || !(isEmpty(inner) || isEmptyText(inner)))
}

const isEmptyText = ({ name, children }: XmlElement) => name === 'w:t' && children.join('') === ''

function mustExist(marks: readonly Mark[], clean: CleanDocument, paragraphs: readonly CleanParagraph[]): void {
  const lengths = new Map(paragraphs.map(({ part, number, units }) => [`${part.source}#${number}`, units.length]))
  const pictures = new Set(clean.parts.flatMap(part => part.pictures.map(({ source }) => source)))
  for (const { where } of marks) {
    if (where.in === 'paragraph' && !(where.start < (lengths.get(`${where.part}#${where.paragraph}`) ?? 0)))
      throw noSuchPlace(`第 ${where.paragraph} 段`, `paragraph ${where.paragraph} of that length`)
    if (where.in === 'picture' && !pictures.has(where.part ?? '')) throw noSuchPlace('图片', 'such picture')
  }
}

/** A picture that was withheld with its place must not stay in the package. */
function dropUnusedPictures(clean: CleanDocument): void {
  for (const part of clean.parts) {
    const used = new Set([...walk(part.root)].flatMap(one => [one.attributes.get('r:embed'), one.attributes.get('r:id')]))
    part.pictures = part.pictures.filter(({ id }) => used.has(id))
  }
}
