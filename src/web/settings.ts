import type { Site } from '../config.ts'
import type { Db } from '../db/open.ts'
import { allAgencies, firstAgency } from '../people/index.ts'
import type { SiteSettings } from './layout/index.ts'

/** The samples' agencies have a city above them, of which the site is. */
const ofSamples = { name: '示例市政府信息公开', organiser: '示例市人民政府' }

/** What pages say of the site: the settings, and where they are silent the agency that set the site up. */
export function settingsFrom(db: Db, site: Site, sample = false): () => Promise<SiteSettings> {
  return async () => {
    const offices = await allAgencies(db)
    const agency = site.name && site.organiser ? null : await firstAgency(db)
    const usual = sample && offices.length > 1 ? ofSamples : { name: `${agency?.name ?? ''}政府信息公开`, organiser: agency?.name ?? null }
    const [name, organiser] = [site.name ?? usual.name, site.organiser ?? usual.organiser]
    return { ...site, name, organiser, office: offices.length === 1 ? offices[0]! : null, sample }
  }
}
