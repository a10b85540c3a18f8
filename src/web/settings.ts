import type { Site } from '../config.ts'
import type { Db } from '../db/open.ts'
import { allAgencies, firstAgency } from '../people/index.ts'
import type { SiteSettings } from './layout/index.ts'

/** What pages say of the site: the settings, and where they are silent the agency that set the site up. */
export function settingsFrom(db: Db, site: Site, sample = false): () => Promise<SiteSettings> {
  return async () => {
    const agency = site.name && site.organiser ? null : await firstAgency(db)
    const name = site.name ?? (agency ? `${agency.name}政府信息公开` : '政府信息公开')
    const offices = await allAgencies(db)
    return { ...site, name, organiser: site.organiser ?? agency?.name ?? null, office: offices.length === 1 ? offices[0]! : null, sample }
  }
}
