import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { standingOfDump } from '../src/cli/demo-database.ts'
import { dumpNotePath, dumpPath, fillSample, sampleSources } from '../src/cli/sample.ts'
import { keepSampleLetters } from '../src/cli/sample-letters.ts'
import { sampleSecrets } from '../src/cli/sample-seal.ts'
import { migrate } from '../src/db/migrate.ts'
import { open } from '../src/db/open.ts'
import { openFiles } from '../src/files/index.ts'
import { beijingDay } from '../src/law/index.ts'

/** When the sample is made, whatever day it is: the same data and migrations give the same sample. */
const now = new Date('2026-11-23T01:30:00Z')

/** Makes the database that `gongkai demo` starts from, where it is not of these migrations and data: sample/demo.tar.gz, and from what it was made. */
export async function makeSample(): Promise<void> {
  if ((await standingOfDump()) === 'fresh') return
  const database = await open({ memory: true })
  await migrate(database.db)
  // Of the files the dump holds the rows; their contents lie beside the data, the letters beside the dump, and are put where the demo begins.
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-sample-'))
  const files = openFiles(folder, { fileBytes: 20_000_000 })
  await fillSample({ db: database.db, files, secrets: sampleSecrets }, beijingDay(now))
  await keepSampleLetters(database.db, files)
  await rm(folder, { recursive: true })
  const dump = gzipSync(Buffer.from(await (await database.dump!()).arrayBuffer()), { level: 9 })
  await database.close()
  await writeFile(dumpPath, dump)
  await writeFile(dumpNotePath, `${JSON.stringify({ madeOn: beijingDay(now), ...(await sampleSources()) }, null, 2)}\n`)
}
