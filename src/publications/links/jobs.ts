import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import type { Job } from '../../jobs/index.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import { allAgencies } from '../../people/index.ts'
import { probe, type Tried } from './probe.ts'
import { type Dead, itemsToTry, putTried } from './store.ts'

/** So many items a night and agency, each again after a month: a slow walk that burdens nobody. */
const items = 200
const againAfterDays = 30

/** Tries the links of items to other sites; gives back how many items were looked at. */
export async function tryLinks(
  db: Db,
  agencyId: string,
  today: PlainDate,
  ask: (address: string) => Promise<Tried> = probe,
): Promise<number> {
  const known = new Map<string, Promise<Tried>>()
  const found = await itemsToTry(db, agencyId, addDays(today, -againAfterDays), items)
  for (const { id, body } of found) {
    const hrefs = [...new Set([...body.matchAll(/href="(https?:\/\/[^"]{1,2000})"/g)].map(match => match[1]!.replaceAll('&amp;', '&')))]
    const dead: Dead[] = []
    for (const href of hrefs) {
      if (!known.has(href)) known.set(href, ask(href))
      const tried = await known.get(href)!
      // Whoever asks for a password or for patience is there.
      if (tried !== 'unknown' && (tried.status === null || (tried.status >= 400 && ![401, 403, 429].includes(tried.status))))
        dead.push({ href, status: tried.status })
    }
    await db.transaction().execute(trx => putTried(trx, agencyId, id, dead, today))
  }
  return found.length
}

export const tryLinksAtNight: Job<object> = {
  name: 'publications.try-links',
  label: '检查外部链接',
  data: z.object({}),
  cron: '20 2 * * *',
  retries: 0,
  minutes: 180,
  async run(_, { db, today }) {
    for (const { id } of await allAgencies(db)) await tryLinks(db, id, today)
  },
}
