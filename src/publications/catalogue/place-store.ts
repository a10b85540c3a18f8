import { sql } from 'kysely'
import type { Trx } from '../../db/open.ts'

/** The items of a column leave the lists of the columns that are no longer above it and come into those that are now. */
export async function movePlaces(
  trx: Trx,
  agencyId: string,
  key: string,
  { from, to }: { from: readonly string[]; to: readonly string[] },
): Promise<void> {
  for (const place of from.filter(each => !to.includes(each))) {
    await sql`
      delete from public_places p using public_places k
      where p.agency_id = ${agencyId} and p.place = ${place}
        and k.agency_id = p.agency_id and k.place = ${key} and k.publication_id = p.publication_id`.execute(trx)
    await recount(trx, agencyId, place)
  }
  for (const place of to.filter(each => !from.includes(each))) {
    await sql`
      insert into public_places (agency_id, place, listed_on, number, publication_id, genre, validity, section_id)
      select k.agency_id, ${place}, k.listed_on, k.number, k.publication_id, k.genre, k.validity, k.section_id
      from public_places k where k.agency_id = ${agencyId} and k.place = ${key}`.execute(trx)
    await recount(trx, agencyId, place)
  }
}

async function recount(trx: Trx, agencyId: string, place: string): Promise<void> {
  await sql`
    insert into public_counts (agency_id, place, items, in_force)
    select ${agencyId}, ${place}, count(*), count(*) filter (where validity is null or validity not in ('repealed', 'expired'))
    from public_places where agency_id = ${agencyId} and place = ${place}
    on conflict (agency_id, place) do update set items = excluded.items, in_force = excluded.in_force`.execute(trx)
}
