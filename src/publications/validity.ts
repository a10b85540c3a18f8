import type { Trx } from '../db/open.ts'
import { append } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import type { Agency } from '../people/index.ts'
import type { Content, Validity } from './content.ts'
import { type Item, insertStep, itemOf, updateItem } from './item-store.ts'
import { publicItemsById, setExpiry, setValidity } from './public-store.ts'
import { addressOf, type Clock } from './publish.ts'
import { putEntryAgain } from './search-entry.ts'
import { steps } from './steps.ts'

/** What a document that is published does to those it names: the old page says so from that day on. */
const done = { amends: 'amended', repeals: 'repealed', replaces: 'repealed' } as const satisfies Partial<Record<string, Validity>>

/** Writes into the records of the documents that a newly published one amends, repeals or replaces what became of them. */
export async function reachOthers(
  trx: Trx,
  agency: Agency,
  by: Pick<Content, 'relations' | 'title' | 'expiresOn'> & { id: string },
  clock: Clock,
): Promise<void> {
  for (const { kind, to } of by.relations) {
    if (kind === 'extends') await extend(trx, agency, to, by, clock)
    const validity = kind in done ? done[kind as keyof typeof done] : null
    const target = validity && (await itemOf(trx, { agencyId: agency.id, id: to }))
    if (!validity || target?.standing !== 'public') continue
    if (!(await changeValidity(trx, agency, to, { validity }, clock))) continue
    await noteValidity(trx, agency, target, { details: { validity, by: by.id, title: by.title }, opinion: `由《${by.title}》变更` }, clock)
  }
}

/** A document whose time another one lengthens holds up to the other's last day, also where it had run out. */
async function extend(
  trx: Trx,
  agency: Agency,
  id: string,
  by: Pick<Content, 'title' | 'expiresOn'> & { id: string },
  clock: Clock,
): Promise<void> {
  const target = by.expiresOn === null ? null : await itemOf(trx, { agencyId: agency.id, id })
  if (target?.standing !== 'public' || !(await setExpiry(trx, agency.id, id, by.expiresOn!))) return
  const isPast = (await publicItemsById(trx, agency.id, [id]))[0]?.validity === 'expired' && by.expiresOn! >= clock.today
  if (isPast) await changeValidity(trx, agency, id, { validity: 'inForce' }, clock)
  const details = { ...(isPast && { validity: 'inForce' }), expiresOn: by.expiresOn, by: by.id, title: by.title }
  await noteValidity(trx, agency, target, { details, opinion: `由《${by.title}》延长有效期至 ${by.expiresOn}` }, clock)
}

/** The step that the program takes in the record of a document whose validity changed. */
async function noteValidity(
  trx: Trx,
  agency: Agency,
  item: Item,
  { details, opinion }: { details: Record<string, unknown>; opinion: string },
  { now, today }: Clock,
): Promise<void> {
  const seq = item.seq + 1
  await insertStep(trx, item, {
    ...{ seq, step: 'validity', at: now, takenOn: today, actorId: null, actor: '系统' },
    ...{ opinion, details, version: null },
  })
  await updateItem(trx, item, { seq })
  await append(trx, {
    ...{ agencyId: agency.id, at: now, actor: null, action: 'publication.validity', subject: `publication ${agency.slug}/${item.number}` },
    ...{ details, article: steps.validity.article },
  })
}

/** A document whose time has run out is no longer in force: the program says so, with the day. */
export async function expire(trx: Trx, agency: Agency, id: string, clock: Clock): Promise<void> {
  const item = await itemOf(trx, { agencyId: agency.id, id })
  if (!item || !(await changeValidity(trx, agency, id, { validity: 'expired' }, clock))) return
  await noteValidity(trx, agency, item, { details: { validity: 'expired' }, opinion: '有效期届满' }, clock)
}

/** Sets what the public reads of whether the document holds; false: it says so already. */
export async function changeValidity(
  trx: Trx,
  agency: Pick<Agency, 'id' | 'slug'>,
  id: string,
  { validity, on }: { validity?: unknown; on?: unknown },
  { today }: Clock,
): Promise<boolean> {
  const isNew = await setValidity(trx, agency.id, id, validity as Validity, (typeof on === 'string' ? on : today) as PlainDate)
  if (isNew) await putEntryAgain(trx, agency.id, id, number => addressOf(agency.slug, number))
  return isNew
}
