import { writeSync } from 'node:fs'
import { migrate } from '../../src/db/migrate.ts'
import { open } from '../../src/db/open.ts'
import { append } from '../../src/journal/index.ts'
import { insertAgency } from './agency.ts'

// Writes entries until it is killed, and says each number once its transaction is committed.
const { db } = await open({ dataDir: process.argv[2]! })
await migrate(db)
const agencyId = (await db.selectFrom('agencies').select('id').executeTakeFirst())?.id ?? (await insertAgency(db, 'one'))
for (;;) {
  const entry = await db
    .transaction()
    .execute(trx => append(trx, { agencyId, at: new Date(), actor: null, action: 'test.write', subject: 'x'.repeat(500) }))
  writeSync(1, `${entry.seq}\n`)
}
