import { type Reading, readForRedaction, type Suggestion, suggestMarks } from '../../document/redaction/index.ts'
import type { FileRow, Files } from '../../files/index.ts'
import { findPersonalData } from '../../secrets/index.ts'

export type ReadFile = { bytes: Uint8Array; reading: Reading; suggestions: Suggestion[] }

/** Files as they were read a moment ago: whoever marks one turns its pages, and each page is a request. The last few are kept in memory. */
export class Readings {
  private readonly kept = new Map<string, Promise<ReadFile>>()
  private readonly files: Files
  private readonly most = 4

  constructor(files: Files) {
    this.files = files
  }

  /** Throws BadInput with what to do for a file that cannot be redacted. */
  of(file: FileRow): Promise<ReadFile> {
    const { sha256 } = file
    const known = this.kept.get(sha256)
    const reading = known ?? this.read(file)
    this.kept.delete(sha256)
    this.kept.set(sha256, reading)
    if (!known) reading.catch(() => this.kept.delete(sha256))
    for (const oldest of this.kept.keys()) if (this.kept.size > this.most) this.kept.delete(oldest)
    return reading
  }

  private async read(file: FileRow): Promise<ReadFile> {
    const bytes = await bytesOf(this.files, file)
    const reading = await readForRedaction(bytes)
    return { bytes, reading, suggestions: suggestMarks(reading, findPersonalData) }
  }
}

async function bytesOf(files: Files, file: FileRow): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of await files.get(file)) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
