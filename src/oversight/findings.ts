import type { Db } from '../db/open.ts'
import { byGravity, type Finding } from '../report/index.ts'
import type { BodyLine, Collection } from './screen.ts'
import { submittedParts } from './store.ts'

/** A finding in what a body submitted; `index` is its place among them as its own page orders them, `seen` the step that the list showed. */
export type FoundIn = { line: BodyLine; finding: Finding; index: number; seen: number }

/** So many are listed; the rest are counted on the screen. */
export const mostFindings = 500

const gravity = { error: 0, warning: 1, note: 2 } as const

/** All findings in what was submitted, the gravest first, then by body. */
export async function findingsIn(db: Db, { lines, year }: Collection): Promise<FoundIn[]> {
  const sent = new Map(lines.filter(({ standing }) => standing.version !== null).map(line => [line.body.id, line]))
  const versions = [...sent.values()].map(({ body, standing }) => ({ agencyId: body.id, version: standing.version! }))
  const found: FoundIn[] = []
  for await (const rows of submittedParts<Finding[]>(db, versions, year, 'findings'))
    for (const { agencyId, part } of rows)
      for (const [index, finding] of byGravity(part).entries()) {
        const line = sent.get(agencyId)!
        found.push({ line, finding, index, seen: line.standing.seq })
      }
  return found.sort((a, b) => gravity[a.finding.level] - gravity[b.finding.level]).slice(0, mostFindings)
}
