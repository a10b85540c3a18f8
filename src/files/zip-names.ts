import { endOfZip, entriesOfZip, lastBytes } from '../text/zip.ts'
import type { Looked } from './disk.ts'

const mostEntries = 20_000

/** The names in a ZIP container by its central directory, unpacking nothing; null where there is none that can be read. */
export async function zipNames(at: Looked, bytes: number): Promise<string[] | null> {
  const from = Math.max(0, bytes - lastBytes)
  const tail = await at(from, bytes - from)
  const end = endOfZip(tail)
  if (!end || end.count > mostEntries || end.offset + end.size > bytes) return null
  const directory = await at(end.offset, end.size)
  return entriesOfZip(directory, end.count)?.map(({ name }) => name) ?? null
}
