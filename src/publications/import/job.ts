import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import { type Files, fileOf } from '../../files/index.ts'
import type { Job } from '../../jobs/index.ts'
import { colleaguesOf, findAgency, type Person } from '../../people/index.ts'
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

/** Brings in a list that somebody looked at and confirmed. Done again after a fault, it adds the rest. */
export const importList: Job<{ agencyId: string; fileId: string; accountId: string }, { files: Files }> = {
  name: 'publications.import-list',
  label: '批量导入信息',
  data: z.object({ agencyId: z.uuid(), fileId: z.uuid(), accountId: z.uuid() }),
  minutes: 120,
  async run({ agencyId, fileId, accountId }, { db, files, now, today }) {
    const agency = await findAgency(db, { id: agencyId })
    const by = (await colleaguesOf(db, agencyId)).find(({ id }) => id === accountId)
    const source = await sourceIn({ db, files }, agencyId, fileId)
    if (agency && by && source) await runImport({ db, files }, by as Person, agency, source, { now, today })
  },
}
