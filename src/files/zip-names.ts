import type { FileHandle } from 'node:fs/promises'

const mostEntries = 20_000

/** The names in a ZIP container by its central directory, unpacking nothing; null where there is none that can be read. */
export async function zipNames(file: FileHandle, bytes: number): Promise<string[] | null> {
  const from = Math.max(0, bytes - 22 - 0xffff)
  const tail = await piece(file, from, bytes - from)
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > tail.length) return null
  const [count, size, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  // ZIP64 says 0xffff or 0xffffffff here; no file below the limits needs it.
  if (count > mostEntries || offset + size > from + end) return null
  const directory = await piece(file, offset, size)
  const names: string[] = []
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null
    const length = directory.readUInt16LE(at + 28)
    names.push(directory.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return names
}

/** These bytes of the file; fewer where it ends. */
export async function piece(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
