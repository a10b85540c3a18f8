import { deflateRawSync } from 'node:zlib'

type Content = string | Uint8Array | { packed: Uint8Array; unpacked: number }

/** A ZIP container with these files; one given as packed bytes may lie about its size. Checksums are left zero: no reader here asks for them. */
export function zipOf(files: Record<string, Content>): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const { packed, unpacked } = pack(content)
    const label = Buffer.from(name)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(8, 8)
    header.writeUInt32LE(packed.length, 18)
    header.writeUInt32LE(unpacked, 22)
    header.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    header.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, label)
    parts.push(header, label, Buffer.from(packed))
    offset += 30 + label.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

function pack(content: Content): { packed: Uint8Array; unpacked: number } {
  if (typeof content === 'object' && 'packed' in content) return content
  const bytes = Buffer.from(content as string)
  return { packed: deflateRawSync(bytes), unpacked: bytes.length }
}
