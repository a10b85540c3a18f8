import type { Db } from '../db/open.ts'
import { createMerger, type Merged, type Report } from '../report/index.ts'
import type { Collection } from './screen.ts'
import { submittedParts } from './store.ts'

/** Whose reports are not in the sum, and why they are not. */
export type Joined = { merged: Merged; included: readonly string[]; missing: readonly string[] }

/** Adds what the bodies submitted (law notes 6.6): only accepted reports, or those that still wait as well. */
export async function mergedOf(db: Db, { superior, year, lines }: Collection, withWaiting: boolean): Promise<Joined | null> {
  const taken = lines.filter(({ situation }) => situation === 'accepted' || (withWaiting && situation === 'submitted'))
  if (taken.length === 0) return null
  const names = new Map(taken.map(({ body }) => [body.id, body.name]))
  const merger = createMerger({ agency: superior.name })
  const versions = taken.map(({ body, standing }) => ({ agencyId: body.id, version: standing.version! }))
  for await (const rows of submittedParts<Report>(db, versions, year, 'content'))
    for (const { agencyId, part } of rows) merger.add(part, names.get(agencyId))
  return {
    merged: merger.finish(),
    included: taken.map(({ body }) => body.name),
    missing: lines.filter(line => !taken.includes(line)).map(({ body }) => body.name),
  }
}
