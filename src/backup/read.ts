import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { BadInput } from '../errors.ts'
import type { Content } from '../files/index.ts'
import { damaged, type Manifest, manifestOf, markShape, notOurs } from './manifest.ts'

/** A backup in the order in which it is written. `row` is a line as it stands, its texts counted. */
export type Part = { manifest: Manifest } | { table: string } | { row: string } | { file: Content } | { piece: Buffer } | { whole: boolean }

/** A line longer than this is not one that we wrote. */
const mostLine = 512 * 1024 * 1024 - 1024

/**
 * Reads a backup and holds it against its manifest and its hash: whoever gets to the end has had all of it, unaltered. Else BadInput, at
 * the place where it shows: what was done with the parts before must be undone.
 */
export async function* readBackup(path: string): AsyncGenerator<Part> {
  const hash = createHash('sha256')
  let manifest: Manifest | null = null
  let [table, row, file, ended]: [number, number, { content: Content; hash: ReturnType<typeof createHash> } | null, boolean] = [
    -1,
    0,
    null,
    false,
  ]
  let [files, notWhole] = [0, 0]
  const isFull = () => table < 0 || row === manifest!.tables[table]!.rows
  for await (const line of linesIn(path)) {
    if (ended) throw damaged()
    if (!manifest) {
      manifest = manifestOf(line)
      yield { manifest }
    } else if (line[0] === '[') {
      if (file || !isRow(line, manifest.tables[table]?.columns.length)) throw damaged()
      row++
      yield { row: line }
    } else if (line[0] === '"') {
      if (!file) throw damaged()
      const piece = Buffer.from(line.slice(1, -1), 'base64')
      file.hash.update(piece)
      yield { piece }
    } else {
      const mark = markShape.safeParse(parsed(line)).data
      if (!mark) throw damaged()
      if ('whole' in mark) {
        if (!file || (file.hash.digest('hex') === file.content.sha256) !== mark.whole) throw damaged()
        if (!mark.whole) notWhole++
        file = null
        yield mark
      } else if (file || !isFull()) throw damaged()
      else if ('table' in mark) {
        if (manifest.tables[++table]?.name !== mark.table) throw damaged()
        row = 0
        yield mark
      } else if ('file' in mark) {
        file = { content: mark.file, hash: createHash('sha256') }
        files++
        yield mark
      } else {
        const counted = files - notWhole + mark.end.missing === manifest.files.count
        if (table !== manifest.tables.length - 1 || !counted || mark.sha256 !== hash.digest('hex')) throw damaged()
        ended = true
      }
    }
    if (!ended) hash.update(line).update('\n')
  }
  if (!manifest) throw notOurs()
  if (!ended) throw damaged()
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isRow(line: string, columns: number | undefined): boolean {
  const row = parsed(line)
  return Array.isArray(row) && row.length === columns && row.every(value => value === null || typeof value === 'string')
}

/** A last line without its end is a line: what is cut off shows by what it lacks. */
async function* linesIn(path: string): AsyncGenerator<string> {
  let [held, length]: [Buffer[], number] = [[], 0]
  try {
    // The error comes out of the iteration.
    const unpacked = pipeline(createReadStream(path), createGunzip(), () => {})
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      let from = 0
      for (let to = piece.indexOf(10); to >= 0; to = piece.indexOf(10, from)) {
        yield Buffer.concat([...held, piece.subarray(from, to)]).toString()
        ;[held, length, from] = [[], 0, to + 1]
      }
      held.push(piece.subarray(from))
      length += piece.length - from
      if (length > mostLine) throw damaged()
    }
  } catch (error) {
    throw readable(error, path)
  }
  if (length > 0) yield Buffer.concat(held).toString()
}

function readable(error: unknown, path: string): unknown {
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (code === 'Z_DATA_ERROR' && /incorrect header/.test((error as Error).message)) return notOurs()
  if (code.startsWith('Z_')) return damaged()
  return syscall ? new BadInput(`不能读取 ${path}：${code}。 ${path} cannot be read: ${code}.`) : error
}
