import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { damaged, tooLarge } from '../limits.ts'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const mostEntries = 5_000

/** The files of a ZIP container by name. Sizes are not believed: the unpacked bytes are counted while they come. */
export function unzip(bytes: Uint8Array, unpackedBytes: number): Map<string, Buffer> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = zip.length - 22
  while (end >= 0 && end > zip.length - 22 - 0xffff && zip.readUInt32LE(end) !== endOfDirectory) end--
  if (end < 0 || zip.readUInt32LE(end) !== endOfDirectory) throw damaged()
  const count = zip.readUInt16LE(end + 10)
  if (count > mostEntries) throw tooLarge(unpackedBytes)
  const files = new Map<string, Buffer>()
  let left = unpackedBytes
  for (let i = 0, at = zip.readUInt32LE(end + 16); i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== directoryEntry) throw damaged()
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const content = entry(zip, at, left, unpackedBytes)
    left -= content.length
    files.set(name, content)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

function entry(zip: Buffer, at: number, left: number, limit: number): Buffer {
  const [method, packed, offset] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== localEntry) throw damaged()
  const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const raw = zip.subarray(from, from + packed)
  if (raw.length !== packed || (method !== 0 && method !== 8)) throw damaged()
  if (raw.length > left) throw tooLarge(limit)
  if (method === 0) return raw
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limit) : damaged()
  }
}

/** A container of these files, all of one time: nothing tells when it was made. */
export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of files) {
    const title = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(localEntry, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    // 1 January 1980, the first day of this calendar
    head.writeUInt16LE(0x21, 12)
    head.writeUInt32LE(crc32(content), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(content.length, 22)
    head.writeUInt16LE(title.length, 26)
    const line = Buffer.alloc(46)
    line.writeUInt32LE(directoryEntry, 0)
    line.writeUInt16LE(20, 4)
    head.copy(line, 6, 4, 30)
    line.writeUInt32LE(at, 42)
    bodies.push(head, title, packed)
    directory.push(line, title)
    at += head.length + title.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endOfDirectory, 0)
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}
