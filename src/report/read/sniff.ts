import { BadInput } from '../../errors.ts'
import { decodeText } from '../../text/index.ts'
import { defaultLimits, type Limits } from './blocks.ts'
import { openZip } from './guard-zip.ts'

export type Sniffed = 'html' | 'docx' | 'pdf' | 'xlsx' | 'json' | 'text'

/** How much of a file is looked at to tell text from other bytes, and markup from text. */
const looked = 64 * 1024

const saveAs = '请另存为 DOCX 或 XLSX 后再提供'
const picture = '这是图片，没有可读取的文字，请提供网页、DOCX、PDF、XLSX 或文本 / this is a picture, without text that can be read'
const archive = '这是压缩包，请解压后提供其中的报告 / this is an archive: unpack it and give the report that is in it'
const oldOffice = `这是旧版 DOC 或 XLS 文件，${saveAs} / this is an old DOC or XLS file: save it as DOCX or XLSX`
const locked = '这是加密的 Office 文件，请取消密码后再提供 / this Office file is encrypted: take the password off first'

const refused: readonly { magic: string; at: number; sentence: string }[] = [
  { magic: '{\\rtf', at: 0, sentence: `这是 RTF 文件，${saveAs} / this is an RTF file: save it as DOCX` },
  {
    magic: 'MIME-Version:',
    at: 0,
    sentence: '这是 MHTML 网页归档，请另存为普通网页 / this is an MHTML archive: save the page as plain HTML',
  },
  { magic: '\x89PNG', at: 0, sentence: picture },
  { magic: '\xff\xd8\xff', at: 0, sentence: picture },
  { magic: 'GIF8', at: 0, sentence: picture },
  { magic: 'II*\0', at: 0, sentence: picture },
  { magic: 'MM\0*', at: 0, sentence: picture },
  { magic: 'WEBP', at: 8, sentence: picture },
  { magic: 'Rar!', at: 0, sentence: archive },
  { magic: '7z\xbc\xaf', at: 0, sentence: archive },
  { magic: '\x1f\x8b', at: 0, sentence: archive },
]

/**
 * Tells the kind of a file from its content, never from its name. Throws BadInput for what is no report in any form: empty files, files
 * beyond `limits.fileBytes`, old and encrypted Office files, OFD, pictures, other containers, and bytes that are no text.
 */
export function sniff(bytes: Uint8Array, limits: Limits = defaultLimits): Sniffed {
  if (bytes.length === 0) throw new BadInput('文件是空的 / the file is empty')
  if (bytes.length > limits.fileBytes) {
    const megabytes = Math.round((limits.fileBytes / 1024 / 1024) * 10) / 10
    throw new BadInput(`文件超过 ${megabytes} MB 的上限 / the file exceeds the limit of ${megabytes} MB`, 'fileBytes')
  }
  for (const { magic, at, sentence } of refused) if (holds(bytes, magic, at)) throw new BadInput(sentence)
  if (holds(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0)) throw new BadInput(isLocked(bytes) ? locked : oldOffice)
  if (holds(bytes, 'PK', 0) && (bytes[2] ?? 0) < 8 && (bytes[3] ?? 0) < 9) return sniffZip(bytes, limits)
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  return sniffText(bytes)
}

function holds(bytes: Uint8Array, magic: string, at: number): boolean {
  for (let i = 0; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false
  return true
}

/** A DOCX or XLSX with a password is an old container around one stream of this name. */
function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

function sniffZip(bytes: Uint8Array, limits: Limits): Sniffed {
  const names = new Set(openZip(bytes, limits).names)
  if (names.size === 0) throw new BadInput('文件已损坏，无法解压 / the file is damaged and cannot be unpacked')
  if (names.has('word/document.xml')) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('[Content_Types].xml')) {
    for (const name of names) {
      if (/^word\/document\d*\.xml$/.test(name)) return 'docx'
      if (/^xl\/workbook\d*\.xml$/.test(name)) return 'xlsx'
    }
  }
  if (names.has('OFD.xml')) throw new BadInput('暂不能读取 OFD 版式文件，请提供 PDF 或 DOCX / OFD files cannot be read: give a PDF or DOCX')
  if (names.has('content.xml')) {
    throw new BadInput(`这是 OpenDocument 文件，${saveAs} / this is an OpenDocument file: save it as DOCX or XLSX`)
  }
  throw new BadInput(archive)
}

const tag =
  /<(?:!doctype\s+html|(?:html|head|body|meta|title|table|tbody|tr|td|th|div|p|span|br|h[1-6]|font|ul|ol|section|article)(?=[\s/>]))/gi

function sniffText(bytes: Uint8Array): Sniffed {
  const text = decodeText(bytes.subarray(0, looked))
  if (!isText(text)) {
    throw new BadInput('这不是网页、DOCX、PDF、XLSX、JSON 或文本文件 / this is no web page, DOCX, PDF, XLSX, JSON or text file')
  }
  if (text.trim() === '') throw new BadInput('文件中没有文字 / there is no text in the file')
  if (/^\s*\{\s*["}]/.test(text)) return 'json'
  if (/^\s*<(?:!doctype\s+html|html|\?xml[^>]{0,200}\?>\s*<(?:!doctype|html))/i.test(text)) return 'html'
  // A text may mention one tag: so two tags, or one in a file that opens with markup.
  const tags = text.match(tag)?.length ?? 0
  return tags >= 2 || (tags === 1 && /^\s*<[a-z!]/i.test(text)) ? 'html' : 'text'
}

/** Text has hardly a control character and hardly a byte that its encoding does not know. */
function isText(text: string): boolean {
  let strange = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0) return false
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || (code >= 0x80 && code < 0xa0))
      strange++
  }
  return strange <= 4 + text.length / 50
}
