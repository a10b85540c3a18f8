import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, readMigrations } from '../../src/db/migrate.ts'
import { open } from '../../src/db/open.ts'

/** The path of a dumped, migrated, empty database; made once for each state of the migrations. */
export async function migratedDump(): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum} `)
  hash.update(readFileSync(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url)))
  const path = join(tmpdir(), `gongkai-test-${hash.digest('hex').slice(0, 16)}.tar`)
  if (existsSync(path)) return path
  const database = await open({ memory: true })
  await migrate(database.db)
  const dump = await database.dump!()
  await database.close()
  // Several workers may make it at once; whoever is last puts the same thing in its place.
  const own = `${path}.${process.pid}`
  await writeFile(own, Buffer.from(await dump.arrayBuffer()))
  await rename(own, path)
  return path
}
