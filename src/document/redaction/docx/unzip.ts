import { Zip } from '../../../text/zip.ts'
import { damaged, tooLarge } from '../limits.ts'

const entries = 5_000

/** The files of a DOCX by name, all unpacked, within the limit. */
export function unzip(bytes: Uint8Array, unpackedBytes: number): Map<string, Buffer> {
  const zip = new Zip(bytes, { unpackedBytes, entries }, fault => (fault === 'damaged' ? damaged() : tooLarge(unpackedBytes)))
  return new Map(zip.names.map(name => [name, zip.bytes(name)!]))
}
