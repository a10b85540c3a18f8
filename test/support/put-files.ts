import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { migrate } from '../../src/db/migrate.ts'
import { open } from '../../src/db/open.ts'
import { keepFile, openFiles } from '../../src/files/index.ts'
import { insertAgency } from './agency.ts'

// Puts files, public and private in turn, until it is killed, and says each id once its row is committed.
const dataDir = process.argv[2]!
const { db } = await open({ dataDir })
await migrate(db)
const files = openFiles(dataDir, { fileBytes: 1_000_000 })
const agencyId = (await db.selectFrom('agencies').select('id').executeTakeFirst())?.id ?? (await insertAgency(db, 'one'))
for (let i = 0; ; i++) {
  const stored = await files.put(randomBytes(300_000), { name: `${i}.bin`, private: i % 2 === 1 })
  const { id } = await db.transaction().execute(trx => keepFile(trx, agencyId, stored, { by: null, at: new Date() }))
  writeSync(1, `${id}\n`)
}
