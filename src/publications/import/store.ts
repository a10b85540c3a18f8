import type { Db, Trx } from '../../db/open.ts'
import type { Content } from '../content.ts'

/** What came in under these keys before, with the content that it came with where it was made public then. */
export async function importedBefore(
  db: Db,
  agencyId: string,
  keys: readonly string[],
): Promise<Map<string, Pick<Content, 'title' | 'body' | 'documentNumber'> | null>> {
  const rows = await db
    .selectFrom('publications as p')
    .leftJoin('publicationVersions as v', join =>
      join.onRef('v.agencyId', '=', 'p.agencyId').onRef('v.publicationId', '=', 'p.id').on('v.version', '=', 1),
    )
    .select(['p.importKey', 'v.content'])
    .where('p.agencyId', '=', agencyId)
    .where('p.importKey', 'in', keys)
    .execute()
  return new Map(rows.map(({ importKey, content }) => [importKey!, content as Content | null]))
}

/** Of these index numbers, those that somebody has. */
export async function takenIndexNumbers(db: Db, agencyId: string, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db
    .selectFrom('publications')
    .select('indexNumber')
    .where('agencyId', '=', agencyId)
    .where('indexNumber', 'in', numbers)
    .execute()
  return new Set(rows.map(({ indexNumber }) => indexNumber!))
}

/** Addresses that lead elsewhere now; the first that asked for one keeps it. */
export async function putRedirects(
  trx: Trx,
  agencyId: string,
  moved: readonly { path: string; toPath: string }[],
  at: Date,
): Promise<void> {
  if (moved.length === 0) return
  await trx
    .insertInto('redirects')
    .values(moved.map(({ path, toPath }) => ({ agencyId, path, toPath, at })))
    .onConflict(conflict => conflict.columns(['agencyId', 'path']).doNothing())
    .execute()
}
