import type { FileHandle } from 'node:fs/promises'
import { endOfZip, entriesOfZip, lastBytes } from '../text/zip.ts'

const mostEntries = 20_000

/** The names in a ZIP container by its central directory, unpacking nothing; null where there is none that can be read. */
export async function zipNames(file: FileHandle, bytes: number): Promise<string[] | null> {
  const from = Math.max(0, bytes - lastBytes)
  const tail = await piece(file, from, bytes - from)
  const end = endOfZip(tail)
  if (!end || end.count > mostEntries || end.offset + end.size > bytes) return null
  const directory = await piece(file, end.offset, end.size)
  return entriesOfZip(directory, end.count)?.map(({ name }) => name) ?? null
}

/** These bytes of the file; fewer where it ends. */
export async function piece(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
