import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { migrate } from '../../src/db/migrate.ts'
import { open } from '../../src/db/open.ts'
import { openFiles } from '../../src/files/index.ts'
import { work } from '../../src/jobs/index.ts'
import { confirmImport, sendList } from '../../src/publications/import/actions.ts'
import { batchOf } from '../../src/publications/import/batch-store.ts'
import { importList } from '../../src/publications/import/job.ts'
import { listLimits } from '../../src/publications/import/table.ts'
import { bureau } from './publishing.ts'

// Sends a list, confirms it, and brings it in until it is killed; says `done N` for each chunk once it is committed.
const [dataDir, url, rows] = process.argv.slice(2) as [string, string, string]
const database = await open(url ? { url } : { dataDir })
const { db } = database
await migrate(db)
const files = openFiles(dataDir, { fileBytes: 20_000_000 })
const of = await bureau(db)
const now = () => new Date()
const lines = Array.from(
  { length: Number(rows) },
  (_, i) => `第${i + 1}号通知,2023-05-04,通知公告,第${i + 1}号的正文。,${i % 7 ? '' : `OLD/${i}`}`,
)
const bytes = Buffer.from(['标题,发布日期,栏目,正文,索引号', ...lines].join('\n'))
const fileId = await sendList({ db, files }, of.officer, of.agency, { name: '清单.csv', bytes }, listLimits, now())
await work(database, { jobs: [importList], rooms: { files }, now, failed: ({ error }) => writeSync(2, `${error}\n`), everyMs: 20 })
let said = 0
let isConfirmed = false
for (;;) {
  const batch = (await batchOf(db, of.agency.id, fileId))!
  if (batch.state === 'looked' && !isConfirmed) {
    await confirmImport(db, of.leader, of.agency, fileId, now())
    isConfirmed = true
  }
  if (isConfirmed && batch.state !== 'looked' && batch.done !== said) {
    said = batch.done
    writeSync(1, `done ${said}\n`)
  }
  await delay(10)
}
