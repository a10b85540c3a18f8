import { BadInput } from '../../errors.ts'
import { decodeText } from '../../text/index.ts'
import { type ContentLimits, contentLimits } from './limits.ts'
import { officeText } from './office-text.ts'
import { pdfText } from './pdf-text.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { toText } from './to-text.ts'

/** The words of a file, or why there are none. `isCut`: there were more than the limit keeps. */
export type AttachmentText = { text: string; isCut: boolean } | { reason: string; english: string }

/** The words of an attachment for the search index. `kind` as the room `files` tells it. Never throws for rubbish. */
export async function textOfAttachment(bytes: Uint8Array, kind: string, limits: ContentLimits = contentLimits): Promise<AttachmentText> {
  if (bytes.length > limits.fileBytes) return { reason: '文件超过大小上限', english: 'the file exceeds the limit' }
  try {
    const text = await textOf(bytes, kind, limits)
    if (text === null) return { reason: '这种文件没有可以检索的文字', english: 'files of this kind hold no text that could be searched' }
    const plain = text
      .replace(/[^\P{Cc}\n\t]+|[\ufffe\uffff]|\p{Cs}/gu, ' ')
      .replace(/[ \u00a0]{2,}/g, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
    if (plain === '') return { reason: '文件里没有文字（可能是扫描件）', english: 'there is no text in the file (perhaps a scan)' }
    return { text: plain.slice(0, limits.textCharacters), isCut: plain.length > limits.textCharacters }
  } catch (error) {
    if (error instanceof BadInput) {
      const [reason = '', english = reason] = error.message.split(' / ')
      return { reason, english }
    }
    return { reason: '文件已损坏，无法读取', english: 'the file is damaged and cannot be read' }
  }
}

async function textOf(bytes: Uint8Array, kind: string, limits: ContentLimits): Promise<string | null> {
  switch (kind) {
    case 'pdf':
      return pdfText(bytes, limits)
    case 'docx':
    case 'docm':
    case 'xlsx':
    case 'xlsm':
    case 'pptx':
    case 'pptm':
    case 'ofd':
    case 'odt':
    case 'ods':
      return officeText(bytes, kind, limits)
    case 'html':
      return toText(sanitiseHtml(decodeText(bytes)))
    case 'txt':
    case 'csv':
    case 'xml':
    case 'json':
      return decodeText(bytes).replace(/^\ufeff/, '')
    default:
      return null
  }
}
