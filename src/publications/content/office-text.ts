import type { Zip } from '../../text/zip.ts'
import type { ContentLimits } from './limits.ts'
import { openZip } from './open-zip.ts'
import { localName, xmlPieces } from './xml.ts'

/** For each kind: the parts that hold its words, the elements whose text they are, and those after which a new line or a tab comes. */
const shapes: Readonly<Record<string, { parts: RegExp; texts: string[]; lines: string[]; tabs: string[]; without: string[] }>> = {
  docx: {
    parts: /^word\/(?:document\d*|footnotes|endnotes)\.xml$/,
    texts: ['t'],
    lines: ['p', 'br'],
    tabs: ['tab', 'tc'],
    without: ['del', 'moveFrom'],
  },
  pptx: { parts: /^ppt\/slides\/slide\d+\.xml$/, texts: ['t'], lines: ['p'], tabs: [], without: [] },
  ofd: { parts: /\/(?:Content|PageAnnotation)[^/]*\.xml$/i, texts: ['TextCode'], lines: ['TextObject', 'Layer'], tabs: [], without: [] },
  odt: {
    parts: /^content\.xml$/,
    texts: ['p', 'h', 'span', 'a'],
    lines: ['p', 'h'],
    tabs: ['tab'],
    without: ['tracked-changes', 'annotation'],
  },
}

const kinds: Readonly<Record<string, string>> = { docm: 'docx', pptm: 'pptx', ods: 'odt' }

/** The words of an office document, block by block. Throws BadInput where the container is broken or too large. */
export function officeText(bytes: Uint8Array, kind: string, limits: ContentLimits): string {
  const zip = openZip(bytes, limits)
  if (kind === 'xlsx' || kind === 'xlsm') return sheetsText(zip, limits)
  const shape = shapes[kinds[kind] ?? kind]!
  const names = zip.names.filter(name => shape.parts.test(name)).sort(byNumber)
  return names.map(name => partText(zip.text(name) ?? '', shape, limits)).join('\n')
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

function partText(xml: string, { texts, lines, tabs, without }: (typeof shapes)[string], limits: ContentLimits): string {
  let text = ''
  let [inside, outside] = [0, 0]
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (inside > 0 && outside === 0) text += piece.text
      if (text.length > limits.textCharacters) break
      continue
    }
    const name = localName(piece.name)
    const step = piece.kind === 'close' ? -1 : 'isEmpty' in piece && piece.isEmpty ? 0 : 1
    if (texts.includes(name)) inside = Math.max(0, inside + step)
    if (without.includes(name)) outside = Math.max(0, outside + step)
    if (step <= 0 && lines.includes(name)) text += '\n'
    else if (step <= 0 && tabs.includes(name)) text += '\t'
  }
  return text
}

/** The sheets in order, a line for each row, cells parted by tabs; figures as they are kept. */
function sheetsText(zip: Zip, limits: ContentLimits): string {
  const shared = sharedTexts(zip.text('xl/sharedStrings.xml') ?? '')
  const parts: string[] = []
  let length = 0
  for (const name of zip.names.filter(one => /^xl\/worksheets\/sheet\d+\.xml$/.test(one)).sort(byNumber)) {
    const text = sheetText(zip.text(name) ?? '', shared, limits.textCharacters - length)
    length += text.length
    parts.push(text)
    if (length > limits.textCharacters) break
  }
  return parts.join('\n')
}

/** The texts that the cells of a workbook share, by number; without the pinyin above them. */
export function sharedTexts(xml: string): string[] {
  const found: string[] = []
  let [text, isText, isNote] = ['', false, 0]
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') text += isText && isNote === 0 ? piece.text : ''
    else {
      const name = localName(piece.name)
      const isOpen = piece.kind === 'open' && !piece.isEmpty
      if (name === 't') isText = isOpen
      // pinyin above the characters
      else if (name === 'rPh') isNote = isOpen ? 1 : 0
      else if (name === 'si' && !isOpen) {
        found.push(text)
        text = ''
      }
    }
  }
  return found
}

function sheetText(xml: string, shared: readonly string[], most: number): string {
  const rows: string[] = []
  let [row, value, type, isValue, length] = [[] as string[], '', '', false, 0]
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'text') {
      if (isValue) value += piece.text
      continue
    }
    const name = localName(piece.name)
    if (piece.kind === 'open') {
      if (name === 'c') [value, type] = ['', piece.attributes['t'] ?? 'n']
      isValue = (name === 'v' || name === 't') && !piece.isEmpty
    } else {
      isValue = false
      if (name === 'c') row.push(type === 's' ? (shared[Number(value)] ?? '') : value)
      else if (name === 'row') {
        const line = row.filter(Boolean).join('\t')
        if (line) rows.push(line)
        length += line.length
        row = []
        if (length > most) break
      }
    }
  }
  return rows.join('\n')
}
