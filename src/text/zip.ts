import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** What is wrong with a container; the number of `entries` or of `unpackedBytes` that it has, or that nothing can be made of it. */
export type ZipFault = 'damaged' | 'unpackedBytes' | 'entries'
/** Makes of a fault the sentence for whoever sent the file: every room has its own words and its own advice. */
export type Refuse = (fault: ZipFault) => Error

/** `unpackedBytes`: all its files together; `fileBytes`: what one may unpack to; `entries`: how many there may be. */
export type ZipLimits = { unpackedBytes: number; fileBytes?: number; entries?: number }

export const mostEntries = 10_000

const endOfDirectory = 'PK\x05\x06'
const inDirectory = 0x02014b50
const beforeFile = 0x04034b50
/** The sizes stand behind the file, and the header before it leaves them out. */
const sizesFollow = 0x8
const isUtf8 = 0x800

/** Where the directory of a container stands, told by its last 64 KB; null where they do not tell. ZIP64 is for what is over 4 GB. */
export type ZipEnd = { count: number; size: number; offset: number }
export const lastBytes = 22 + 0xffff

export function endOfZip(tail: Buffer): ZipEnd | null {
  const end = tail.lastIndexOf(endOfDirectory, undefined, 'latin1')
  if (end < 0 || end < tail.length - lastBytes || end + 22 > tail.length) return null
  return { count: tail.readUInt16LE(end + 10), size: tail.readUInt32LE(end + 12), offset: tail.readUInt32LE(end + 16) }
}

type Entry = { name: string; label: Buffer; flags: number; method: number; packed: number; unpacked: number; offset: number }

/** The entries of a directory; null where it breaks off, or where a name stands in it twice: two readers would see two files. */
export function entriesOfZip(directory: Buffer, count: number): Entry[] | null {
  const entries: Entry[] = []
  const names = new Set<string>()
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== inDirectory) return null
    const label = directory.subarray(at + 46, at + 46 + directory.readUInt16LE(at + 28))
    const flags = directory.readUInt16LE(at + 8)
    const name = nameOf(label, (flags & isUtf8) !== 0)
    if (names.has(name)) return null
    names.add(name)
    entries.push({
      ...{ name, label, flags, method: directory.readUInt16LE(at + 10) },
      ...{ packed: directory.readUInt32LE(at + 20), unpacked: directory.readUInt32LE(at + 24), offset: directory.readUInt32LE(at + 42) },
    })
    at += 46 + label.length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Programs on Chinese Windows write names in GBK and say nothing; others write UTF-8 and do not say so. A Mac takes letters apart (NFD); lists
 * name files in whole ones.
 */
function nameOf(label: Buffer, isSaid: boolean): string {
  if (isSaid) return label.toString('utf8').normalize('NFC')
  try {
    return strictUtf8.decode(label).normalize('NFC')
  } catch {
    return gb18030.decode(label).normalize('NFC')
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030')

/** No way up, no root, no drive, no control characters, whichever stroke stands between the folders. */
export const staysInside = (name: string): boolean => !/\p{Cc}|^[\\/]|^[A-Za-z]:|(?:^|[\\/])\.\.(?:[\\/]|$)/u.test(name)

/** A folder has an entry of its own where a program packed one from a disk (7-Zip, macOS): it is no file, and empty. */
const isFolder = ({ name, unpacked }: Entry): boolean => /[\\/]$/.test(name) && unpacked === 0

/** The files of a container by name. Each is unpacked when asked for; the limits count it once. What `refuse` makes is thrown. */
export class Zip {
  /** in the order of the directory; only those that stay inside can be asked for */
  readonly names: readonly string[]
  /** how many have a name that climbs out */
  readonly strange: number
  readonly #bytes: Buffer
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #counted = new Set<Entry>()
  readonly #most: number
  readonly #refuse: Refuse
  #left: number

  constructor(bytes: Uint8Array, { unpackedBytes, fileBytes = unpackedBytes, entries = mostEntries }: ZipLimits, refuse: Refuse) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const end = endOfZip(this.#bytes)
    if (!end) throw refuse('damaged')
    if (end.count > entries) throw refuse('entries')
    const found = entriesOfZip(this.#bytes.subarray(end.offset), end.count)
    if (!found) throw refuse('damaged')
    const files = found.filter(one => !isFolder(one))
    const inside = files.filter(({ name }) => staysInside(name))
    this.#entries = new Map(inside.map(entry => [entry.name, entry]))
    this.names = [...this.#entries.keys()]
    this.strange = files.length - inside.length
    this.#left = unpackedBytes
    this.#most = fileBytes
    this.#refuse = refuse
  }

  /** What one file says it unpacks to; `bytes` refuses one that does not keep to it. */
  size(name: string): number {
    return this.#entries.get(name)?.unpacked ?? 0
  }

  /** The bytes of one file, or undefined where there is none of that name. */
  bytes(name: string): Buffer | undefined {
    const entry = this.#entries.get(name)
    if (!entry) return undefined
    const isNew = !this.#counted.has(entry)
    if (entry.unpacked > Math.min(isNew ? this.#left : this.#most, this.#most)) throw this.#refuse('unpackedBytes')
    const content = this.#unpack(entry)
    if (isNew) this.#left -= content.length
    this.#counted.add(entry)
    return content
  }

  text(name: string): string | undefined {
    return this.bytes(name)
      ?.toString('utf8')
      .replace(/^\ufeff/, '')
  }

  #unpack(entry: Entry): Buffer {
    const packed = this.#packed(entry)
    let content = packed
    try {
      // the directory's size is not believed: it is the bound
      if (entry.method === 8)
        content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked), chunkSize: pieceOf(entry.unpacked) })
    } catch {
      throw this.#refuse('damaged')
    }
    if (content.length !== entry.unpacked || (entry.method !== 0 && entry.method !== 8)) throw this.#refuse('damaged')
    return content
  }

  /** The packed bytes; the header before them must tell the same as the directory, or another reader would find another file. */
  #packed({ offset, label, method, packed, unpacked }: Entry): Buffer {
    const zip = this.#bytes
    if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== beforeFile) throw this.#refuse('damaged')
    const from = offset + 30 + zip.readUInt16LE(offset + 26)
    const isSame =
      zip.readUInt16LE(offset + 8) === method &&
      zip.subarray(offset + 30, from).equals(label) &&
      ((zip.readUInt16LE(offset + 6) & sizesFollow) !== 0 ||
        (zip.readUInt32LE(offset + 18) === packed && zip.readUInt32LE(offset + 22) === unpacked))
    const start = from + zip.readUInt16LE(offset + 28)
    if (!isSame || start + packed > zip.length) throw this.#refuse('damaged')
    return zip.subarray(start, start + packed)
  }
}

/** Unpacked in one piece where that is no burden: a part of an office file is. */
const pieceOf = (unpacked: number): number => Math.min(Math.max(64, unpacked + 1), 1024 * 1024)

/** A container with these files in this order, without times of anything: the same content gives the same bytes. */
export function zipOf(files: Iterable<readonly [name: string, content: Uint8Array | string]>): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let [offset, count] = [0, 0]
  for (const [name, content] of files) {
    const bytes = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(beforeFile, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(isUtf8, 6)
    header.writeUInt16LE(8, 8)
    // 1 January 1980, the first day of this calendar
    header.writeUInt16LE(0x21, 12)
    header.writeUInt32LE(crc32(bytes), 14)
    header.writeUInt32LE(packed.length, 18)
    header.writeUInt32LE(bytes.length, 22)
    header.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(inDirectory, 0)
    entry.writeUInt16LE(20, 4)
    header.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, label)
    parts.push(header, label, packed)
    offset += 30 + label.length + packed.length
    count++
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write(endOfDirectory, 0, 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, list, end]))
}
