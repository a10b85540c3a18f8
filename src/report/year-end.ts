import { z } from 'zod'
import type { Db } from '../db/open.ts'
import type { Job } from '../jobs/index.ts'
import { append } from '../journal/index.ts'
import { yearOf } from '../law/index.ts'
import { type Agency, allAgencies, findAgency } from '../people/index.ts'
import type { Clock } from './actions.ts'
import { cellsOf } from './cells.ts'
import { compileReport } from './compile/compile.ts'
import { insertYearEnd } from './store.ts'

/** Whoever stood still over the end of the year makes up for it within these days; later it would be no longer the year's end. */
const lastDay = '01-05'

/** Keeps what the records of an agency counted when the year ended, once; of an agency that has none, nothing. Returns whether it did. */
export async function keepYearEnd(db: Db, agency: Agency, { now, today }: Clock): Promise<boolean> {
  if (today.slice(5) > lastDay) return false
  const year = yearOf(today) - 1
  const compiled = await compileReport(db, agency, year)
  if (![...cellsOf(compiled)].some(({ figure }) => figure !== null && figure > 0)) return false
  return db.transaction().execute(async trx => {
    const isNew = await insertYearEnd(trx, agency.id, { year, at: now, takenOn: today, compiled })
    if (!isNew) return false
    const note = { agencyId: agency.id, at: now, actor: null, action: 'report.yearEnded', subject: `report ${agency.slug}/${year}` }
    await append(trx, { ...note, details: { takenOn: today }, article: '《政府信息公开条例》第五十条' }, { isInternal: true })
    return true
  })
}

/** Every night; it has something to do in the first days of January. */
export const keepYearEnds: Job = {
  name: 'report.year-end',
  label: '存档上一年度记录的数',
  data: z.object({}),
  cron: '10 0 * * *',
  async run(_, { db, now, today }) {
    if (today.slice(5) > lastDay) return
    for (const { id } of await allAgencies(db)) {
      const agency = await findAgency(db, { id })
      if (agency) await keepYearEnd(db, agency, { now, today })
    }
  },
}
