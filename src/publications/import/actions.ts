import type { Db } from '../../db/open.ts'
import { Conflict } from '../../errors.ts'
import { type Files, keepFile } from '../../files/index.ts'
import { enqueue } from '../../jobs/index.ts'
import { append } from '../../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import { type ImportBatch, insertBatch, lockedBatch, looksAgain, updateBatch } from './batch-store.ts'
import { importList } from './job.ts'
import { noneYet } from './look.ts'
import { sourceOfUpload } from './source.ts'
import type { ListLimits } from './table.ts'

/** Keeps a list and has it looked at; gives the id of its file. Throws BadInput for what is no list. */
export async function sendList(
  { db, files }: { db: Db; files: Files },
  by: Person,
  agency: Agency,
  { name, bytes }: { name: string; bytes: Uint8Array },
  limits: ListLimits,
  now: Date,
): Promise<string> {
  mustBeAllowed(by, 'publication.write', agency)
  const { list } = await sourceOfUpload(name, bytes, limits)
  const stored = await files.put(bytes, { name, private: true, ...(limits.sentBytes && { mostBytes: limits.sentBytes }) })
  return db.transaction().execute(async trx => {
    const kept = await keepFile(trx, agency.id, stored, { by: by.id, at: now })
    await insertBatch(trx, {
      ...{ agencyId: agency.id, fileId: kept.id, state: 'looking', total: list.rows.length, done: 0, counts: noneYet(), lines: [] },
      ...{ unknown: list.unknown.slice(0, 50), fault: null, byName: by.name, startedAt: now, changedAt: now },
    })
    await enqueue(trx, importList, { agencyId: agency.id, fileId: kept.id, accountId: by.id, dryRun: true }, { key: kept.id })
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action: 'publication.import-prepared', subject: `file ${kept.id}` },
      details: { name: kept.name, bytes: kept.bytes },
    })
    return kept.id
  })
}

/** Whoever looks at it or brings it in stands still: its program was killed, and the queue does not know yet. */
export const standsStill = ({ state, changedAt }: Pick<ImportBatch, 'state' | 'changedAt'>, now: Date): boolean =>
  (state === 'running' || state === 'looking') && now.getTime() - changedAt.getTime() > 120_000

/** Lets what was found be brought in, or go on where it was broken off. Pressed twice it is one import. Throws Conflict where nothing waits for it. */
export async function confirmImport(db: Db, by: Person, agency: Agency, fileId: string, now: Date): Promise<void> {
  mustBeAllowed(by, 'publication.approve', agency)
  await db.transaction().execute(async trx => {
    const batch = await lockedBatch(trx, agency.id, fileId)
    if (!batch || (batch.state === 'looking' && !standsStill(batch, now))) throw new Conflict('清单还在检查，请看过结果再确认。')
    if (batch.state === 'done') throw new Conflict('这份清单已经导入。改过的清单请重新上传。')
    if (batch.state === 'running' && !standsStill(batch, now)) return
    const dryRun = looksAgain(batch)
    const begins = batch.state === 'looked' ? { done: 0, counts: noneYet() } : {}
    await updateBatch(trx, agency.id, fileId, { state: dryRun ? 'looking' : 'running', ...begins, fault: null, changedAt: now })
    await enqueue(trx, importList, { agencyId: agency.id, fileId, accountId: by.id, dryRun }, { key: fileId })
    await append(trx, {
      ...{
        agencyId: agency.id,
        at: now,
        actor: by,
        action: dryRun ? 'publication.import-prepared' : 'publication.import-confirmed',
        subject: `file ${fileId}`,
      },
      article: '《政府信息公开条例》第十七条',
    })
  })
}
