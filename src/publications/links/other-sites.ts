import type { Db } from '../../db/open.ts'
import type { PlainDate } from '../../law/index.ts'
import { checkLinks, type Draft, type Finding } from '../check/index.ts'
import { type Probed, probesOf } from './store.ts'

/** The addresses of other sites that a text links to, each once. */
export const otherSitesIn = (body: string): string[] => [
  ...new Set([...body.matchAll(/href="(https?:\/\/[^"]{1,2000})"/g)].map(match => match[1]!.replaceAll('&amp;', '&'))),
]

/** What is known of a text's links to other sites: how many there are, were tried, could not be told; since when at the oldest. */
export type LinkState = { links: number; tried: number; unknown: number; oldestOn: PlainDate | null }

/** What was last known of the links, as findings of the check. Nothing is asked of another site here: that is the work of a job. */
export async function otherSiteFindings(db: Db, agencyId: string, content: Draft): Promise<{ state: LinkState; findings: Finding[] }> {
  const hrefs = otherSitesIn(content.body)
  const known = await probesOf(db, agencyId, hrefs)
  const tried = [...known.values()]
  const state = {
    links: hrefs.length,
    tried: tried.length,
    unknown: tried.filter(({ answer }) => answer === 'unknown').length,
    oldestOn: tried.map(({ triedOn }) => triedOn).sort()[0] ?? null,
  }
  if (!tried.some(({ answer }) => answer === 'dead')) return { state, findings: [] }
  return { state, findings: await checkLinks(content, async href => statusOf(known.get(href))) }
}

/** What is not known to be dead is let pass. */
const statusOf = (one: Probed | undefined): number | null => (one?.answer === 'dead' ? one.status : 200)
