import type { Readable } from 'node:stream'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { BadInput } from '../errors.ts'
import { type Clamd, scan } from './antivirus.ts'
import { type Content, Disk, type Looked, type Source } from './disk.ts'
import type { Kind } from './kinds.ts'
import { kinds } from './kinds.ts'
import { cleanName } from './name.ts'
import { sniff } from './sniff.ts'
import { type FileRow, insertFiles } from './store.ts'
import { type Swept, sweepOrphans } from './sweep.ts'

/** What was written and waits for its row. */
export type Stored = Content & { bytes: number; kind: Kind; mediaType: string; name: string }

export type Wishes = {
  /** As the person's machine calls it; it is cleaned. */
  name: string
  private: boolean
  /** The kinds that are taken here; without it, all. */
  kinds?: readonly Kind[]
  /** Where one may be larger than other files (a ZIP of many). */
  mostBytes?: number
}

export type Files = {
  /** Writes the content, safe on the disk when it answers. Throws BadInput for what is empty, too big or of another kind. */
  put(source: Source, wishes: Wishes): Promise<Stored>
  /** The content of a row, or a part of it (`end` counts in). Fails with ENOENT where it is lost. */
  get(content: Content, range?: { start?: number; end?: number }): Promise<Readable>
  /** null where the content is lost. */
  stat(content: Content): Promise<{ bytes: number } | null>
  sweepOrphans(db: Db, olderThan: Date): Promise<Swept>
}

/** The store in this data directory. `fileBytes` is the limit of one file; with `clamd` nothing comes in that the scanner has not seen. */
export function openFiles(dataDir: string, { fileBytes, clamd = null }: { fileBytes: number; clamd?: Clamd | null }): Files {
  const disk = new Disk(dataDir)
  return {
    async put(source, { name, private: isPrivate, kinds: taken, mostBytes = fileBytes }) {
      const {
        content,
        bytes,
        seen: kind,
      } = await disk.write(source, { mostBytes, private: isPrivate }, async (at, bytes) => {
        const kind = await sniff(at, bytes)
        if (taken && !taken.includes(kind)) throw refusal(kind, taken)
        if (clamd) await scan(piecesOf(at, bytes), clamd)
        return kind
      })
      return { ...content, bytes, kind, mediaType: kinds[kind].mediaType, name: cleanName(name, kind) }
    },
    get: (content, range) => disk.read(content, range),
    stat: async content => {
      const found = await disk.stat(content)
      return found && { bytes: found.size }
    },
    sweepOrphans: (db, olderThan) => sweepOrphans(db, disk, olderThan),
  }
}

/** The row of what was put, in the transaction of whatever it belongs to. */
export async function keepFile(trx: Trx, agencyId: string, stored: Stored, kept: { by: string | null; at: Date }): Promise<FileRow> {
  return (await keepFiles(trx, agencyId, [stored], kept))[0]!
}

/** The rows of several, in their order. */
export async function keepFiles(
  trx: Trx,
  agencyId: string,
  all: readonly Stored[],
  { by, at }: { by: string | null; at: Date },
): Promise<FileRow[]> {
  const rows = all.map(({ sha256, bytes, mediaType, name, private: isPrivate }) => ({
    ...{ agencyId, id: newId(), sha256, bytes, mediaType, name, private: isPrivate, createdAt: at, createdBy: by },
  }))
  await insertFiles(trx, rows)
  return rows
}

async function* piecesOf(read: Looked, bytes: number): AsyncGenerator<Uint8Array> {
  const most = 64 * 1024
  for (let at = 0; at < bytes; ) {
    const piece = await read(at, Math.min(most, bytes - at))
    if (piece.length === 0) return
    yield piece
    at += piece.length
  }
}

function refusal(kind: Kind, taken: readonly Kind[]): BadInput {
  const wanted = taken.map(each => each.toUpperCase()).join('、')
  const found = kind === 'unknown' ? '内容无法识别' : `内容是 ${kind.toUpperCase()}`
  return new BadInput(`文件${found}，这里只收 ${wanted}。 The file is ${kind}; taken here: ${taken.join(', ')}.`)
}
