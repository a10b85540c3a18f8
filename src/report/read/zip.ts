import { inflateRawSync } from 'node:zlib'
import { BadInput } from '../../errors.ts'
import type { Limits } from './blocks.ts'

export type ZipEntry = { name: string; packed: number; unpacked: number; method: number; offset: number }

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const mostEntries = 10_000

function broken(): BadInput {
  return new BadInput('文件已损坏，无法解压 / the file is damaged and cannot be unpacked')
}

/** The entries of a ZIP container by its central directory; null where there is none. ZIP64 is not needed below 4 GB and is taken for broken. */
export function listZip(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const stop = Math.max(0, end - 0xffff)
  while (end >= stop && view.getUint32(end, true) !== endOfDirectory) end--
  if (end < stop) return null
  const count = view.getUint16(end + 10, true)
  if (count > mostEntries) {
    throw new BadInput(
      `压缩包内的文件超过 ${mostEntries} 个的上限 / the container holds more files than the limit of ${mostEntries}`,
      'entries',
    )
  }
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) return null
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/**
 * Refuses a container that is broken, or that unpacks beyond `limits.unpackedBytes`, before a library opens it. The sizes of the directory are
 * not believed: every entry is unpacked here once with its own size as the bound, since the libraries unpack whatever comes.
 */
export function guardZip(bytes: Uint8Array, limits: Limits): ZipEntry[] {
  const entries = listZip(bytes)
  if (entries === null) throw broken()
  let total = 0
  for (const entry of entries) {
    total += entry.unpacked
    if (total > limits.unpackedBytes) throw tooBig(limits)
  }
  for (const entry of entries) unpack(bytes, entry)
  return entries
}

/** The bytes of one entry; BadInput where it is broken or not as long as the directory says. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localEntry) throw broken()
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) throw broken()
  if (entry.method === 0) {
    if (entry.packed !== entry.unpacked) throw broken()
    return packed
  }
  if (entry.method !== 8) throw broken()
  let unpacked: Uint8Array
  try {
    unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
  } catch {
    throw broken()
  }
  if (unpacked.length !== entry.unpacked) throw broken()
  return unpacked
}

export function tooBig({ unpackedBytes }: Limits): BadInput {
  const megabytes = Math.round(unpackedBytes / 1024 / 1024)
  return new BadInput(`文件解压后超过 ${megabytes} MB 的上限 / the file unpacks to more than the limit of ${megabytes} MB`, 'unpackedBytes')
}
