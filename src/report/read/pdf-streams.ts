import { inflateSync } from 'node:zlib'
import type { Limits } from './blocks.ts'
import { tooBig } from './guard-zip.ts'

/**
 * Refuses a PDF whose packed streams unpack beyond `limits.unpackedBytes`: pdf.js unpacks whatever comes. Pictures are left out, they are
 * not read. What is broken is left to pdf.js, which reads on as far as it can.
 */
export function guardStreams(bytes: Uint8Array, limits: Limits): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = limits.unpackedBytes
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue
    const dictionary = file.toString('latin1', Math.max(0, at - 1000), at)
    const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(' obj')))
    const layers = own.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0
    if (layers === 0 || /\/Subtype\s*\/Image/.test(own)) continue
    const start = at + 6 + (file[at + 6] === 13 ? 1 : 0) + 1
    let content: Buffer = file.subarray(start)
    for (let layer = 0; layer < layers; layer++) {
      const unpacked = unpackWithin(content, left)
      if (unpacked === 'broken') break
      if (unpacked === 'too big') throw tooBig(limits)
      content = unpacked
      left -= content.length
    }
  }
}

/** Deflated data ends by itself, so bytes that follow it do no harm. */
function unpackWithin(content: Buffer, maxOutputLength: number): Buffer | 'broken' | 'too big' {
  if (maxOutputLength < 1) return 'too big'
  try {
    return inflateSync(content, { maxOutputLength })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too big' : 'broken'
  }
}
