import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { migrate } from '../../src/db/migrate.ts'
import { open } from '../../src/db/open.ts'
import { openFiles } from '../../src/files/index.ts'
import { saveDraftIn } from '../../src/publications/draft-actions.ts'
import { attachmentOf, keepForItem, receive } from '../../src/publications/uploads.ts'
import { good } from './people.ts'
import { bureau, clock, draftOne, notice, takeNow, toApproval } from './publishing.ts'

// Uploads and publishes until it is killed; says `file ID` and `item ID` once each is committed.
const [dataDir] = process.argv.slice(2) as [string]
const database = await open({ dataDir })
await migrate(database.db)
const { db } = database
const files = openFiles(dataDir, { fileBytes: 10_000_000 })
const of = await bureau(db)
const { agency, drafter, leader } = of
writeSync(1, 'ready\n')
for (;;) {
  const id = await draftOne(db, of)
  const stored = await receive(files, { name: '明细表.csv', bytes: Buffer.from(`项目,件数\n${randomBytes(20_000).toString('hex')},1\n`) })
  const fileId = await db.transaction().execute(async trx => {
    const row = await keepForItem(trx, { agencyId: agency.id, id }, stored, drafter, clock)
    const content = { ...notice, attachments: [attachmentOf(row.id, stored)] }
    await saveDraftIn(trx, drafter, agency, id, { content, seen: 1 }, clock)
    return row.id
  })
  writeSync(1, `file ${fileId}\n`)
  await toApproval(db, of, id)
  good(await takeNow(db, leader, agency, id, { step: 'published' }))
  writeSync(1, `item ${id}\n`)
}
