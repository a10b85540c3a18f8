import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { BadInput } from '../../errors.ts'
import type { ContentLimits } from './limits.ts'

/** `fileBytes`: what one file may unpack to; `entries`: how many there may be. */
export type ZipLimits = Pick<ContentLimits, 'unpackedBytes'> & { fileBytes?: number; entries?: number }

const broken = () => new BadInput('文件已损坏，无法解压 / the file is damaged and cannot be unpacked')

type Entry = { name: string; packed: number; unpacked: number; method: number; offset: number }

/** The files of a container by name. Each is unpacked when asked for, never beyond what is left of `unpackedBytes`. */
export class Zip {
  readonly names: readonly string[]
  readonly #bytes: Buffer
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #most: number
  #left: number

  constructor(bytes: Uint8Array, { unpackedBytes, fileBytes = unpackedBytes, entries = 10_000 }: ZipLimits) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#entries = new Map(entriesOf(this.#bytes, entries).map(entry => [entry.name, entry]))
    this.names = [...this.#entries.keys()]
    this.#left = unpackedBytes
    this.#most = fileBytes
  }

  /** The bytes of one file, or undefined where there is none of that name. Throws BadInput. */
  bytes(name: string): Buffer | undefined {
    const entry = this.#entries.get(name)
    if (!entry) return undefined
    const { packed, unpacked, method, offset } = entry
    if (offset + 30 > this.#bytes.length || this.#bytes.readUInt32LE(offset) !== 0x04034b50) throw broken()
    const start = offset + 30 + this.#bytes.readUInt16LE(offset + 26) + this.#bytes.readUInt16LE(offset + 28)
    const content = this.#bytes.subarray(start, start + packed)
    if (content.length !== packed || (method !== 0 && method !== 8)) throw broken()
    if (Math.max(unpacked, method === 0 ? packed : 0) > Math.min(this.#left, this.#most)) throw tooBig()
    try {
      // The directory's size is not believed: it is the bound.
      const found = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) })
      this.#left -= found.length
      return found
    } catch {
      throw broken()
    }
  }

  text(name: string): string | undefined {
    return this.bytes(name)
      ?.toString('utf8')
      .replace(/^\ufeff/, '')
  }
}

const tooBig = () => new BadInput('文件解压后超过上限 / the file unpacks to more than the limit', 'unpackedBytes')

function entriesOf(bytes: Buffer, mostEntries: number): Entry[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > bytes.length) throw broken()
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw new BadInput(`压缩包内的文件超过 ${mostEntries} 个 / too many files in the container`, 'entries')
  const entries: Entry[] = []
  for (let at = bytes.readUInt32LE(end + 16), i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw broken()
    const length = bytes.readUInt16LE(at + 28)
    entries.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + length), (bytes.readUInt16LE(at + 8) & 0x800) !== 0),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Programs on Chinese Windows write names in GBK and say nothing; others write UTF-8 and do not say so. A Mac takes letters apart (NFD); lists
 * name files in whole ones.
 */
function nameOf(bytes: Buffer, isUtf8: boolean): string {
  if (isUtf8) return bytes.toString('utf8').normalize('NFC')
  try {
    return strictUtf8.decode(bytes).normalize('NFC')
  } catch {
    return gb18030.decode(bytes).normalize('NFC')
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030')

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
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    // names are UTF-8; 1980-01-01
    header.writeUInt16LE(0x0800, 6)
    header.writeUInt16LE(8, 8)
    header.writeUInt16LE(0x21, 12)
    header.writeUInt32LE(crc32(bytes), 14)
    header.writeUInt32LE(packed.length, 18)
    header.writeUInt32LE(bytes.length, 22)
    header.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
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
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, list, end]))
}
