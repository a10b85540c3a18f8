import type { Db } from '../../db/open.ts'
import { type Agency, may, type Person, sectionsFor } from '../../people/index.ts'
import type { Dispute } from '../store.ts'
import { listedDisputes } from './list-store.ts'

const shown = 5

/** The disputes in which something is to be done, the next first; null where the person has nothing to do with any. */
export async function todaysDisputes(db: Db, person: Person, office: Agency): Promise<Dispute[] | null> {
  if (!may(person, 'application.read', office)) return null
  const query = { list: 'todo', kind: null, result: null, words: null, page: 1 } as const
  const disputes = await listedDisputes(db, office.id, query, { sections: sectionsFor(person, 'application.read', office) }, shown)
  return disputes.length > 0 ? disputes.slice(0, shown) : null
}
