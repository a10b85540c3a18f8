import { decodeText } from '../../text/index.ts'
import { cleanPaste } from './paste.ts'

/** A page as a file: its charset found, only what is inside its body. Throws BadInput where it is longer or deeper than any article. */
export function fromHtmlFile(bytes: Uint8Array): { html: string; title: string | null } {
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  const title = /<title[^>]{0,200}>([^<]{0,500})<\/title/i.exec(text)?.[1]?.trim() || null
  return { html: cleanPaste(text), title }
}
