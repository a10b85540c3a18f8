import type { Dirent, Stats } from 'node:fs'
import { link, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../db/open.ts'
import type { Content, Disk } from './disk.ts'
import { agencyIds, contentKey, contentsWithRow, type FileRow, filesAfter } from './store.ts'

export type Swept = {
  /** Contents that no row named, and what a killed process left half-written. */
  removed: number
  /** Rows whose content is not there: damage, to be fetched from a backup. */
  missing: FileRow[]
}

/**
 * Removes what no row names and nobody has touched since `olderThan`; reports rows without their content. Leave an upload time to commit:
 * an hour or more. What is younger is left alone, so it may run while the site does.
 */
export async function sweepOrphans(db: Db, disk: Disk, olderThan: Date): Promise<Swept> {
  let removed = 0
  for (const { name } of await entries(disk.folder('incoming'))) {
    const path = join(disk.folder('incoming'), name)
    const found = await statOf(path)
    if (found && found.mtime < olderThan) {
      await rm(path, { force: true })
      removed++
    }
  }
  for (const isPrivate of [false, true]) {
    for await (const contents of oldContents(disk, isPrivate, olderThan)) {
      const named = await contentsWithRow(db, await agencyIds(db), contents)
      for (const content of contents) if (!named.has(contentKey(content)) && (await removeUnnamed(db, disk, content, olderThan))) removed++
    }
  }
  return { removed, missing: await rowsWithoutContent(db, disk) }
}

/**
 * Somebody may write the same content at this very moment. So it is taken out of its place first and looked at again: was it written
 * meanwhile, or has it a row by now, it goes back, unless a newer one is there already.
 */
async function removeUnnamed(db: Db, disk: Disk, content: Content, olderThan: Date): Promise<boolean> {
  const [path, aside] = [disk.pathOf(content), join(disk.folder('incoming'), `swept-${content.sha256}`)]
  await rename(path, aside)
  const { mtime } = await stat(aside)
  const isWanted = mtime >= olderThan || (await contentsWithRow(db, await agencyIds(db), [content])).has(contentKey(content))
  if (isWanted)
    await link(aside, path).catch(error => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    })
  await rm(aside)
  return !isWanted
}

/** By the folder: a folder of the second level holds a 65,536th of all. */
async function* oldContents(disk: Disk, isPrivate: boolean, olderThan: Date): AsyncGenerator<Content[]> {
  const root = disk.folder(isPrivate ? 'private' : 'public')
  for (const first of await entries(root)) {
    for (const second of await entries(join(root, first.name))) {
      const found: Content[] = []
      for (const { name } of await entries(join(root, first.name, second.name))) {
        const content = { sha256: name, private: isPrivate }
        if (!/^[0-9a-f]{64}$/.test(name)) continue
        const state = await disk.stat(content)
        if (state && state.mtime < olderThan) found.push(content)
      }
      for (let at = 0; at < found.length; at += 500) yield found.slice(at, at + 500)
    }
  }
}

async function rowsWithoutContent(db: Db, disk: Disk): Promise<FileRow[]> {
  const missing: FileRow[] = []
  for (const agencyId of await agencyIds(db)) {
    for (
      let page = await filesAfter(db, agencyId, null, 500);
      page.length > 0;
      page = await filesAfter(db, agencyId, page.at(-1)!.id, 500)
    ) {
      for (const row of page) if ((await disk.stat(row))?.size !== row.bytes) missing.push(row)
    }
  }
  return missing
}

const absent = (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return null
  throw error
}

const statOf = (path: string): Promise<Stats | null> => stat(path).catch(absent)

async function entries(path: string): Promise<Dirent[]> {
  return (await readdir(path, { withFileTypes: true }).catch(absent)) ?? []
}
