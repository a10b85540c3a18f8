import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import { eraseMailAbout } from '../../mail/index.ts'
import type { Agency } from '../../people/index.ts'
import type { Refusal } from '../application.ts'
import type { Clock } from '../intake.ts'
import { eraseLinkReasons } from '../links/store.ts'
import { eraseUnshown } from '../public-replies/store.ts'
import { documentsOf } from '../replies/document-store.ts'
import { hashOf, historyOf } from '../replies/statement.ts'
import { settingsOf } from '../settings.ts'
import { takeStepIn, Untaken } from '../step-actions.ts'
import { caseFilesOf, type Key, lockedApplication, stepsOf } from '../store.ts'
import { asErased } from './blank.ts'
import { inTheWay } from './keeping.ts'
import { eraseFiles, eraseRows, keptCase, overdueIds, planKeeping } from './store.ts'

export type Basis = { basis: 'period' } | { basis: 'demand'; agreedBy: string }
export type Erased = { ok: true } | { ok: false; refusal: Refusal }

/**
 * Erases who applied in one case and what anybody wrote in it (个人信息保护法 art. 47): the sealed person, the files, the code, the letters'
 * texts, mail in the outbox. What is counted stays as it is. It is asked again here, under the lock, whether anything is in the way.
 */
export async function erase(db: Db, agency: Agency, key: Key, why: Basis, clock: Clock): Promise<Erased> {
  try {
    return await db.transaction().execute(async trx => {
      const application = await lockedApplication(trx, key)
      const kept = application && (await keptCase(trx, key))
      if (!application || !kept) return { ok: false, refusal: { why: '没有这件申请。', cites: '' } }
      const calendar = await calendarFor(trx, agency.id)
      const refusal = inTheWay(kept, { onDemand: why.basis === 'demand', today: clock.today, calendar })
      if (refusal) return { ok: false, refusal }
      const [before, letters, files] = [await stepsOf(trx, key), await documentsOf(trx, key), await caseFilesOf(trx, key)]
      const mails = await eraseMailAbout(trx, agency.id, key.id)
      const details = {
        ...{ basis: why.basis, agreedBy: why.basis === 'demand' ? why.agreedBy : null, history: hashOf(historyOf(before)) },
        ...{ steps: before.length, letters: letters.length, files: files.length, mails },
      }
      const step = { step: 'erased' as const, seen: application.seq, onDay: clock.today, note: null, details }
      const taken = await takeStepIn(trx, 'program', agency, key, step, clock, async () => {
        await eraseRows(trx, key, before.map(asErased), clock.today)
        await eraseFiles(trx, key)
        await eraseLinkReasons(trx, key)
        await eraseUnshown(trx, key)
      })
      if (!taken.ok) throw new Untaken(taken.refusal)
      return { ok: true }
    })
  } catch (error) {
    if (error instanceof Untaken) return { ok: false, refusal: error.refusal }
    throw error
  }
}

const batch = 100

/** Erases what has come to its end in one agency, each case by itself: killed in the middle, the next run goes on. Returns how many. */
export async function eraseOverdue(db: Db, agency: Agency, clock: Clock): Promise<number> {
  await planKeeping(db, agency.id, (await settingsOf(db, agency.id)).keepYears)
  let erased = 0
  for (let after: string | null = null; ; ) {
    const ids = await overdueIds(db, agency.id, clock.today, after, batch)
    if (ids.length === 0) return erased
    after = ids.at(-1)!
    for (const id of ids) if ((await erase(db, agency, { agencyId: agency.id, id }, { basis: 'period' }, clock)).ok) erased += 1
  }
}
