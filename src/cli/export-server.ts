import type { Config } from '../config.ts'
import type { Database } from '../db/open.ts'
import { allAgencies } from '../people/index.ts'
import type { Answering } from '../web/export/export-site.ts'
import { makeLog } from '../web/log.ts'
import { settingsFrom } from '../web/settings.ts'
import { createSite } from '../web/site.tsx'
import { slices } from '../web/slices.ts'
import { roomsOf, seldomChanged } from './start.ts'

/** The site in this process, for whoever walks it: no port, no jobs, nobody signed in. */
export async function siteForExport({ db, reading: readingOf }: Database, origin: string, settled: Config): Promise<Answering> {
  const config = { ...settled, publicUrl: origin }
  // The samples say on every page that they are samples, on a disk too.
  const sample = (await allAgencies(db)).every(({ slug }) => slug.startsWith('sample-'))
  const settings = settingsFrom(db, config.site, sample)
  const said = settings()
  // Walked at one moment: what changes seldom is read once.
  const reading = readingOf({ epoch: () => 'export', tables: seldomChanged })
  const site = createSite({
    db,
    reading,
    config,
    settings: () => said,
    now: () => new Date(),
    log: makeLog('silent'),
    slices,
    rooms: roomsOf(config),
  })
  return { request: (path, init) => site.request(`${origin}${path}`, init) }
}
