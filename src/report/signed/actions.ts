import type { Db } from '../../db/open.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { type Kind, keepFile, type Stored } from '../../files/index.ts'
import { append } from '../../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import type { Clock } from '../actions.ts'
import { reportOfYear } from '../store.ts'
import { insertSignedCopy } from './store.ts'

/** What a scanner or a camera makes. */
export const scanKinds = ['pdf', 'jpg', 'png', 'ofd'] as const satisfies readonly Kind[]

/**
 * Lays the scan of the signed and sealed copy beside the version that was signed: the newest one. `version` is the one that the person saw;
 * where another stands meanwhile, it is not the one on the paper (Conflict). An earlier scan stays.
 */
export async function attachSignedCopy(
  db: Db,
  by: Person,
  agency: Agency,
  { year, version, stored }: { year: number; version: number; stored: Stored },
  { now }: Pick<Clock, 'now'>,
): Promise<void> {
  mustBeAllowed(by, 'report.write', agency)
  await db.transaction().execute(async trx => {
    const report = await reportOfYear(trx, agency.id, year)
    if (!report) throw new NotFound('没有这一年度的报告。')
    if (report.version !== version) throw new Conflict('报告有了新的版本，请看过再上传它的签字盖章件。')
    const { id, sha256, name } = await keepFile(trx, agency.id, stored, { by: by.id, at: now })
    await insertSignedCopy(trx, report, { fileId: id, version, name })
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action: 'report.signed-copy', subject: `report ${agency.slug}/${year}` },
      ...{ details: { version, name, sha256 }, article: '《政府信息公开条例》第四十九条' },
    })
  })
}
