import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { secretKey } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { type Database, isMade, open } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import { openFiles } from '../files/index.ts'
import { beijingDay } from '../law/index.ts'
import { allAgencies } from '../people/index.ts'
import { dumpNotePath, dumpPath, fillSample, type MadeFrom, putSampleFiles, sampleSources } from './sample.ts'
import { sampleSecrets, sealAnew } from './sample-seal.ts'

/** The samples' database in this directory: from the dump where it is new and the dump is of this edition, else made here (some seconds more). */
export async function openDemo(dataDir: string, now: Date, secret: string | null = null): Promise<Database> {
  const where = { dataDir }
  const isNew = !isMade(where)
  const files = openFiles(dataDir, { fileBytes: 20_000_000 })
  // Before the rows that name them.
  if (isNew) await putSampleFiles(files)
  const dump = isNew && (await standingOfDump()) !== 'stale' ? await openAsBlob(dumpPath, { type: 'application/x-gzip' }) : undefined
  const database = await open({ ...where, dump })
  try {
    await migrate(database.db)
    const agencies = await allAgencies(database.db)
    if (agencies.length === 0) await fillSample({ db: database.db, files, secrets: sampleSecrets }, beijingDay(now))
    // Passwords are about to be changed here: never those of somebody's own site.
    else if (!agencies.every(({ slug }) => slug.startsWith('sample-')))
      throw new BadInput(
        '这个数据目录里不是示例数据，请用 --data 指定另一目录。 This directory holds no samples: name another with --data.',
      )
    if (isNew) await sealAnew(database.db, secretKey({ secret, dataDir }), 'sample-district')
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * How the dump stands to this edition: `fresh`; `behind` where only migrations have come since, which are applied as to any database; `stale`
 * where it holds something else, or is not there.
 */
export async function standingOfDump(): Promise<'fresh' | 'behind' | 'stale'> {
  const [note, now] = [await dumpNote(), await sampleSources()]
  if (note?.data !== now.data || note.migrations.some((migration, i) => migration !== now.migrations[i])) return 'stale'
  return note.migrations.length === now.migrations.length ? 'fresh' : 'behind'
}

async function dumpNote(): Promise<MadeFrom | null> {
  try {
    return JSON.parse(await readFile(dumpNotePath, 'utf8')) as MadeFrom
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
