import { sql } from 'kysely'
import { type Applicant, traitsOf } from '../applications/index.ts'
import type { Db } from '../db/open.ts'
import type { Place, Secrets } from '../secrets/index.ts'

/** Every column that holds a sealed value: where it lies, and what stands in its place for the row's agency and id. */
const sealed = [
  { table: 'application_persons', column: 'sealed', agency: 'agency_id', id: 'application_id' },
  { table: 'mail_out', column: 'address', agency: 'agency_id', id: 'id' },
  { table: 'mail_out', column: 'body', agency: 'agency_id', id: 'id' },
  { table: 'channels', column: 'app_secret', agency: 'agency_id', id: null },
  { table: 'account_mail', column: 'address', agency: null, id: 'account_id' },
  { table: 'second_factors', column: 'secret', agency: null, id: 'account_id' },
] as const satisfies readonly { table: string; column: string; agency: 'agency_id' | null; id: string | null }[]

const batch = 500

type Column = (typeof sealed)[number]
type Row = { agencyId: string; id: string; value: string }

/** The rows of one agency (its accounts', where the table is not the agency's own), in the order of their ids. */
async function rowsAfter(db: Db, { table, column, agency, id }: Column, agencyId: string, after: string): Promise<Row[]> {
  const key = id === null ? sql`'wechat'` : sql.ref(`t.${id}`)
  const from =
    agency === null
      ? sql`${sql.table(table)} as t join accounts as a on a.id = t.account_id where a.agency_id = ${agencyId}`
      : sql`${sql.table(table)} as t where t.agency_id = ${agencyId}`
  const { rows } = await sql<Row>`select ${agencyId}::text as "agencyId", ${key}::text as id, ${sql.ref(`t.${column}`)} as value
    from ${from} and ${sql.ref(`t.${column}`)} is not null and ${key}::text > ${after} order by ${key}::text limit ${batch}`.execute(db)
  return rows
}

/** Only where it is still what was read: somebody who changed it meanwhile sealed it with the new key themselves. */
async function put(db: Db, { table, column, agency, id }: Column, row: Row, value: string): Promise<void> {
  const here = agency === null ? sql`true` : sql`agency_id = ${row.agencyId}`
  const key = id === null ? sql`true` : sql`${sql.ref(id)}::text = ${row.id}`
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value}
    where ${here} and ${key} and ${sql.ref(column)} = ${row.value}`.execute(db)
}

/**
 * Seals everything that lies under a former secret with the one of now, and makes the hashes anew by which a person's cases are found. It may be
 * run again, and while the site runs. HMACs of codes cannot be made anew: a former secret is named as long as codes given out under it open cases.
 */
export async function reseal(db: Db, secrets: Secrets): Promise<{ seen: number; resealed: number }> {
  let [seen, resealed] = [0, 0]
  const agencies = await db.selectFrom('agencies').select('id').orderBy('id').execute()
  for (const { id: agencyId } of agencies)
    for (const column of sealed)
      for (let after = ''; ; ) {
        const rows = await rowsAfter(db, column, agencyId, after)
        if (rows.length === 0) break
        after = rows.at(-1)!.id
        for (const row of rows) {
          seen += 1
          if (!secrets.isUnderFormerKey(row.value)) continue
          const place: Place = { table: column.table, column: column.column, agencyId, id: row.id }
          const plain = secrets.decrypt(row.value, place)
          await put(db, column, row, secrets.encrypt(plain, place))
          if (column.table === 'application_persons') await rehash(db, secrets, agencyId, row.id, plain)
          resealed += 1
        }
      }
  return { seen, resealed }
}

async function rehash(db: Db, secrets: Secrets, agencyId: string, id: string, plain: string): Promise<void> {
  const { applicant } = JSON.parse(plain) as { applicant: Applicant }
  const personHashes = traitsOf(applicant).map(trait => secrets.tokenHash(trait).toString('hex'))
  await db.updateTable('applications').set({ personHashes }).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}
