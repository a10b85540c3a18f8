import { calendarFor } from '../../days/index.ts'
import type { Db, Trx } from '../../db/open.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { append } from '../../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import type { Clock } from '../intake.ts'
import { type Application, type Key, lockedApplication } from '../store.ts'
import { type Erased, erase } from './erase.ts'
import { inTheWay } from './keeping.ts'
import { type KeptCase, keptCase, markKept } from './store.ts'

const article = '《个人信息保护法》第四十七条'

type Marked = { application: Application; kept: KeptCase }

/** Loads under the lock, does it, and writes the journal. `why` is the office's reason and goes into the journal with it. */
async function marking(
  db: Db,
  by: Person,
  key: Key,
  { now }: Clock,
  action: string,
  why: string | null,
  mark: (trx: Trx, found: Marked) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const application = await lockedApplication(trx, key)
    const kept = application && (await keptCase(trx, key))
    if (!application || !kept) throw new NotFound('没有这件申请。')
    if (kept.erasedOn) throw new Conflict('个人信息已经清除。')
    await mark(trx, { application, kept })
    const entry = { agencyId: key.agencyId, at: now, actor: by, action, subject: `application ${application.number}`, article }
    await append(trx, { ...entry, details: why ? { why } : {} })
  })
}

/** Kept beyond its day: an audit, a claim, an order of a court. */
export async function holdBack(db: Db, by: Person, agency: Agency, key: Key, why: string, clock: Clock): Promise<void> {
  mustBeAllowed(by, 'application.approve', agency)
  await marking(db, by, key, clock, 'application.held', why, (trx, { kept }) => {
    if (kept.heldWhy) throw new Conflict('这件申请已经决定继续保存。')
    return markKept(trx, key, { heldWhy: why, heldBy: by.name, heldAt: clock.now })
  })
}

export async function release(db: Db, by: Person, agency: Agency, key: Key, clock: Clock): Promise<void> {
  mustBeAllowed(by, 'application.approve', agency)
  await marking(db, by, key, clock, 'application.released', null, (trx, { kept }) => {
    if (!kept.heldWhy) throw new Conflict('这件申请没有决定继续保存。')
    return markKept(trx, key, { heldWhy: null, heldBy: null, heldAt: null })
  })
}

/** To be erased before its day: the officer writes down who demands it and why; somebody else agrees. */
export async function demandErasure(db: Db, by: Person, agency: Agency, key: Key, why: string, clock: Clock): Promise<Erased> {
  mustBeAllowed(by, 'application.write', agency)
  const kept = await keptCase(db, key)
  if (!kept) throw new NotFound('没有这件申请。')
  const refusal = inTheWay(kept, { onDemand: true, today: clock.today, calendar: await calendarFor(db, agency.id) })
  if (refusal) return { ok: false, refusal }
  // the reason may tell of the person: it goes with the rest, so the journal holds that there is one
  await marking(db, by, key, clock, 'application.erasureDemanded', null, trx =>
    markKept(trx, key, { demandedWhy: why, demandedBy: by.id, demandedAt: clock.now }),
  )
  return { ok: true }
}

export async function refuseDemand(db: Db, by: Person, agency: Agency, key: Key, clock: Clock): Promise<void> {
  mustBeAllowed(by, 'application.approve', agency)
  await marking(db, by, key, clock, 'application.erasureRefused', null, (trx, { kept }) => {
    if (!kept.demandedWhy) throw new Conflict('没有人提出清除。')
    return markKept(trx, key, { demandedWhy: null, demandedBy: null, demandedAt: null })
  })
}

/** The second of the two: nobody agrees to what they themselves have asked for. */
export async function agreeToErase(db: Db, by: Person, agency: Agency, key: Key, clock: Clock): Promise<Erased> {
  mustBeAllowed(by, 'application.approve', agency)
  const kept = await keptCase(db, key)
  if (!kept?.demandedWhy) throw new Conflict('没有人提出清除。')
  if (kept.demandedBy === by.id) return { ok: false, refusal: { why: '清除由您提出，请由另一人同意。', cites: article } }
  return erase(db, agency, key, { basis: 'demand', agreedBy: by.name }, clock)
}
