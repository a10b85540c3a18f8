import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import { everywhere } from './catalogue/catalogue.ts'

/** A normative document (政府信息公开条例 art. 20(1)) as the report counts it: whatever was published as one, in whichever column, says whether it holds. */
export type CountedDocument = { number: number; title: string; documentNumber: string | null; formedOn: PlainDate }

/**
 * `issued`: made in the days; `published`: shown in them; `repealed`: repealed in them, by what repeals or replaces them (what ran out by itself
 * is 失效, not 废止: a reading); `inForce`: made and not repealed or expired by their end; `shown`: open to the public at their end.
 */
export type DocumentCount = 'issued' | 'published' | 'repealed' | 'inForce' | 'shown'

function condition(what: DocumentCount, from: PlainDate, to: PlainDate) {
  if (what === 'issued') return sql`i.formed_on between ${from} and ${to}`
  if (what === 'published') return sql`i.listed_on between ${from} and ${to}`
  if (what === 'repealed') return sql`i.validity = 'repealed' and i.validity_on between ${from} and ${to}`
  if (what === 'shown') return sql`i.listed_on <= ${to}`
  return sql`i.formed_on <= ${to} and (i.validity not in ('repealed', 'expired') or i.validity_on > ${to})`
}

const documents = (agencyId: string, what: DocumentCount, from: PlainDate, to: PlainDate) => sql`
  from public_places as p join public_items as i on i.agency_id = p.agency_id and i.id = p.publication_id
  where p.agency_id = ${agencyId} and p.place = ${everywhere} and p.validity is not null and ${condition(what, from, to)}`

/** How many normative documents of an agency; the list of the same words is `documentsBehind`. */
export async function countDocuments(db: Db, agencyId: string, what: DocumentCount, from: PlainDate, to: PlainDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${documents(agencyId, what, from, to)}`.execute(db)
  return rows[0]!.n
}

export async function documentsBehind(
  db: Db,
  agencyId: string,
  what: DocumentCount,
  [from, to]: readonly [PlainDate, PlainDate],
  limit = 1000,
): Promise<CountedDocument[]> {
  const { rows } = await sql<CountedDocument>`
    select i.number::int as number, i.title, i.document_number as "documentNumber", i.formed_on as "formedOn" ${documents(agencyId, what, from, to)}
    order by i.formed_on, i.number limit ${limit}`.execute(db)
  return rows
}
