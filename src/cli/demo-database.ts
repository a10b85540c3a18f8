import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { migrate } from '../db/migrate.ts'
import { type Database, isMade, open } from '../db/open.ts'
import { beijingDay } from '../law/index.ts'
import { dumpNotePath, dumpPath, fillSample, sampleHash } from './sample.ts'

/** The samples' database in this directory: from the dump where it is new and the dump is of this edition, else made here (some seconds more). */
export async function openDemo(dataDir: string, now: Date): Promise<Database> {
  const where = { dataDir }
  const isNew = !isMade(where)
  const dump = isNew && (await isDumpFresh()) ? await openAsBlob(dumpPath, { type: 'application/x-gzip' }) : undefined
  const database = await open({ ...where, dump })
  try {
    await migrate(database.db)
    const agency = await database.db.selectFrom('agencies').select('id').limit(1).executeTakeFirst()
    if (!agency) await fillSample(database.db, now, beijingDay(now))
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Whether the dump was made from these migrations and these data. */
export async function isDumpFresh(): Promise<boolean> {
  try {
    const note = JSON.parse(await readFile(dumpNotePath, 'utf8')) as { madeFrom: string }
    return note.madeFrom === (await sampleHash())
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
