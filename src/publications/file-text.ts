import { BadInput } from '../errors.ts'
import type { Kind } from '../files/index.ts'
import { contentLimits } from './content/limits.ts'
import { xmlPieces } from './content/xml.ts'
import { Zip } from './content/zip.ts'

/** The parts of a container that hold what a reader sees. */
const parts: Partial<Record<Kind, RegExp>> = {
  docx: /^word\/(?:document|footnotes|endnotes)\d*\.xml$/,
  xlsx: /^xl\/(?:sharedStrings|worksheets\/sheet\d+)\.xml$/,
  pptx: /^ppt\/slides\/slide\d+\.xml$/,
  odt: /^content\.xml$/,
  ods: /^content\.xml$/,
  ofd: /\/Content\.xml$/,
}

/** Elements after which a line ends. */
const lines = new Set(['p', 'tr', 'row', 'si', 'h', 'TextObject'])
/** What stands between tags without being words: numbers of cells that stand for shared strings, formulas. */
const wordless = new Set(['v', 'f', 'instrText', 'delText'])

/**
 * The words of an attachment, for the index: DOCX, XLSX, PPTX, ODT, ODS, OFD, PDF with a text layer, plain text. Of any other, and of what
 * cannot be read, nothing: it is still found by its title.
 */
export async function fileText(kind: Kind, bytes: Uint8Array): Promise<string> {
  try {
    if (kind === 'txt') return decoded(bytes).slice(0, contentLimits.textCharacters)
    if (kind === 'pdf') return await pdfText(bytes)
    const wanted = parts[kind]
    return wanted ? zipText(bytes, wanted) : ''
  } catch (error) {
    if (error instanceof BadInput) return ''
    throw error
  }
}

function zipText(bytes: Uint8Array, wanted: RegExp): string {
  const zip = new Zip(bytes, contentLimits)
  let text = ''
  for (const name of zip.names) {
    if (!wanted.test(name)) continue
    const open: string[] = []
    for (const piece of xmlPieces(zip.text(name) ?? '')) {
      if (piece.kind === 'text') {
        if (!wordless.has(open.at(-1) ?? '')) text += piece.text.replace(/[\n\r]+/g, '')
      } else if (piece.kind === 'open') {
        if (!piece.isEmpty) open.push(local(piece.name))
      } else {
        open.pop()
        if (lines.has(local(piece.name))) text += '\n'
      }
      if (text.length > contentLimits.textCharacters) return text.slice(0, contentLimits.textCharacters)
    }
  }
  return text
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { extractTextItems, getDocumentProxy } = await import('unpdf')
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes))
    const { items } = await extractTextItems(document)
    return items
      .map(page => page.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ' '}`).join(''))
      .join('\n')
      .slice(0, contentLimits.textCharacters)
  } catch {
    // pdf.js throws errors of its own for whatever is broken or locked
    return ''
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
