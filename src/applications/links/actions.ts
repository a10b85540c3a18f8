import { gaveWay, isTaken } from '../../db/conflicts.ts'
import type { Db } from '../../db/open.ts'
import { Conflict, Forbidden, NotFound } from '../../errors.ts'
import { append } from '../../journal/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import type { Refusal } from '../application.ts'
import type { Clock } from '../intake.ts'
import { mayFor } from '../step-actions.ts'
import { applicationOf, type Key, lockedApplication } from '../store.ts'
import { isSame, type LinkEntry, type LinkKind, linkKinds, pairOf, refusalOfEntry } from './links.ts'
import { insertLinkEntry, linkEntriesOf } from './store.ts'

export type Linking = { otherId: string; kind: LinkKind; deed: LinkEntry['deed']; reason: string }
export type Linked = { ok: true } | { ok: false; refusal: Refusal }

/** Joins two cases of the agency, or takes that back: one entry more, and the journal, in one transaction. The reason may name somebody and stays out of the journal. */
export async function link(
  db: Db,
  by: Person,
  office: Agency,
  key: Key,
  { otherId, kind, deed, reason }: Linking,
  { now }: Clock,
): Promise<Linked> {
  try {
    return await db.transaction().execute(async trx => {
      const one = await lockedApplication(trx, key)
      const other = await applicationOf(trx, { agencyId: key.agencyId, id: otherId })
      if (!one || !other) throw new NotFound('没有这件申请。')
      if (!mayFor(by, 'application.write', office, one)) throw new Forbidden('没有办理这件申请的权限，或者它不由您的股室承办。')
      if (!mayFor(by, 'application.read', office, other)) throw new Forbidden('要关联的申请不由您的股室承办。')
      const entries = await linkEntriesOf(trx, key)
      const refusal = refusalOfEntry({ kind, deed }, one, other, entries)
      if (refusal) return { ok: false, refusal }
      const pair = pairOf(kind, one, other)
      const seq = entries.filter(entry => isSame(entry, pair)).length + 1
      await insertLinkEntry(trx, key.agencyId, { ...pair, seq, deed, reason, at: now, actorId: by.id, actor: by.name })
      await append(trx, {
        ...{ agencyId: key.agencyId, at: now, actor: by, subject: `application ${one.number}` },
        action: deed === 'joined' ? 'application.linked' : 'application.unlinked',
        ...{ details: { kind, with: other.number }, article: linkKinds[kind].article },
      })
      return { ok: true }
    })
  } catch (error) {
    if (isTaken(error, 'application_links_pkey') || gaveWay(error)) throw new Conflict('别人刚刚改过这两件申请的关联。请刷新后再办理。')
    throw error
  }
}
