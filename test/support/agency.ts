import type { Db } from '../../src/db/open.ts'
import { newId } from '../../src/db/uuid.ts'

/** An agency row, for tests of rooms that need no more of it. */
export async function insertAgency(db: Db, slug: string, parentId: string | null = null): Promise<string> {
  const id = newId()
  await db
    .insertInto('agencies')
    .values({ id, slug, name: `示例${slug}局`, level: 'city', parentId, createdAt: new Date(0) })
    .execute()
  return id
}
