import { sql } from 'kysely'
import type { Db } from '../../src/db/open.ts'
import { newId } from '../../src/db/uuid.ts'
import { insertColumns } from '../../src/publications/catalogue/store.ts'
import { standardCatalogue } from '../../src/publications/catalogue/template.ts'

/** One agency with its catalogue, and as many public items as wished for, spread over four columns and twenty years. */
export async function fill(db: Db, items: number, isOwner: boolean): Promise<void> {
  const agencyId = newId()
  const now = new Date('2026-03-02T01:00:00Z')
  await db
    .insertInto('agencies')
    .values({ id: agencyId, slug: 'liebiao', name: '示例市大数据局', level: 'city', parentId: null, region: null, createdAt: now })
    .execute()
  await db.transaction().execute(trx => insertColumns(trx, agencyId, standardCatalogue()))
  await db.transaction().execute(async trx => {
    // Keys to rows of the same statement need no second look.
    if (isOwner) await sql`set local session_replication_role = replica`.execute(trx)
    await sql`
      insert into public_items (agency_id, id, number, version, index_number, title, column_key, genre, summary, source, formed_on, validity,
        listed_on, published_at, published_on, updated_at, content)
      select ${agencyId}::uuid, gen_random_uuid(), n, 1, '11430623000000000X/' || n, '关于第' || n || '号事项办理情况的通知',
        (array['normative', 'statistics', 'licences', 'notices'])[1 + n % 4], (array['通知', '公告', '通报'])[1 + n % 3], '办理情况和结果。',
        '办公室', date '2026-03-01' - ((n % 7000)::integer), case when n % 4 = 0 then (array['inForce', 'inForce', 'repealed'])[1 + n % 3] end,
        date '2026-03-01' - ((n % 7000)::integer), ${now}, date '2026-03-01' - ((n % 7000)::integer), ${now},
        '{"body": "<p>办理情况。</p>", "keywords": [], "attachments": []}'
      from generate_series(1, ${items}::bigint) n`.execute(trx)
    await sql`
      insert into public_places (agency_id, place, listed_on, number, publication_id, genre, validity)
      select i.agency_id, p.place, i.listed_on, i.number, i.id, i.genre, i.validity
      from public_items i, unnest(case i.column_key when 'normative' then array['', 'part:content', 'basis', 'normative']
        else array['', 'part:content', i.column_key] end) p (place)`.execute(trx)
    await sql`
      insert into public_counts (agency_id, place, items, in_force)
      select agency_id, place, count(*), count(*) filter (where validity is distinct from 'repealed')
      from public_places group by agency_id, place`.execute(trx)
  })
  await sql`analyze`.execute(db)
}
