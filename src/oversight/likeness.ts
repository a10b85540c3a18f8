import type { Db } from '../db/open.ts'
import { likeness, likenessLimit, type Report } from '../report/index.ts'
import type { BodyLine, Collection } from './screen.ts'
import { submittedParts } from './store.ts'

/** Two bodies whose section reads alike. */
export type Twins = { heading: string; bodies: readonly [string, string]; share: number }

/** Every text is held against every other: of more bodies than this only so many are. */
export const mostCompared = 200

/** Same texts between bodies, in the sections that are each body's own: 一 and 五. The most alike first. */
export async function twinsIn(db: Db, { lines, year }: Collection): Promise<{ twins: Twins[]; compared: number }> {
  const sent = lines.filter(({ standing }) => standing.version !== null).slice(0, mostCompared)
  const texts = await textsOf(db, sent, year)
  const twins: Twins[] = []
  for (const [i, one] of texts.entries())
    for (const other of texts.slice(i + 1)) {
      if (one.number !== other.number || one.body === other.body) continue
      const share = likeness(one.text, other.text)
      if (share >= likenessLimit) twins.push({ heading: one.heading, bodies: [one.body, other.body], share })
    }
  return { twins: twins.sort((a, b) => b.share - a.share), compared: sent.length }
}

/** Shorter ones are alike by nature. */
const shortest = 60

async function textsOf(db: Db, lines: readonly BodyLine[], year: number) {
  const versions = lines.map(({ body, standing }) => ({ agencyId: body.id, version: standing.version! }))
  const names = new Map(lines.map(({ body }) => [body.id, body.name]))
  const texts: { body: string; number: number; heading: string; text: string }[] = []
  for await (const rows of submittedParts<Report>(db, versions, year, 'content'))
    for (const { agencyId, part } of rows)
      for (const { number, heading, text } of part.sections)
        if ((number === 1 || number === 5) && text.length >= shortest) texts.push({ body: names.get(agencyId)!, number, heading, text })
  return texts
}
