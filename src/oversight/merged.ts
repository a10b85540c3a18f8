import type { Db } from '../db/open.ts'
import { agenciesBelow, successionsOf } from '../people/index.ts'
import { createMerger, type Merged, type Report } from '../report/index.ts'
import { type CarryOver, carryOverOf } from './carry-over.ts'
import type { BodyLine, Collection } from './screen.ts'
import { carriedOutOf, submittedParts } from './store.ts'

/** Whose reports are not in the sum, and why they are not. */
export type Joined = { merged: Merged; included: readonly string[]; missing: readonly string[]; carryOver: CarryOver }

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
    carryOver: await carriedOver(db, { superior, year, lines }, taken),
  }
}

/** What the bodies of last year carried out against what those in the sum carried in. */
async function carriedOver(
  db: Db,
  { superior, year, lines }: Pick<Collection, 'superior' | 'year' | 'lines'>,
  taken: readonly BodyLine[],
): Promise<CarryOver> {
  const gone = (await agenciesBelow(db, superior)).filter(
    ({ dissolvedOn }) => dissolvedOn !== null && dissolvedOn >= `${year}-01-01` && dissolvedOn <= `${year}-12-31`,
  )
  const goneIds = gone.map(({ id }) => id)
  const heirs = goneIds.length > 0 ? await successionsOf(db, goneIds) : []
  const nameOf = new Map(lines.map(({ body }) => [body.id, body.name]))
  const left = gone.map(body => {
    const heir = heirs.find(({ predecessorId }) => predecessorId === body.id)
    return { ...body, successor: heir ? (nameOf.get(heir.successorId) ?? null) : null }
  })
  const ids = [...lines.map(({ body }) => body.id), ...left.map(({ id }) => id)]
  return carryOverOf({
    ...{ left, before: await carriedOutOf(db, ids, year - 1) },
    included: taken.map(({ body, standing }) => ({ ...body, carriedIn: standing.carriedIn })),
    missing: lines.filter(line => !taken.includes(line)).map(({ body }) => body),
  })
}
