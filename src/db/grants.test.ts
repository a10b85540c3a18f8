import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertAgency } from '../../test/support/agency.ts'
import { byHand, describeStore } from '../../test/support/database.ts'
import { migrate } from './migrate.ts'

// Applies the very lines that docs/operating.md tells operators to apply.
async function printedGrants(): Promise<string> {
  const page = await readFile(new URL('../../docs/operating.md', import.meta.url), 'utf8')
  return /```sql\n([\s\S]*?)```/.exec(page)![1]!
}

describeStore('the role of the site, as docs/operating.md grants it', database => {
  test('may append to the journal and may neither change nor take anything of it', async () => {
    const { db } = database()
    const agency = await insertAgency(db, 'one')
    const role = `gongkai_app_${process.pid}`
    const grants = (await printedGrants()).replaceAll('gongkai_app', role)
    await byHand({ db }, `create role ${role}; ${grants.replace(/^--.*$/m, '')}`)
    const asRole = (text: string) =>
      db.transaction().execute(async trx => {
        await sql.raw(`set local role ${role}`).execute(trx)
        await byHand({ db: trx }, text)
      })
    const zeros = '0'.repeat(64)
    await asRole(`insert into journal values ('${agency}', 1, now(), null, '系统', 'test', 'x', '{}', null, '${zeros}', '${zeros}')`)
    await asRole(`insert into journal_heads values ('${agency}', 1, '${zeros}')`)
    for (const text of [
      "update journal set actor = 'x'",
      'delete from journal',
      'truncate journal',
      'drop table journal',
      'delete from schema_migrations',
      'delete from announced_papers',
      'update local_days_off set to_on = from_on',
    ])
      await expect(asRole(text), text).rejects.toThrow(/permission denied|must be owner/)
    // Nothing is missing, so the site starts without the right to create anything.
    await db.transaction().execute(async trx => {
      await sql.raw(`set local role ${role}`).execute(trx)
      expect(await migrate(trx)).toEqual([])
    })
    await byHand({ db }, `drop owned by ${role}; drop role ${role}`)
  })
})
