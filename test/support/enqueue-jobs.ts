import { writeSync } from 'node:fs'
import { z } from 'zod'
import { migrate } from '../../src/db/migrate.ts'
import { open } from '../../src/db/open.ts'
import { enqueue, type Job, work } from '../../src/jobs/index.ts'

// Puts jobs into the queue and works on them until it is killed; says the number of each once its transaction is committed.
const database = await open({ dataDir: process.argv[2]! })
await migrate(database.db)
const slow: Job<{ n: number }> = {
  name: 'test.slow',
  label: '测试',
  data: z.object({ n: z.number() }),
  run: () => new Promise(resolve => setTimeout(resolve, 60_000)),
}
await work(database, { jobs: [slow], rooms: {}, now: () => new Date(), failed: () => undefined, everyMs: 20 })
for (let n = 0; ; n++) {
  await database.db.transaction().execute(trx => enqueue(trx, slow, { n }))
  writeSync(1, `${n}\n`)
}
