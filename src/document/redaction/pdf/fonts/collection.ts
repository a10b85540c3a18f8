/** One font of a collection (.ttc) as a font of its own: the simplified Chinese one where its name says so, else the first. A plain font as it is. */
export function firstFace(file: Buffer): Uint8Array {
  if (file.toString('latin1', 0, 4) !== 'ttcf') return file
  const places = Array.from({ length: file.readUInt32BE(8) }, (_, i) => file.readUInt32BE(12 + i * 4))
  const place = places.find(at => namesOf(file, at).includes('CJK SC')) ?? places[0]!
  const tables = tablesAt(file, place)
  const head = Buffer.from(file.subarray(place, place + 12 + tables.length * 16))
  const parts: Buffer[] = [head]
  let at = head.length
  for (const [i, { offset, length }] of tables.entries()) {
    const padded = (length + 3) & ~3
    head.writeUInt32BE(at, 12 + i * 16 + 8)
    parts.push(file.subarray(offset, offset + length), Buffer.alloc(padded - length))
    at += padded
  }
  return Buffer.concat(parts)
}

const tablesAt = (file: Buffer, place: number) =>
  Array.from({ length: file.readUInt16BE(place + 4) }, (_, i) => {
    const at = place + 12 + i * 16
    return { tag: file.toString('latin1', at, at + 4), offset: file.readUInt32BE(at + 8), length: file.readUInt32BE(at + 12) }
  })

function namesOf(file: Buffer, place: number): string {
  const name = tablesAt(file, place).find(({ tag }) => tag === 'name')
  if (!name) return ''
  const bytes = Buffer.from(file.subarray(name.offset, name.offset + name.length))
  return bytes.length % 2 ? bytes.toString('latin1') : bytes.swap16().toString('utf16le')
}
