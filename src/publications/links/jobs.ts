import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import type { Job } from '../../jobs/index.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import { allAgencies } from '../../people/index.ts'
import { draftOf } from '../draft-store.ts'
import { otherSitesIn } from './other-sites.ts'
import { probe, type Tried } from './probe.ts'
import { type Dead, itemsToTry, type Probed, putProbes, putTried } from './store.ts'

/** So many items a night and agency, each again after a month: a slow walk that burdens nobody. */
const items = 200
const againAfterDays = 30
/** So many addresses of one draft. */
const addresses = 100

/** Tries the links of items to other sites; gives back how many items were looked at. */
export async function tryLinks(
  db: Db,
  agencyId: string,
  today: PlainDate,
  ask: (address: string) => Promise<Tried> = probe,
): Promise<number> {
  const known = new Map<string, Promise<Tried>>()
  const remembered = new Set<string>()
  const found = await itemsToTry(db, agencyId, addDays(today, -againAfterDays), items)
  for (const { id, body } of found) {
    const hrefs = otherSitesIn(body)
    const dead: Dead[] = []
    for (const href of hrefs) {
      if (!known.has(href)) known.set(href, ask(href))
      const { answer, status } = probed(href, await known.get(href)!, today)
      if (answer === 'dead') dead.push({ href, status })
    }
    const probes = await Promise.all(
      hrefs.filter(href => !remembered.has(href)).map(async href => probed(href, await known.get(href)!, today)),
    )
    for (const { href } of probes) remembered.add(href)
    await db.transaction().execute(async trx => {
      await putTried(trx, agencyId, id, dead, today)
      await putProbes(trx, agencyId, probes)
    })
  }
  return found.length
}

/** Whoever asks for a password or for patience is there. */
function probed(href: string, tried: Tried, triedOn: PlainDate): Probed {
  if (tried === 'unknown') return { href, answer: 'unknown', status: null, triedOn }
  const { status } = tried
  const isThere = status !== null && (status < 400 || [401, 403, 429].includes(status))
  return { href, answer: isThere ? 'there' : 'dead', status, triedOn }
}

/** Tries the links of one text now, four at a time; gives back how many. */
export async function tryLinksOf(
  db: Db,
  agencyId: string,
  body: string,
  today: PlainDate,
  ask: (address: string) => Promise<Tried> = probe,
): Promise<number> {
  const hrefs = otherSitesIn(body).slice(0, addresses)
  const waiting = [...hrefs]
  const found: Probed[] = []
  const worker = async () => {
    for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) found.push(probed(href, await ask(href), today))
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  await db.transaction().execute(trx => putProbes(trx, agencyId, found))
  return hrefs.length
}

const place = z.object({ agencyId: z.string(), id: z.string() })

/** Somebody who writes wants to know at once: by a job all the same, so that no request waits on another site. */
export const tryDraftLinks: Job<z.infer<typeof place>> = {
  name: 'publications.try-draft-links',
  label: '核对稿件里的外部链接',
  data: place,
  retries: 1,
  async run(key, { db, today }) {
    const draft = await draftOf(db, key)
    if (draft) await tryLinksOf(db, key.agencyId, draft.content.body, today as PlainDate)
  },
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
