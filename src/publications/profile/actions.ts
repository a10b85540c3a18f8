import { isTaken } from '../../db/conflicts.ts'
import type { Db } from '../../db/open.ts'
import { append } from '../../journal/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../../people/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { Clock } from '../publish.ts'
import { changedFields } from './facts.ts'
import { type AnyFacts, type GroupKind, groups } from './groups.ts'
import { putProfileEntries } from './search-entries.ts'
import { defaultStaleDays, insertVersion, profileOf, putGroup } from './store.ts'

type Outcome = { ok: true } | { ok: false; faults: Faults }
/** `seen`: the version that was changed, 0 where there was none. */
export type FactsChange = { facts: AnyFacts; seen: number; reason: string; staleDays?: number }

const isNewer = { ok: false, faults: { reason: '其他人已经修改了这一组，请重新打开后再改。' } } as const

/** A new version of a group; who writes it has looked at all of it, so it counts as verified today. */
export async function changeFacts(
  db: Db,
  by: Person,
  agency: Agency,
  kind: GroupKind,
  { facts, seen, reason, staleDays = defaultStaleDays }: FactsChange,
  { now, today }: Clock,
): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  const key = { agencyId: agency.id, kind }
  try {
    return await db.transaction().execute(async trx => {
      const held = (await profileOf(trx, agency.id))[kind]
      if ((held?.version ?? 0) !== seen) return isNewer
      const changed = changedFields((held?.facts as AnyFacts | undefined) ?? null, facts)
      if (held && changed.length === 0 && held.staleDays === staleDays)
        return { ok: false, faults: { reason: '没有改动。内容仍然正确的，请按“仍然正确”。' } }
      const version = changed.length > 0 ? seen + 1 : seen
      if (changed.length > 0) await insertVersion(trx, key, { version, facts, changed, reason, at: now, actorId: by.id, actor: by.name })
      await putGroup(trx, key, { version, verifiedOn: today, verifiedBy: by.name, staleDays })
      await putProfileEntries(trx, agency, today)
      await append(trx, {
        ...{ agencyId: agency.id, at: now, actor: by, action: 'profile.changed', subject: `profile ${agency.slug}/${kind}` },
        ...{ details: { version, changed, reason, staleDays }, article: groups[kind].cites },
      })
      return { ok: true }
    })
  } catch (error) {
    if (isTaken(error, 'profile_versions_pkey')) return isNewer
    throw error
  }
}

/** "仍然正确": somebody looked, and nothing is to be changed. */
export async function verifyFacts(db: Db, by: Person, agency: Agency, kind: GroupKind, { now, today }: Clock): Promise<Outcome> {
  mustBeAllowed(by, 'catalogue.manage', agency)
  return db.transaction().execute(async trx => {
    const held = (await profileOf(trx, agency.id))[kind]
    if (!held) return { ok: false, faults: { reason: '这一组还没有填写。' } }
    await putGroup(
      trx,
      { agencyId: agency.id, kind },
      { version: held.version, verifiedOn: today, verifiedBy: by.name, staleDays: held.staleDays },
    )
    await putProfileEntries(trx, agency, today)
    await append(trx, {
      ...{ agencyId: agency.id, at: now, actor: by, action: 'profile.verified', subject: `profile ${agency.slug}/${kind}` },
      ...{ details: { version: held.version }, article: groups[kind].cites },
    })
    return { ok: true }
  })
}
