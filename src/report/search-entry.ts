import type { Db, Trx } from '../db/open.ts'
import { type Agency, findAgency } from '../people/index.ts'
import { type Entry, putEntry, removeEntry, type Source } from '../search/index.ts'
import { reportOf, reportTitle } from './pages/portal.tsx'
import type { Report } from './report.ts'
import { contentOf, reportsOf } from './store.ts'
import type { StoredReport } from './stored-report.ts'

/** What the index says of a published report: its title and its six sections. The figures of its tables are not looked for. */
function entryOf(agency: Pick<Agency, 'name' | 'slug'>, stored: StoredReport, report: Report): Entry {
  return {
    ...{ agencyId: stored.agencyId, id: stored.id, kind: 'report', path: reportOf(agency, stored.year) },
    ...{ title: reportTitle(agency.name, stored.year), documentNumber: null, indexNumber: null },
    text: [report.opening ?? '', ...report.sections.flatMap(({ heading, text }) => [heading, text])].filter(Boolean).join('\n'),
    ...{ column: null, columns: [], genre: '年报', validity: null, publishedOn: stored.publishedOn!, partOf: null },
  }
}

const isPublic = ({ state }: Pick<StoredReport, 'state'>) => state === 'published' || state === 'correcting'

/** Puts what the public now reads into the index, or takes it out; in the transaction of the step. */
export async function tellSearch(trx: Trx, agency: Agency, stored: StoredReport): Promise<void> {
  if (!isPublic(stored)) return removeEntry(trx, stored.agencyId, stored.id)
  await putEntry(trx, entryOf(agency, stored, await contentOf(trx, stored, stored.publishedVersion!)))
}

/** All reports of an agency that are public, for making its index again. */
export const searchSource: Source = {
  kinds: ['report'],
  entries: async function* (db: Db, agencyId: string) {
    const agency = await findAgency(db, { id: agencyId })
    if (!agency) return
    for (const stored of await reportsOf(db, agencyId))
      if (isPublic(stored)) yield entryOf(agency, stored, await contentOf(db, stored, stored.publishedVersion!))
  },
}
