import { type Zip, zipOf } from '../../text/zip.ts'
import { withoutPeople } from './clean-docx.ts'
import { type ContentLimits, contentLimits } from './limits.ts'
import { openZip } from './open-zip.ts'

/** Notes and comments, who wrote them, and the log of a shared workbook. */
const dropped = /^xl\/(?:comments[^/]*\.xml|comments\/|threadedComments\/|persons\/|revisions\/)/
const relationOfDropped =
  /<Relationship\b[^<>]*?Type="[^"]*\/(?:comments|threadedComment|person|revisionHeaders|usernames)"[^<>]*?\/?>(?:<\/Relationship>)?/g

/**
 * A workbook without comments, without the log of its changes, and without the names and folders of those who worked on it. What the sheets
 * say stays, hidden sheets, rows and columns too: whether they are deleted or shown is for whoever knows what counts on them. Throws BadInput.
 */
export function cleanXlsx(
  bytes: Uint8Array,
  limits: ContentLimits = contentLimits,
): { bytes: Uint8Array; people: string[]; comments: boolean; log: boolean } {
  const zip = openZip(bytes, limits)
  const people = new Set<string>()
  const gone = new Set(zip.names.filter(name => dropped.test(name)))
  const has = (part: RegExp) => [...gone].some(name => part.test(name))
  const found = { comments: has(/^xl\/(?:comments|threadedComments)/), log: has(/^xl\/revisions\//) }
  // The little boxes of notes are drawings of their own; one that draws buttons too stays.
  for (const name of zip.names.filter(one => /^xl\/drawings\/[^/]+\.vml$/.test(one))) if (isOfNotes(zip.text(name) ?? '')) gone.add(name)
  const files: [string, Uint8Array | string][] = []
  for (const name of zip.names) {
    if (gone.has(name)) continue
    const content = zip.bytes(name)!
    const text = /\.(?:xml|rels)$/.test(name) ? content.toString('utf8') : ''
    if (/^docProps\/(?:core|app|custom)\.xml$/.test(name)) files.push([name, withoutPeople(text, people)])
    else if (name === '[Content_Types].xml') files.push([name, withoutOverrides(text, gone)])
    else if (/\.rels$/.test(name)) files.push([name, withoutRelations(text, gone)])
    else if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) files.push([name, withoutNotes(text, zip, name, gone)])
    // where on whose machine it was kept
    else if (name === 'xl/workbook.xml') files.push([name, text.replace(/<x15ac:absPath\b[^<>]*\/>|<fileSharing\b[^<>]*\/>/g, '')])
    else files.push([name, content])
  }
  return { bytes: zipOf(files), people: [...people], ...found }
}

function isOfNotes(vml: string): boolean {
  const kinds = [...vml.matchAll(/ObjectType="([^"]*)"/g)].map(match => match[1])
  return kinds.length > 0 && kinds.every(kind => kind === 'Note')
}

const withoutOverrides = (xml: string, gone: ReadonlySet<string>): string =>
  xml.replace(/<Override\b[^<>]*?PartName="\/([^"]*)"[^<>]*?\/>/g, (whole, name: string) => (gone.has(name) ? '' : whole))

const withoutRelations = (xml: string, gone: ReadonlySet<string>): string =>
  xml
    .replace(relationOfDropped, '')
    .replace(/<Relationship\b[^<>]*?Target="([^"]*\.vml)"[^<>]*?\/>/g, (whole, target: string) => (isGone(target, gone) ? '' : whole))

const isGone = (target: string, gone: ReadonlySet<string>): boolean => gone.has(`xl/drawings/${target.slice(target.lastIndexOf('/') + 1)}`)

/** The sheet's pointer to the boxes, where they are gone. */
function withoutNotes(xml: string, zip: Zip, name: string, gone: ReadonlySet<string>): string {
  const relations = zip.text(name.replace(/([^/]+)$/, '_rels/$1.rels')) ?? ''
  const ids = [...relations.matchAll(/<Relationship\b[^<>]*?>/g)]
    .filter(([tag]) => isGone(/Target="([^"]*\.vml)"/.exec(tag)?.[1] ?? '', gone))
    .map(([tag]) => /\bId="([^"]*)"/.exec(tag)?.[1])
  return xml.replace(/<legacyDrawing\b[^<>]*?r:id="([^"]*)"[^<>]*?\/>/g, (whole, id: string) => (ids.includes(id) ? '' : whole))
}
