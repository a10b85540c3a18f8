import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Db } from '../db/open.ts'
import { type Files, fileOf } from '../files/index.ts'

/** The signed letters of the samples. They are made with the dump and lie beside it, because a dump holds the rows of files alone. */
const folder = fileURLToPath(new URL('../../sample/letters/', import.meta.url))

export async function keepSampleLetters(db: Db, files: Files): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  const rows = await db.selectFrom('applicationFiles').select(['agencyId', 'fileId', 'name']).where('purpose', '=', 'letter').execute()
  for (const [i, { agencyId, fileId, name }] of rows.entries()) {
    const stored = (await fileOf(db, agencyId, fileId))!
    const chunks: Buffer[] = []
    for await (const chunk of await files.get(stored)) chunks.push(chunk as Buffer)
    await writeFile(`${folder}${i + 1}${extname(name)}`, Buffer.concat(chunks))
  }
}

export async function putSampleLetters(files: Files): Promise<void> {
  for (const name of (await readdir(folder).catch(() => [])).sort())
    await files.put(await readFile(`${folder}${name}`), { name, private: true })
}
