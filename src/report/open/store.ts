import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { Agency } from '../../people/index.ts'
import type { Report } from '../report.ts'

/** A report that the public reads: which version, and since when. */
export type Public = { agencyId: string; id: string; year: number; version: number; publishedOn: string; updatedOn: string }
export type PublicContent = Public & { content: Report }

/** What the public can read of these agencies, by agency and year. */
export async function publicVersions(db: Db, agencies: readonly Pick<Agency, 'id'>[]): Promise<Public[]> {
  if (agencies.length === 0) return []
  const ids = agencies.map(({ id }) => id)
  const { rows } = await sql<Public>`
    select agency_id, id, year, published_version as version, published_on, updated_on from reports
    where agency_id = any(${ids}::uuid[]) and published_version is not null and state in ('published', 'correcting')
    order by agency_id, year`.execute(db)
  return rows
}

/** Changes with whatever the public reads, and with nothing else. */
export const stampOf = (versions: readonly Public[], agencies: readonly Pick<Agency, 'id' | 'name'>[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([versions.map(({ id, version, updatedOn }) => [id, version, updatedOn]), agencies.map(({ id, name }) => [id, name])]),
    )
    .digest('hex')
    .slice(0, 32)

/** The same with their contents, some at a time: however many there are, memory holds these. */
export async function* publicContents(db: Db, versions: readonly Public[], atOnce = 100): AsyncGenerator<PublicContent[]> {
  for (let from = 0; from < versions.length; from += atOnce) {
    const some = versions.slice(from, from + atOnce)
    const [agencies, reports, wanted] = [some.map(one => one.agencyId), some.map(one => one.id), some.map(one => one.version)]
    const { rows } = await sql<{ reportId: string; content: Report }>`
      select s.report_id, s.content from unnest(${agencies}::uuid[], ${reports}::uuid[], ${wanted}::int[]) as w (agency, report, version)
      join report_steps s on s.agency_id = w.agency and s.report_id = w.report and s.seq = w.version
      where s.agency_id = any(${agencies}::uuid[])`.execute(db)
    const contents = new Map(rows.map(({ reportId, content }) => [reportId, content]))
    yield some.flatMap(one => {
      const content = contents.get(one.id)
      return content ? [{ ...one, content }] : []
    })
  }
}
