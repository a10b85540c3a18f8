/** What a file of Office says of its own making; the rest is its content. */
const ofItsMaking = 'docProps/core.xml'

/** Whether two files say the same. A zip (DOCX, XLSX) tells when it was made: two are the same where each part but that one is, by name, size and sum. */
export function isSameContent(before: Buffer, now: Buffer): boolean {
  if (before.equals(now)) return true
  const parts = [before, now].map(partsOf)
  return parts[0] !== null && parts[0] === parts[1]
}

/** The parts of a zip as its directory lists them, in one line each; null: it is none, or one that we do not understand. */
function partsOf(file: Buffer): string | null {
  if (file.length < 22 || file.readUInt32LE(0) !== 0x04034b50) return null
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > file.length) return null
  const parts: string[] = []
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) return null
    const nameBytes = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameBytes)
    if (name !== ofItsMaking) parts.push(`${file.readUInt32LE(at + 16)} ${file.readUInt32LE(at + 24)} ${name}`)
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts.join('\n')
}
