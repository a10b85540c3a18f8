import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import type { Content, RelationKind } from './content.ts'

export type Relation = { fromId: string; kind: RelationKind; toId: string }

/** What the public version of the item says of others, in place of what it said before. */
export async function replaceRelations(trx: Trx, agencyId: string, fromId: string, relations: Content['relations']): Promise<void> {
  await trx.deleteFrom('publicationRelations').where('agencyId', '=', agencyId).where('fromId', '=', fromId).execute()
  if (relations.length > 0)
    await trx
      .insertInto('publicationRelations')
      .values(relations.map(({ kind, to }) => ({ agencyId, fromId, kind, toId: to })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

/** Up to which day documents that are public now let this one hold; null: none does. */
export async function extendedTo(trx: Trx, agencyId: string, id: string): Promise<PlainDate | null> {
  const { until } = await trx
    .selectFrom('publicationRelations as r')
    .innerJoin('publicItems as i', join => join.onRef('i.agencyId', '=', 'r.agencyId').onRef('i.id', '=', 'r.fromId'))
    .select(({ fn }) => fn.max('i.expiresOn').as('until'))
    .where('r.agencyId', '=', agencyId)
    .where('r.kind', '=', 'extends')
    .where('r.toId', '=', id)
    .executeTakeFirstOrThrow()
  return until as PlainDate | null
}

/** Both ways: what the item says of others, and others of it. */
export async function relationsOf(db: Db | Trx, agencyId: string, id: string): Promise<Relation[]> {
  const rows = await db
    .selectFrom('publicationRelations')
    .select(['fromId', 'kind', 'toId'])
    .where('agencyId', '=', agencyId)
    .where(where => where.or([where('fromId', '=', id), where('toId', '=', id)]))
    .orderBy('kind')
    .orderBy('fromId')
    .execute()
  return rows as Relation[]
}
