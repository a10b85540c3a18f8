import type { Db } from '../../db/open.ts'
import type { Agency } from '../../people/index.ts'
import { type Form, formForYear } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { compileApplications } from './applications.ts'
import { compileDisclosure } from './disclosure.ts'
import { compileDisputes } from './disputes.ts'

/**
 * The report of a year straight from the agency's records, in the form of that year or another. The sections' texts are for people to write:
 * they are empty. What no register holds is null, and `reading.unread` says so; nothing is guessed.
 */
export async function compileReport(
  db: Db,
  agency: Pick<Agency, 'id' | 'name' | 'level'>,
  year: number,
  form: Form = formForYear(year),
): Promise<Report> {
  const [{ disclosure, unread }, applications, disputes] = await Promise.all([
    compileDisclosure(db, agency, form, year),
    compileApplications(db, agency.id, form, year),
    compileDisputes(db, agency.id, form, year),
  ])
  return {
    ...{ schema: 'gongkai.report/1', form: form.id as Report['form'], citedForm: null, agency: agency.name, year },
    sections: form.sections.map(({ number, title }) => ({ number, heading: title, text: '' })),
    ...{ disclosure, applications, disputes, reading: { source: 'json', unread, repaired: [] } },
  }
}
