import { decodeText } from '../text/index.ts'
import { inMemory, type Looked } from './disk.ts'
import type { Kind } from './kinds.ts'
import { zipNames } from './zip-names.ts'

const looked = 64 * 1024

/** Bytes at a place that only this kind has. */
const marks: readonly [kind: Kind, at: number, bytes: string][] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['rtf', 0, '{\\rtf'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['gzip', 0, '\x1f\x8b\x08'],
]

/** Tells the kind from the content, never from the name. Unpacks nothing. What it cannot tell is `unknown`. */
export async function sniff(at: Looked, bytes: number): Promise<Kind> {
  const head = await at(0, Math.min(looked, bytes))
  const begins = (text: string, at = 0) => head.toString('latin1', at, at + text.length) === text
  const marked = marks.find(([, at, text]) => begins(text, at))
  if (marked) return marked[0]
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp'
  if (begins('BM') && bytes > 26 && head.readUInt32LE(2) === bytes) return 'bmp'
  if (begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return (await holds(at, bytes, 'EncryptedPackage')) ? 'locked' : 'ole'
  if (begins('PK\x03\x04') || begins('PK\x05\x06')) return zipKind(await zipNames(at, bytes))
  if (head.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  return textKind(decodeText(whole(head, bytes)))
}

/** The same of what is in memory and not kept yet. */
export const kindOfBytes = (bytes: Uint8Array): Promise<Kind> => sniff(inMemory(bytes), bytes.length)

function zipKind(names: string[] | null): Kind {
  // A container whose directory cannot be read is not taken for a document that a reader would refuse.
  if (names === null) return 'unknown'
  const has = (pattern: RegExp) => names.some(name => pattern.test(name))
  const macros = has(/(^|\/)vbaProject\.bin$/i)
  if (has(/^word\/document\d*\.xml$/)) return macros ? 'docm' : 'docx'
  if (has(/^xl\/workbook\d*\.(xml|bin)$/)) return macros ? 'xlsm' : 'xlsx'
  if (has(/^ppt\/presentation\d*\.xml$/)) return macros ? 'pptm' : 'pptx'
  if (names.includes('OFD.xml')) return 'ofd'
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml')) return has(/^Object|table/i) ? 'ods' : 'odt'
  return 'zip'
}

/** Whether the stream of this name stands anywhere in an old container; read in pieces that overlap by the name. */
async function holds(read: Looked, bytes: number, name: string): Promise<boolean> {
  const wanted = Buffer.from(name, 'utf16le')
  for (let at = 0; at < bytes; at += looked) if ((await read(at, looked + wanted.length)).includes(wanted)) return true
  return false
}

/** Without the character that a cut at 64 KB would break. */
function whole(head: Buffer, bytes: number): Uint8Array {
  if (head.length === bytes) return head
  let end = head.length
  while (end > head.length - 4 && (head[end - 1]! & 0xc0) === 0x80) end--
  return head.subarray(0, end - 1)
}

const element =
  /<(?:html|head|body|script|iframe|object|embed|img|video|audio|svg|math|meta|link|base|form|a|div|p|span|table|h[1-6]|br|style|title)[\s/>]/i

/** What a browser would take for markup is markup, also where it stands late: better saved as HTML than opened as text. */
function textKind(text: string): Kind {
  if (!isText(text)) return 'unknown'
  const start = text.replace(/^[\s\ufeff]+/, '')
  if (/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype svg[^>]*>|\s)*<(?:\w+:)?svg[\s/>]/i.test(start)) return 'svg'
  if (/^<(?:!doctype html|html)/i.test(start)) return 'html'
  if (/^<\?xml/i.test(start)) return /<(?:\w+:)?html[\s>]/i.test(start) ? 'html' : /<(?:\w+:)?svg[\s>]/i.test(start) ? 'svg' : 'xml'
  if (/^[{[]/.test(start) && isJsonStart(start)) return 'json'
  return element.test(text) ? 'html' : 'txt'
}

const isJsonStart = (text: string) => /^(?:\{\s*(?:"|\}\s*$)|\[\s*(?:[[{"\d\-tfn]|\]\s*$))/.test(text)

function isText(text: string): boolean {
  let strange = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0) return false
    if (code === 0xfffd || (code < 32 && ![9, 10, 12, 13].includes(code)) || (code >= 0x7f && code < 0xa0)) strange++
  }
  return strange <= 4 + text.length / 50
}
