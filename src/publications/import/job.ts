import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import { BadInput } from '../../errors.ts'
import { type Files, fileOf } from '../../files/index.ts'
import type { Job, JobContext } from '../../jobs/index.ts'
import { type Agency, colleaguesOf, findAgency, type Person } from '../../people/index.ts'
import { type Line, mostLines, noCounts, updateBatch } from './batch-store.ts'
import { type Looked, look } from './look.ts'
import { runImport } from './run.ts'
import { type Source, sourceOfUpload } from './source.ts'

/** The list in a file of the agency; null: there is no such file. */
export async function sourceIn({ db, files }: { db: Db; files: Files }, agencyId: string, fileId: string): Promise<Source | null> {
  const row = await fileOf(db, agencyId, fileId)
  if (!row) return null
  const pieces: Buffer[] = []
  for await (const piece of await files.get(row)) pieces.push(piece as Buffer)
  return sourceOfUpload(row.name, Buffer.concat(pieces))
}

type Context = JobContext & { files: Files }

/** Looks at a list, or brings in one that somebody looked at and confirmed. Done again after a fault, it adds the rest. */
export const importList: Job<{ agencyId: string; fileId: string; accountId: string; dryRun: boolean }, { files: Files }> = {
  name: 'publications.import-list',
  label: '批量导入信息',
  data: z.object({ agencyId: z.uuid(), fileId: z.uuid(), accountId: z.uuid(), dryRun: z.boolean().default(false) }),
  minutes: 120,
  async run({ agencyId, fileId, accountId, dryRun }, context) {
    const { db, now } = context
    const agency = await findAgency(db, { id: agencyId })
    const by = (await colleaguesOf(db, agencyId)).find(({ id }) => id === accountId)
    const source = await sourceIn(context, agencyId, fileId)
    if (!agency || !by || !source) return
    try {
      if (dryRun) await lookAt(agency, fileId, source, context)
      else await bringIn(by as Person, agency, fileId, source, context)
    } catch (error) {
      const fault = error instanceof BadInput ? error.message : null
      await updateBatch(db, agencyId, fileId, { state: 'failed', fault: fault ?? '导入中断，系统稍后会再试。', changedAt: now })
      if (fault === null) throw error
    }
  },
}

async function lookAt(agency: Agency, fileId: string, source: Source, { db, now, today }: Context): Promise<void> {
  const counts = noCounts()
  const lines: Line[] = []
  let done = 0
  for await (const looked of look(db, agency, source, today)) {
    counts[looked.fate] += 1
    done += 1
    if (looked.fate !== 'same') keep(lines, looked)
    if (done % 200 === 0) await updateBatch(db, agency.id, fileId, { done, changedAt: now })
  }
  await updateBatch(db, agency.id, fileId, { state: 'looked', done, counts, lines, changedAt: now })
}

async function bringIn(by: Person, agency: Agency, fileId: string, source: Source, { db, files, now, today }: Context): Promise<void> {
  const lines: Line[] = []
  await updateBatch(db, agency.id, fileId, { state: 'running', done: 0, fault: null, changedAt: now })
  const {
    done,
    total: _,
    ...counts
  } = await runImport({ db, files }, by, agency, source, { now, today }, async ({ done }, last) => {
    for (const looked of last) if (looked.fate === 'left out') keep(lines, looked)
    await updateBatch(db, agency.id, fileId, { done, changedAt: now })
  })
  await updateBatch(db, agency.id, fileId, { state: 'done', done, counts, lines, changedAt: now })
}

/** Faults before warnings where not all can be kept. */
function keep(lines: Line[], { item, faults, warnings }: Looked): void {
  const { title } = item.content
  for (const fault of faults) if (lines.length < mostLines) lines.push({ ...fault, title, isFault: true })
  for (const warning of warnings) if (lines.length < mostLines / 2) lines.push({ ...warning, title, isFault: false })
}
