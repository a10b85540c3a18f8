import type { Selectable } from 'kysely'
import type { Db, Trx } from '../db/open.ts'
import type { Publications } from '../db/tables.ts'
import type { PlainDate } from '../law/index.ts'
import type { Attribute, Content } from './content.ts'
import type { Step, Summary } from './item.ts'
import type { Stage, Standing, StepName } from './steps.ts'

/** An item's row: what its steps come to, and what the lists of the desk show of its newest content. */
export type Item = Omit<
  Selectable<Publications>,
  'stage' | 'standing' | 'attribute' | 'publishedOn' | 'updatedOn' | 'formedOn' | 'dueOn' | 'originalOn' | 'reexaminedOn'
> & {
  stage: Stage
  standing: Standing
  attribute: Attribute | null
  publishedOn: PlainDate | null
  updatedOn: PlainDate | null
  formedOn: PlainDate | null
  dueOn: PlainDate | null
  originalOn: PlainDate | null
  reexaminedOn: PlainDate | null
}

/** Which item: its id alone is never enough. */
export type Key = { agencyId: string; id: string }

export async function itemOf(db: Db | Trx, { agencyId, id }: Key): Promise<Item | null> {
  const row = await db.selectFrom('publications').selectAll().where('agencyId', '=', agencyId).where('id', '=', id).executeTakeFirst()
  return row ? (row as Item) : null
}

/** The same for whoever is about to change it: everybody else waits until the end of the transaction. */
export async function lockedItem(trx: Trx, { agencyId, id }: Key): Promise<Item | null> {
  const row = await trx
    .selectFrom('publications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? (row as Item) : null
}

/** The item with this public number, whether it is public now or was once. */
export async function itemOfNumber(db: Db | Trx, agencyId: string, number: number): Promise<Item | null> {
  const row = await db
    .selectFrom('publications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? (row as Item) : null
}

export async function stepsOf(db: Db | Trx, { agencyId, id }: Key): Promise<Step[]> {
  const rows = await db
    .selectFrom('publicationSteps')
    .select(['seq', 'step', 'at', 'takenOn', 'actorId', 'actor', 'opinion', 'details', 'version'])
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    ...row,
    step: row.step as StepName,
    takenOn: row.takenOn as PlainDate,
    details: row.details as Record<string, unknown>,
  }))
}

export const insertItem = (trx: Trx, item: Item): Promise<void> => insertItems(trx, [item])

export async function insertItems(trx: Trx, items: readonly Item[]): Promise<void> {
  await trx.insertInto('publications').values(items).execute()
}

export async function updateItem(trx: Trx, { agencyId, id }: Key, now: Partial<Omit<Item, 'agencyId' | 'id'>>): Promise<void> {
  await trx.updateTable('publications').set(now).where('agencyId', '=', agencyId).where('id', '=', id).execute()
}

/** Writes the step after the others; of two that take the same place the second fails on the key. */
export const insertStep = (trx: Trx, key: Key, step: Step): Promise<void> => insertSteps(trx, [{ key, step }])

export async function insertSteps(trx: Trx, steps: readonly { key: Key; step: Step }[]): Promise<void> {
  await trx
    .insertInto('publicationSteps')
    .values(
      steps.map(({ key, step }) => ({
        ...{ ...step, agencyId: key.agencyId, publicationId: key.id, details: JSON.stringify(step.details) },
      })),
    )
    .execute()
}

/** A version as it was submitted; it never changes. */
export type Version = { version: number; content: Content; authors: readonly string[]; findings: readonly unknown[]; at: Date }

export const insertVersion = (trx: Trx, key: Key, version: Version): Promise<void> => insertVersions(trx, [{ key, version }])

export async function insertVersions(trx: Trx, versions: readonly { key: Key; version: Version }[]): Promise<void> {
  await trx
    .insertInto('publicationVersions')
    .values(
      versions.map(({ key: { agencyId, id }, version: { version, content, authors, findings, at } }) => ({
        ...{ agencyId, publicationId: id, version, at },
        ...{ content: JSON.stringify(content), authors: JSON.stringify(authors), findings: JSON.stringify(findings) },
      })),
    )
    .execute()
}

export async function versionOf(db: Db | Trx, { agencyId, id }: Key, version: number): Promise<Version | null> {
  const row = await db
    .selectFrom('publicationVersions')
    .select(['version', 'content', 'authors', 'findings', 'at'])
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? (row as Version) : null
}

/** The versions without their contents, the oldest first. */
export function versionsOf(db: Db | Trx, { agencyId, id }: Key): Promise<{ version: number; at: Date }[]> {
  return db
    .selectFrom('publicationVersions')
    .select(['version', 'at'])
    .where('agencyId', '=', agencyId)
    .where('publicationId', '=', id)
    .orderBy('version')
    .execute()
}

export const summaryIn = ({ stage, standing, seq, version, publicVersion, publishedOn, updatedOn }: Item): Summary => ({
  ...{ stage, standing, seq, version, publicVersion, publishedOn, updatedOn },
})

/** In the order of their ids. */
export async function itemsAfter(db: Db, agencyId: string, id: string | null, limit: number): Promise<Item[]> {
  const rows = await db
    .selectFrom('publications')
    .selectAll()
    .where('agencyId', '=', agencyId)
    .$if(id !== null, query => query.where('id', '>', id!))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows as Item[]
}

/** What was approved for an hour that has come. */
export function scheduledUntil(db: Db, agencyId: string, now: Date): Promise<{ id: string; seq: number }[]> {
  return db
    .selectFrom('publications')
    .select(['id', 'seq'])
    .where('agencyId', '=', agencyId)
    .where('stage', '=', 'scheduled')
    .where('scheduledAt', '<=', now)
    .orderBy('scheduledAt')
    .execute()
}
