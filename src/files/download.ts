import { isShown, kindOf, kinds } from './kinds.ts'
import type { FileRow } from './store.ts'

/**
 * The headers with which a file goes out. It is saved, unless it is a picture or a PDF and `inline` is wished for. Whatever a browser could
 * run is sandboxed besides: it is of no origin and runs no script, also where somebody opens it in a page.
 */
export function downloadHeaders(
  file: Pick<FileRow, 'mediaType' | 'name' | 'bytes' | 'sha256' | 'private'>,
  { inline = false } = {},
): Record<string, string> {
  const kind = kindOf(file.mediaType)
  const shown = inline && isShown(kind)
  return {
    'content-type': kind === 'txt' || kind === 'html' ? 'application/octet-stream' : kinds[kind].mediaType,
    'content-length': String(file.bytes),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; ${fileName(file.name)}`,
    'x-content-type-options': 'nosniff',
    // A sandboxed PDF is not shown by browsers; they run a PDF's scripts apart from the page, if at all.
    'content-security-policy': shown && kind === 'pdf' ? "default-src 'none'" : "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    etag: `"${file.sha256}"`,
    'cache-control': file.private ? 'private, no-store' : 'public, no-cache',
  }
}

/** RFC 6266: an ASCII name for old clients, and the true one in `filename*` (RFC 8187). */
function fileName(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const exact = encodeURIComponent(name).replace(/['()*!]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${ascii}"; filename*=UTF-8''${exact}`
}
