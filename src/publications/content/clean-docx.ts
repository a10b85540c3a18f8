import { zipOf } from '../../text/zip.ts'
import { childOf, isXmlElement, type XmlElement, type XmlNode, xmlText, xmlTree, xmlWritten } from './docx-tree.ts'
import { type ContentLimits, contentLimits } from './limits.ts'
import { openZip } from './open-zip.ts'

/** What of a Word file the reader of the finished text does not see. */
export type Unseen = {
  insertions: number
  deletions: number
  comments: number
  /** The hidden words. */
  hidden: string[]
  /** Who wrote, changed and commented. */
  people: string[]
}

const parts = /^word\/(?:document\d*|footnotes|endnotes|header\d+|footer\d+|glossary\/document)\.xml$/
const dropped = /^word\/(?:comments\w*|people)\.xml$/

/**
 * A Word file as it is read when all changes are accepted: insertions stay, deletions, comments, hidden text and the names of people go.
 * Throws BadInput where it is broken.
 */
export function cleanDocx(bytes: Uint8Array, limits: ContentLimits = contentLimits): { bytes: Uint8Array; unseen: Unseen } {
  const zip = openZip(bytes, limits)
  const unseen: Unseen = { insertions: 0, deletions: 0, comments: 0, hidden: [], people: [] }
  const people = new Set<string>()
  const files: [string, Uint8Array | string][] = []
  for (const name of zip.names) {
    const content = zip.bytes(name)!
    if (dropped.test(name)) {
      if (name === 'word/comments.xml') unseen.comments = content.toString('utf8').split('<w:comment ').length - 1
      continue
    }
    if (parts.test(name)) files.push([name, cleanedPart(content.toString('utf8'), unseen, people)])
    else if (/^docProps\/(?:core|app|custom)\.xml$/.test(name)) files.push([name, withoutPeople(content.toString('utf8'), people)])
    else if (name === '[Content_Types].xml')
      files.push([
        name,
        content.toString('utf8').replace(/<Override\b[^<>]*?PartName="\/word\/(?:comments\w*|people)\.xml"[^<>]*?\/>/g, ''),
      ])
    else if (/^word\/_rels\/[^/]+\.rels$/.test(name))
      files.push([name, content.toString('utf8').replace(/<Relationship\b[^<>]*?Target="(?:comments\w*|people)\.xml"[^<>]*?\/>/g, '')])
    else if (name === 'word/settings.xml') files.push([name, content.toString('utf8').replace(/<w:trackRevisions\b[^<>]*\/>/g, '')])
    else files.push([name, content])
  }
  unseen.people = [...people]
  return { bytes: zipOf(files), unseen }
}

/** What the file holds and its reader does not see; the file stays as it is. */
export const unseenInDocx = (bytes: Uint8Array, limits: ContentLimits = contentLimits): Unseen => cleanDocx(bytes, limits).unseen

function cleanedPart(xml: string, unseen: Unseen, people: Set<string>): string {
  const tree = xmlTree(xml)
  tree.children = cleaned(tree, unseen, people)
  return xmlWritten(tree)
}

const gone = /^w:(?:del|moveFrom)$/
const kept = /^w:(?:ins|moveTo)$/
const marks = /^w:(?:\w+Change|comment(?:RangeStart|RangeEnd|Reference)|annotationRef|move(?:From|To)Range(?:Start|End)|cellDel|cellIns)$/

function cleaned(parent: XmlElement, unseen: Unseen, people: Set<string>): XmlNode[] {
  const result: XmlNode[] = []
  for (const node of parent.children) {
    if (!isXmlElement(node)) {
      result.push(node)
      continue
    }
    const author = node.attributes['w:author']
    if (author) people.add(author)
    if (marks.test(node.name)) continue
    if (gone.test(node.name)) {
      unseen.deletions++
      continue
    }
    if (kept.test(node.name)) {
      unseen.insertions++
      result.push(...cleaned(node, unseen, people))
      continue
    }
    if (node.name === 'w:r' && isHidden(node)) {
      const text = xmlText(node).trim()
      if (text) unseen.hidden.push(text)
      continue
    }
    const row = node.name === 'w:tr' ? childOf(node, 'w:trPr') : undefined
    if (row && childOf(row, 'w:del')) {
      unseen.deletions++
      continue
    }
    node.children = cleaned(node, unseen, people)
    result.push(node)
  }
  return result
}

function isHidden(run: XmlElement): boolean {
  const properties = childOf(run, 'w:rPr')
  const vanish = properties && childOf(properties, 'w:vanish')
  return vanish !== undefined && !/^(?:0|false|off)$/.test(vanish.attributes['w:val'] ?? '')
}

const personal = /(<((?:dc:creator|cp:lastModifiedBy|Manager|Company)\b)[^<>]*>)([^<]*)(?=<\/\2>)/g

/** The properties of an office file without the names in them, which are added to `people`. */
export function withoutPeople(xml: string, people: Set<string>): string {
  return xml
    .replace(personal, (_, open: string, name: string, value: string) => {
      if (value.trim() && !['Manager', 'Company'].includes(name)) people.add(value.trim())
      return open
    })
    .replace(/(<(vt:lpwstr|vt:lpstr|vt:bstr)>)[^<]*(?=<\/\2>)/g, '$1')
}
