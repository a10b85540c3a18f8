import type { Db, Trx } from '../../db/open.ts'
import { addDays, type PlainDate } from '../../law/index.ts'
import { type AnyFacts, type FactsOf, type GroupKind, groupKinds, groups } from './groups.ts'

/** A group as it holds: what it says, and who looked last whether it is still right. */
export type Held<K extends GroupKind = GroupKind> = {
  kind: K
  version: number
  facts: FactsOf<K>
  verifiedOn: PlainDate
  verifiedBy: string
  staleDays: number
  changedAt: Date
}
/** What an agency's profile says; a group that nobody filled in is not there. */
export type Profile = { [K in GroupKind]?: Held<K> }
export type ProfileVersion = {
  version: number
  changed: string[]
  reason: string
  at: Date
  actorId: string
  actor: string
  facts: AnyFacts
}

export const defaultStaleDays = 90
/** The day from which a group is to be looked at again. */
export const staleOn = ({ verifiedOn, staleDays }: Pick<Held, 'verifiedOn' | 'staleDays'>): PlainDate => addDays(verifiedOn, staleDays)

export async function profileOf(db: Db | Trx, agencyId: string): Promise<Profile> {
  const rows = await db
    .selectFrom('profileGroups as g')
    .innerJoin('profileVersions as v', join =>
      join.onRef('v.agencyId', '=', 'g.agencyId').onRef('v.kind', '=', 'g.kind').onRef('v.version', '=', 'g.version'),
    )
    .select(['g.kind', 'g.version', 'g.verifiedOn', 'g.verifiedBy', 'g.staleDays', 'v.facts', 'v.at as changedAt'])
    .where('g.agencyId', '=', agencyId)
    .where('v.agencyId', '=', agencyId)
    .execute()
  return Object.fromEntries(rows.filter(({ kind }) => kind in groups).map(row => [row.kind, row])) as unknown as Profile
}

/** The newest first. */
export async function versionsOf(db: Db | Trx, agencyId: string, kind: GroupKind): Promise<ProfileVersion[]> {
  const rows = await db
    .selectFrom('profileVersions')
    .select(['version', 'changed', 'reason', 'at', 'actorId', 'actor', 'facts'])
    .where('agencyId', '=', agencyId)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
  return rows as unknown as ProfileVersion[]
}

export async function insertVersion(
  trx: Trx,
  key: { agencyId: string; kind: GroupKind },
  { facts, changed, ...version }: ProfileVersion,
): Promise<void> {
  await trx
    .insertInto('profileVersions')
    .values({ ...key, ...version, facts: JSON.stringify(facts), changed: JSON.stringify(changed) })
    .execute()
}

type Standing = Pick<Held, 'version' | 'verifiedOn' | 'verifiedBy' | 'staleDays'>

export async function putGroup(trx: Trx, key: { agencyId: string; kind: GroupKind }, standing: Standing): Promise<void> {
  await trx
    .insertInto('profileGroups')
    .values({ ...key, ...standing })
    .onConflict(conflict => conflict.columns(['agencyId', 'kind']).doUpdateSet(standing))
    .execute()
}

/** Groups that nobody looked at for longer than they were given, and those that nobody filled in yet. */
export async function staleFacts(
  db: Db | Trx,
  agencyId: string,
  today: PlainDate,
): Promise<{ kind: GroupKind; since: PlainDate | null }[]> {
  const profile = await profileOf(db, agencyId)
  return groupKinds.flatMap((kind): { kind: GroupKind; since: PlainDate | null }[] => {
    const held = profile[kind]
    if (!held) return [{ kind, since: null }]
    return staleOn(held) <= today ? [{ kind, since: held.verifiedOn }] : []
  })
}

/** The day on which the oldest of what is shown was looked at, and the newest. */
export function verifiedDays(profile: Profile, kinds: readonly GroupKind[] = groupKinds): { oldest: PlainDate; newest: PlainDate } | null {
  const days = kinds.flatMap(kind => profile[kind]?.verifiedOn ?? []).sort()
  return days.length > 0 ? { oldest: days[0]!, newest: days.at(-1)! } : null
}
