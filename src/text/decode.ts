const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Bytes to text: by byte order mark, else UTF-8 where it is valid, else the charset that an HTML page declares, else GB18030.
 * A UTF-8 text with a few broken bytes (a page cut off inside a character) is still UTF-8. Never throws.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return strictUtf8.decode(bytes)
  } catch {
    const declared = declaredCharset(bytes)
    if (declared === 'utf-8' || (declared === null && isNearlyUtf8(bytes))) return new TextDecoder('utf-8').decode(bytes)
    return new TextDecoder(declared ?? 'gb18030').decode(bytes)
  }
}

/** Looks where HTML allows the declaration: in the first 1024 bytes, here with room for the comments that portals put first. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8192))
  const label = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1]?.toLowerCase()
  if (label === undefined) return null
  if (label.startsWith('gb') || label === 'x-gbk') return 'gb18030'
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? null : encoding
  } catch {
    return null
  }
}

/** In GB18030 text hardly a Chinese character is valid UTF-8, so one broken sequence in twenty is far beyond it. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000))
  let broken = 0
  let whole = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) whole++
  }
  return whole > 0 && broken <= whole / 20
}
