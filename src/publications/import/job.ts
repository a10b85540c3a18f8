import { z } from 'zod'
import type { Db, Trx } from '../../db/open.ts'
import { BadInput } from '../../errors.ts'
import { type Files, fileOf } from '../../files/index.ts'
import { enqueue, type Job, type JobContext } from '../../jobs/index.ts'
import { type Agency, colleaguesOf, findAgency, type Person } from '../../people/index.ts'
import { batchOf, type ImportBatch, type Line, lockedBatch, looksAgain, mostLines, updateBatch } from './batch-store.ts'
import { type Looked, look, noneYet } from './look.ts'
import { beginning, type Progress, runImport } from './run.ts'
import { type Source, sourceOfUpload } from './source.ts'
import { listLimits } from './table.ts'

/** The list in a file of the agency; null: there is no such file. */
export async function sourceIn({ db, files }: { db: Db; files: Files }, agencyId: string, fileId: string): Promise<Source | null> {
  const row = await fileOf(db, agencyId, fileId)
  if (!row) return null
  const pieces: Buffer[] = []
  for await (const piece of await files.get(row)) pieces.push(piece as Buffer)
  // how many rows there may be was asked when it was sent
  return sourceOfUpload(row.name, Buffer.concat(pieces), { ...listLimits, rows: Number.POSITIVE_INFINITY })
}

type Context = JobContext & { files: Files }

/**
 * Looks at a list, or brings in one that somebody looked at and confirmed. Done again after a fault or a killed program, it goes on where the
 * last chunk was committed. A long import is several jobs, one after another: the queue takes a job for dead after `minutes`.
 */
export const importList: Job<{ agencyId: string; fileId: string; accountId: string; dryRun: boolean }, { files: Files }> = {
  name: 'publications.import-list',
  label: '批量导入信息',
  data: z.object({ agencyId: z.uuid(), fileId: z.uuid(), accountId: z.uuid(), dryRun: z.boolean().default(false) }),
  minutes: 15,
  async run(data, context) {
    const { agencyId, fileId, accountId, dryRun } = data
    const { db, now } = context
    const agency = await findAgency(db, { id: agencyId })
    const by = (await colleaguesOf(db, agencyId)).find(({ id }) => id === accountId)
    const batch = await batchOf(db, agencyId, fileId)
    if (!agency || !batch) return
    try {
      if (!by || by.disabledAt) throw new BadInput('上传或者确认导入的账号已经停用，请由其他人继续。')
      const source = await sourceIn(context, agencyId, fileId)
      if (!source) throw new BadInput('清单的文件找不到了，请重新上传。')
      if (dryRun) await lookAt(agency, fileId, source, context)
      else if (!(await bringIn({ ...by, disabledAt: null }, agency, batch, source, context)))
        await enqueue(db, importList, data, { key: fileId })
    } catch (error) {
      if (error instanceof TakenOver) return
      const fault = error instanceof BadInput ? error.message : null
      // What was only looked at is not in.
      const nothing = dryRun ? { done: 0, counts: noneYet() } : {}
      const broken = { state: 'failed', ...nothing, fault: fault ?? '中断，系统稍后会再试。', changedAt: now } as const
      await updateBatch(db, agencyId, fileId, broken)
      if (fault === null) throw error
    }
  },
}

/** Of two that work on one list, the one that finds it further than it left it gives up. */
class TakenOver extends Error {}

const sliceMs = 4 * 60_000

async function lookAt(agency: Agency, fileId: string, source: Source, { db, now, today }: Context): Promise<void> {
  const counts = noneYet()
  const lines: Line[] = []
  const at = timeFrom(now)
  const tell = (more: Partial<ImportBatch>) =>
    db.transaction().execute(async trx => {
      const there = await lockedBatch(trx, agency.id, fileId)
      // Taken for dead, it was looked at by another and may have been confirmed since.
      if (!there || !looksAgain(there)) throw new TakenOver()
      await updateBatch(trx, agency.id, fileId, { state: 'looking', fault: null, done, changedAt: at(), ...more })
    })
  let [done, told] = [0, at()]
  for await (const looked of look(db, agency, source, today)) {
    counts[looked.fate] += 1
    done += 1
    if (looked.fate !== 'same') keep(lines, looked)
    if (at().getTime() - told.getTime() < toldEveryMs) continue
    await tell({})
    told = at()
  }
  await tell({ state: 'looked', counts, lines })
}

/** Whoever waits for it sees it move. */
const toldEveryMs = 2_000

/** The time as it goes on while a job runs that began at `now`. */
function timeFrom(now: Date): () => Date {
  const began = performance.now()
  return () => new Date(now.getTime() + performance.now() - began)
}

/** Whether all of it is in now. How far it came is kept with what came in, in one transaction. */
async function bringIn(by: Person, agency: Agency, batch: ImportBatch, source: Source, context: Context): Promise<boolean> {
  const { db, files, now, today } = context
  const { fileId } = batch
  // Nobody confirmed it, or it is in.
  if (batch.state !== 'running' && batch.state !== 'failed') return true
  const isNew = batch.done === 0
  const from = isNew ? beginning(source) : { ...batch.counts, done: batch.done, total: source.list.rows.length }
  const lines: Line[] = isNew ? [] : batch.lines
  const began = performance.now()
  const at = timeFrom(now)
  let done = batch.done
  const kept = async (trx: Trx, { done: next, total: _, ...counts }: Progress, last: readonly Looked[]) => {
    const there = await lockedBatch(trx, agency.id, fileId)
    if (!there || there.state === 'done' || there.done !== done) throw new TakenOver()
    const before = lines.length
    for (const looked of last) if (looked.fate === 'left out') keep(lines, looked)
    const more = lines.length > before || isNew ? { lines } : {}
    await updateBatch(trx, agency.id, fileId, { state: 'running', fault: null, done: next, counts, ...more, changedAt: at() })
  }
  const progress = await runImport(
    { db, files },
    by,
    agency,
    source,
    { now, today },
    {
      ...{ from, kept },
      told: progress => {
        done = progress.done
        return performance.now() - began < sliceMs
      },
    },
  )
  if (progress.done < progress.total) return false
  await updateBatch(db, agency.id, fileId, { state: 'done', fault: null, changedAt: at() })
  return true
}

/** Faults before warnings where not all can be kept. */
function keep(lines: Line[], { item, faults, warnings }: Looked): void {
  const { title } = item.content
  for (const fault of faults) if (lines.length < mostLines) lines.push({ ...fault, title, isFault: true })
  for (const warning of warnings) if (lines.length < mostLines / 2) lines.push({ ...warning, title, isFault: false })
}
