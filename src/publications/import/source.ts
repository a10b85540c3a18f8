import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { BadInput } from '../../errors.ts'
import { decodeText } from '../../text/index.ts'
import { staysInside } from '../../text/zip.ts'
import { openZip } from '../content/open-zip.ts'
import { type Field, fieldOf } from './heads.ts'
import { type List, type ListLimits, listLimits, type Row, readList, tooMany } from './table.ts'

/** What is brought in: its list, and the files beside it, found by the names that the list gives and by no path. */
export type Source = { label: string; list: List; files: Files }
export type Files = { names: readonly string[]; bytes(name: string): Promise<Uint8Array> }

/** A list with the files of its folder, a folder, a ZIP, or one document. Throws BadInput. */
export async function openSource(path: string, limits: ListLimits = listLimits): Promise<Source> {
  const found = await stat(path).catch(() => {
    throw new BadInput(`没有这个文件或者目录：${path}。 There is no such file.`)
  })
  const label = basename(path)
  if (found.isDirectory()) return sourceOf(label, await folderOf(path), limits)
  if (/\.zip$/i.test(path)) return sourceOf(label, zipFiles(await readFile(path), limits), limits)
  const files = await folderOf(dirname(path))
  if (isList(path)) return { label, list: readList(label, await readFile(path), limits), files }
  return { label, list: await listOfDocuments([label], files), files }
}

const isList = (name: string) => /\.(xlsx|csv)$/i.test(name)
const isDocument = (name: string) => /\.(docx|html?|txt)$/i.test(name)

/** Of a folder or ZIP: `metadata.xlsx` or `.csv` says what there is; without it each document is an item. */
export async function sourceOf(label: string, files: Files, limits: ListLimits = listLimits): Promise<Source> {
  const list = files.names.find(name => /(^|\/)(metadata|目录|清单)\.(xlsx|csv)$/i.test(name))
  if (list)
    return {
      label,
      list: readList(list, await files.bytes(list), limits),
      files: seenFrom(files, list.slice(0, list.lastIndexOf('/') + 1)),
    }
  const documents = files.names.filter(isDocument)
  if (documents.length === 0)
    throw new BadInput(`“${label}”里没有 DOCX、HTML、TXT 文件，也没有 metadata.xlsx。 Nothing to import was found.`)
  if (documents.length > limits.rows) throw tooMany(label, documents.length, limits.rows)
  return { label, list: await listOfDocuments(documents, files), files }
}

/** Names as a list in this folder writes them; what lies elsewhere keeps its own. */
function seenFrom(files: Files, folder: string): Files {
  if (folder === '') return files
  const own = new Map<string, string>()
  for (const name of files.names) if (!name.startsWith(folder)) own.set(name, name)
  for (const name of files.names) if (name.startsWith(folder)) own.set(name.slice(folder.length), name)
  const names = [...own.keys()]
  return { names, bytes: name => files.bytes(own.get(known(names, name))!) }
}

async function listOfDocuments(names: readonly string[], files: Files): Promise<List> {
  const rows: Row[] = []
  for (const [i, name] of names.entries()) {
    const texts: Row['texts'] = {
      ...ofFileName(name),
      ...(/\.html?$/i.test(name) ? metaOf(decodeText(await files.bytes(name))) : {}),
      file: name,
    }
    rows.push({ number: i + 1, texts, cells: Object.fromEntries(Object.keys(texts).map(field => [field, name])) as Row['cells'] })
  }
  return { rows, unknown: [] }
}

/** `2023-05-04 标题.docx`, `2023年5月4日_标题.docx` or just the title. */
function ofFileName(name: string): Row['texts'] {
  const stem = basename(name).replace(/\.[^.]+$/, '')
  const [, on, title] = /^(\d{4}[-.年]?\d{1,2}[-.月]?\d{1,2}日?)[\s_\-—]*(.+)$/.exec(stem) ?? []
  return on && title ? { title, originalOn: on } : { title: stem }
}

/** The `<meta>` tags that 47号 asks of every page. */
export function metaOf(html: string): Row['texts'] {
  const texts: Row['texts'] = {}
  for (const [tag] of html.slice(0, 50_000).matchAll(/<meta\b[^>]{0,1000}>/gi)) {
    const field = fieldOf(/\bname\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '')
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag)
    const text = unescaped(content?.[1] ?? content?.[2] ?? '').trim()
    if (field && wanted.has(field) && text) texts[field] = field === 'originalOn' ? text.slice(0, 10) : text
  }
  return texts
}

const wanted = new Set<Field>(['title', 'originalOn', 'source', 'column', 'keywords', 'summary', 'url', 'documentNumber', 'indexNumber'])
const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

async function folderOf(folder: string): Promise<Files> {
  const root = await realpath(folder)
  const names = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter(isInside)
    .sort()
  return { names, bytes: name => readFile(join(root, known(names, name))) }
}

/**
 * The files of a ZIP; those whose names climb out of it, and what systems put beside one's own, are not there. One file is in memory at a time,
 * so that each is held to the limit of a file, and all of them to twenty times what one file may unpack to.
 */
export function zipFiles(bytes: Uint8Array, { content }: ListLimits = listLimits): Files {
  const { fileBytes, unpackedBytes } = content
  const zip = openZip(bytes, { unpackedBytes: 20 * unpackedBytes, fileBytes, entries: 65_000 })
  // some programs write \ between the folders
  const own = new Map(zip.names.map(name => [name.replaceAll('\\', '/'), name]))
  const names = [...own.keys()].filter(isInside).sort()
  return { names, bytes: async name => zip.bytes(own.get(known(names, name))!)! }
}

/** Nothing that climbs out; not `__MACOSX`, `.DS_Store`, `Thumbs.db`, nor what an open Word leaves (`~$…`). */
const isInside = (name: string): boolean =>
  staysInside(name) &&
  name.split('/').every(part => part !== '' && !part.startsWith('.') && !part.startsWith('~$') && !/^(?:__MACOSX|Thumbs\.db)$/i.test(part))

/** Only a name that was listed is ever opened. */
function known(names: readonly string[], name: string): string {
  const found = fileNamed(names, name)
  if (!found) throw new BadInput(`没有“${name}”这个文件。 There is no such file.`)
  return found
}

/** The file that a cell means: its whole name, or its last part where only one file has it. */
export function fileNamed(names: readonly string[], wantedName: string): string | null {
  const name = asAsked(wantedName.replaceAll('\\', '/').replace(/^\s*\.\//, ''))
  const places = indexes.get(names) ?? indexOf(names)
  indexes.set(names, places)
  return places.whole.get(name) ?? places.last.get(name) ?? null
}

type Index = { whole: ReadonlyMap<string, string>; last: ReadonlyMap<string, string | null> }
const indexes = new WeakMap<readonly string[], Index>()

/** A Mac's folder has its names in letters taken apart (NFD). */
const asAsked = (name: string): string => name.normalize('NFC').trim()

function indexOf(names: readonly string[]): Index {
  const last = new Map<string, string | null>()
  for (const name of names) {
    const part = asAsked(basename(name))
    last.set(part, last.has(part) ? null : name)
  }
  return { whole: new Map(names.map(name => [asAsked(name), name])), last }
}

/** What somebody sent: a list alone, one document, or a ZIP of lists and documents. Throws BadInput. */
export async function sourceOfUpload(label: string, bytes: Uint8Array, limits: ListLimits = listLimits): Promise<Source> {
  if (/\.zip$/i.test(label)) return sourceOf(label, zipFiles(bytes, limits), limits)
  const files: Files = { names: [label], bytes: async () => bytes }
  if (isList(label)) return { label, list: readList(label, bytes, limits), files: { names: [], bytes: files.bytes } }
  return sourceOf(label, files, limits)
}
