import { z } from 'zod'
import type { Db } from '../../db/open.ts'
import { BadInput, Conflict } from '../../errors.ts'
import { type Files, fileOf } from '../../files/index.ts'
import { enqueue, type Job } from '../../jobs/index.ts'
import { colleaguesOf, findAgency } from '../../people/index.ts'
import type { Clock } from '../intake.ts'
import { caseFilesOf } from '../store.ts'
import { type Changed, changing, makeCopy, notReady, tellFailure, type Whose } from './actions.ts'
import { type ReadFile, Readings } from './readings.ts'
import { isMaking } from './redaction.ts'
import { putRedaction, redactionOf } from './store.ts'

const broken = '制作中断，没有得到公开版。请再制作一次；仍然不成的，请联系管理员。'

/** Makes the copy that somebody asked for. Done twice it makes one: what was asked for is over with the first. */
export const redactedCopy: Job<{ agencyId: string; applicationId: string; fileId: string; accountId: string }, { files: Files }> = {
  name: 'applications.redacted-copy',
  label: '制作公开版',
  data: z.object({ agencyId: z.uuid(), applicationId: z.uuid(), fileId: z.uuid(), accountId: z.uuid() }),
  // reading, redacting and proving have two minutes each
  minutes: 10,
  retries: 2,
  async run({ agencyId, applicationId, fileId, accountId }, { db, files, now, today }) {
    const key = { agencyId, id: applicationId }
    const [office, asked] = [await findAgency(db, { id: agencyId }), await redactionOf(db, key, fileId)]
    const by = (await colleaguesOf(db, agencyId)).find(({ id }) => id === accountId)
    if (!office || !by || !asked || !isMaking(asked)) return
    const whose = { by: { ...by, disabledAt: null }, office, key, fileId }
    const clock = { now, today }
    try {
      const [row, file] = [await fileOf(db, agencyId, fileId), (await caseFilesOf(db, key)).find(one => one.fileId === fileId)]
      if (!row || !file) throw new BadInput('没有这个文件。')
      const name = file.name.replace(/(\.[A-Za-z0-9]{2,5})?$/, '（公开版）$1')
      const made = await makeCopy(db, files, whose, { seen: asked.revision, name, read: await new Readings(files).of(row) }, clock)
      if (!made.ok) await tellFailure(db, whose, made.refusal.why, clock)
    } catch (error) {
      // somebody changed the marks meanwhile: what was asked for is void
      if (error instanceof Conflict) return
      await tellFailure(db, whose, error instanceof BadInput ? error.message : broken, clock)
      if (!(error instanceof BadInput)) throw error
    }
  },
}

/**
 * Asks for the copy: a long file takes longer than a browser waits, so the program makes it by itself, after a killed one once more. Asked for
 * again meanwhile it is made once.
 */
export async function askForCopy(db: Db, whose: Whose, { seen, read }: { seen: number; read: ReadFile }, clock: Clock): Promise<Changed> {
  const { by, key, fileId } = whose
  return changing(db, whose, seen, clock, async (trx, before) => {
    const refusal = notReady(before.kept, read)
    if (refusal) return refusal
    const kept = { ...before.kept, making: { by: by.name, revision: before.revision }, failed: null }
    await putRedaction(trx, { ...before, kept }, { by: by.name, now: clock.now })
    await enqueue(trx, redactedCopy, { agencyId: key.agencyId, applicationId: key.id, fileId, accountId: by.id }, { key: fileId })
    return null
  })
}
