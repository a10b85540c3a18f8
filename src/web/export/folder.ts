import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { BadInput } from '../../errors.ts'
import { isSameContent } from './same-content.ts'

/** Names the files that we made there: nothing else in the folder is ever overwritten or removed. */
const listName = '.gongkai-export.json'

export type Written = { written: number; unchanged: number; removed: number }

/** The folder of an export. A file is written only where its content differs; what was made before and is gone now is removed at the end. */
export class ExportFolder {
  readonly #root: string
  readonly #before: ReadonlySet<string>
  readonly #now = new Set<string>()
  readonly #folders = new Map<string, Promise<unknown>>()
  #written = 0

  private constructor(root: string, before: readonly string[]) {
    this.#root = root
    this.#before = new Set(before)
  }

  /** Takes an empty folder, a new one, or one of an earlier export. Throws BadInput for somebody's own folder. */
  static async open(path: string): Promise<ExportFolder> {
    const root = resolve(path)
    await mkdir(root, { recursive: true })
    const list = await readFile(join(root, listName), 'utf8').catch(() => null)
    if (list === null && (await readdir(root)).length > 0)
      throw new BadInput(`${root} 不是空目录，也不是以前导出的目录，没有写入。 ${root} is neither empty nor of an earlier export.`)
    return new ExportFolder(root, list === null ? [] : (JSON.parse(list) as { files: string[] }).files)
  }

  /** The number of files that are there now. */
  get size(): number {
    return this.#now.size
  }

  has(name: string): boolean {
    return this.#now.has(name)
  }

  async put(name: string, content: Uint8Array): Promise<void> {
    const path = join(this.#root, name)
    if (!path.startsWith(this.#root + sep)) throw new BadInput(`not a name of a file: ${name}`)
    if (this.#now.has(name)) return
    this.#now.add(name)
    // What was not made before is not looked for.
    const old = this.#before.has(name) ? await readFile(path).catch(() => null) : null
    if (old && isSameContent(old, Buffer.from(content.buffer, content.byteOffset, content.byteLength))) return
    await this.#makeFolder(dirname(path))
    const beside = `${path}.${randomUUID()}`
    await writeFile(beside, content)
    await rename(beside, path)
    this.#written += 1
  }

  #makeFolder(path: string): Promise<unknown> {
    const known = this.#folders.get(path)
    if (known) return known
    const made = mkdir(path, { recursive: true })
    this.#folders.set(path, made)
    return made
  }

  /** Removes what is no longer there, and writes the list. */
  async finish(): Promise<Written> {
    const gone = [...this.#before].filter(name => !this.#now.has(name))
    for (const name of gone) {
      await rm(join(this.#root, name), { force: true })
      await this.#removeEmpty(dirname(join(this.#root, name)))
    }
    const list = `${JSON.stringify({ files: [...this.#now].sort() })}\n`
    const path = join(this.#root, listName)
    if ((await readFile(path, 'utf8').catch(() => null)) !== list) await writeFile(path, list)
    return { written: this.#written, unchanged: this.#now.size - this.#written, removed: gone.length }
  }

  async #removeEmpty(folder: string): Promise<void> {
    for (let at = folder; at.startsWith(this.#root + sep); at = dirname(at)) {
      try {
        await rmdir(at)
      } catch {
        // Somebody's file is in it, or another of ours.
        return
      }
    }
  }
}
