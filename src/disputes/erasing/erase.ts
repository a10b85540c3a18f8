import type { Db } from '../../db/open.ts'
import { append } from '../../journal/index.ts'
import type { Agency } from '../../people/index.ts'
import type { Clock } from '../actions.ts'
import type { Step } from '../dispute.ts'
import { type Key, lockedDispute, stepsOf } from '../store.ts'
import { disputesOfErased, erasePapers, eraseTexts } from './store.ts'

export const gone = '（已清除）'

/** The step as it stays: what happened, when, and what it counts as; not who claimed, nor what anybody wrote. */
export function asErased(step: Step): Step {
  const blank = { ...step, note: null }
  return step.step === 'noticed' ? { ...blank, details: { ...step.details, claimant: gone, about: gone } as Step['details'] } : blank
}

/** Erases the disputes about cases that were erased, each by itself: killed in the middle, the next night goes on. Returns how many. */
export async function eraseWithCases(db: Db, agency: Agency, clock: Clock): Promise<number> {
  const ids = await disputesOfErased(db, agency.id)
  for (const id of ids) await erase(db, agency, { agencyId: agency.id, id }, clock)
  return ids.length
}

async function erase(db: Db, agency: Agency, key: Key, { now, today }: Clock): Promise<void> {
  await db.transaction().execute(async trx => {
    const dispute = await lockedDispute(trx, key)
    // a colleague of this program was faster
    if (!dispute || dispute.erasedOn !== null) return
    const steps = await stepsOf(trx, key)
    await eraseTexts(trx, key, { steps: steps.map(asErased), row: { claimant: gone, about: gone, erasedOn: today } })
    const files = await erasePapers(trx, key)
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: null, action: 'dispute.erased', subject: `dispute ${agency.slug}/${key.id}` },
      ...{ details: { steps: steps.length, files }, article: '《个人信息保护法》第四十七条' },
    })
  })
}
