import type { Db } from '../../db/open.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Clock } from '../intake.ts'
import { inTransaction, type Taken, takeStepIn } from '../step-actions.ts'
import { type Key, lockedApplication } from '../store.ts'
import { documentOf } from './document-store.ts'
import { edited, mustHave } from './documents.ts'

export type Judging = { step: 'reviewed' | 'returned'; id: string; revision: number; seen: number; note: string | null }

/** The review of a drafted reply, or its return: of the text that the reviewer has read and no other. Throws Conflict where it was edited since. */
export async function judgeLetter(db: Db, by: Person, office: Agency, key: Key, judging: Judging, clock: Clock): Promise<Taken> {
  const { id, revision, ...taking } = judging
  return inTransaction(db, async trx => {
    await mustHave(lockedApplication(trx, key))
    const document = await mustHave(documentOf(trx, key, id, true))
    if (document.revision !== revision) throw edited()
    return takeStepIn(trx, by, office, key, { ...taking, onDay: clock.today, details: {} }, clock)
  })
}
