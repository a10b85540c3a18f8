import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { standingOfDump } from '../src/cli/demo-database.ts'
import { dumpNotePath, dumpPath, fillSample, sampleSources } from '../src/cli/sample.ts'
import { migrate } from '../src/db/migrate.ts'
import { open } from '../src/db/open.ts'
import { beijingDay } from '../src/law/index.ts'

/** Makes the database that `gongkai demo` starts from, where it is not of these migrations and data: sample/demo.tar.gz, and from what it was made. */
export async function makeSample(): Promise<void> {
  if ((await standingOfDump()) === 'fresh') return
  const database = await open({ memory: true })
  await migrate(database.db)
  const now = new Date()
  await fillSample(database.db, now, beijingDay(now))
  const dump = gzipSync(Buffer.from(await (await database.dump!()).arrayBuffer()), { level: 9 })
  await database.close()
  await writeFile(dumpPath, dump)
  await writeFile(dumpNotePath, `${JSON.stringify({ madeOn: beijingDay(now), ...(await sampleSources()) }, null, 2)}\n`)
}
