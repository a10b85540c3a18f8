import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { BadInput } from '../errors.ts'

/** The bytes behind a row: where they lie follows from these two. */
export type Content = { sha256: string; private: boolean }

/** Bytes as they come: in one piece or in many. */
export type Source = Uint8Array | AsyncIterable<Uint8Array>

/** Reads bytes at a place, of a file or in memory; fewer where they end. */
export type Looked = (position: number, length: number) => Promise<Buffer>

/** With callbacks inside, for what every file of a rush does: it costs a third less than by a handle of promises for each. */
const [writeWhole, rename] = [promisify(fs.writeFile), promisify(fs.rename)]
const [openPlain, force, close] = [promisify(fs.open), promisify(fs.fsync), promisify(fs.close)]

/**
 * Contents under their SHA-256, in two levels of folders: `public/ab/cd/abcd…`, `private/…`, and `incoming/` for what is being written.
 * A content is written beside, forced to the disk, renamed into its place, and the folder forced to the disk: whoever has the answer may
 * commit a row. The same content again takes the old one's place, so that it counts as new to whoever sweeps.
 */
export class Disk {
  readonly root: string
  constructor(dataDir: string) {
    this.root = join(dataDir, 'files')
  }

  folder(part: 'public' | 'private' | 'incoming'): string {
    return join(this.root, part)
  }

  pathOf({ sha256, private: isPrivate }: Content): string {
    // The only way from a row to a path: nothing but the digits of a hash can get in.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not the SHA-256 of a content')
    return join(this.folder(isPrivate ? 'private' : 'public'), sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  /** Writes it all; `look` may read it and refuse it before it has a place. What is whole in memory is looked at before it is written. */
  async write<T>(
    source: Source,
    { mostBytes, private: isPrivate }: { mostBytes: number; private: boolean },
    look: (at: Looked, bytes: number) => Promise<T>,
  ): Promise<{ content: Content; bytes: number; seen: T }> {
    if (!(source instanceof Uint8Array)) return this.#pour(source, { mostBytes, private: isPrivate }, look)
    mustFit(source.length, mostBytes)
    const seen = await look(inMemory(source), source.length)
    const unfinished = join(this.folder('incoming'), randomUUID())
    const content = { sha256: createHash('sha256').update(source).digest('hex'), private: isPrivate }
    try {
      await inFolder(unfinished, () => writeWhole(unfinished, source, { flag: 'wx', mode: 0o600, flush: true }))
      await settle(unfinished, this.pathOf(content))
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    return { content, bytes: source.length, seen }
  }

  async #pour<T>(
    source: AsyncIterable<Uint8Array>,
    { mostBytes, private: isPrivate }: { mostBytes: number; private: boolean },
    look: (at: Looked, bytes: number) => Promise<T>,
  ): Promise<{ content: Content; bytes: number; seen: T }> {
    const unfinished = join(this.folder('incoming'), randomUUID())
    const file = await inFolder(unfinished, () => open(unfinished, 'wx+', 0o600))
    try {
      const { sha256, bytes } = await pour(source, file, mostBytes)
      const seen = await look(ofHandle(file), bytes)
      await file.sync()
      await file.close()
      const content = { sha256, private: isPrivate }
      await settle(unfinished, this.pathOf(content))
      return { content, bytes, seen }
    } catch (error) {
      await file.close().catch(() => {})
      await rm(unfinished, { force: true })
      throw error
    }
  }

  /** Fails with ENOENT where the content is not there. */
  async read(content: Content, range: { start?: number; end?: number } = {}): Promise<Readable> {
    const path = this.pathOf(content)
    await stat(path)
    return fs.createReadStream(path, range)
  }

  /** null where the content is not there. */
  async stat(content: Content): Promise<fs.Stats | null> {
    try {
      return await stat(this.pathOf(content))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
}

/** Bytes that are read as a file is. */
export function inMemory(bytes: Uint8Array): Looked {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return async (position, length) => whole.subarray(position, position + length)
}

/** A file that is open. */
export const ofHandle =
  (file: FileHandle): Looked =>
  async (position, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  }

function mustFit(bytes: number, mostBytes: number): void {
  if (bytes === 0) throw new BadInput('文件是空的。 The file is empty.')
  if (bytes <= mostBytes) return
  const megabytes = Math.round(mostBytes / 100_000) / 10
  throw new BadInput(`文件超过 ${megabytes} MB 的上限。 The file exceeds the limit of ${megabytes} MB.`, 'fileBytes')
}

async function pour(source: AsyncIterable<Uint8Array>, file: FileHandle, mostBytes: number): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of source) {
    if (piece.length === 0) continue
    bytes += piece.length
    mustFit(bytes, mostBytes)
    hash.update(piece)
    for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten
  }
  mustFit(bytes, mostBytes)
  return { sha256: hash.digest('hex'), bytes }
}

/** Into its place, and the place to the disk. */
export async function settle(from: string, to: string): Promise<void> {
  await inFolder(to, () => rename(from, to))
  await forceFolder(dirname(to))
}

/** Does it, and makes the path's folder first where it is not there yet: nearly always it is. */
async function inFolder<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await makeFolder(dirname(path))
    return work()
  }
}

async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  // A new folder is an entry in the one above; else a power cut could take it with all that is in it.
  if (first) for (let at = dirname(path); at.length >= dirname(first).length; at = dirname(at)) await forceFolder(at)
}

export async function forceFolder(path: string): Promise<void> {
  // Windows opens no folders and needs no such thing.
  if (process.platform === 'win32') return
  const folder = await openPlain(path, fs.constants.O_RDONLY)
  try {
    await force(folder)
  } finally {
    await close(folder)
  }
}
