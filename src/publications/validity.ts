import type { Trx } from '../db/open.ts'
import { append } from '../journal/index.ts'
import type { PlainDate } from '../law/index.ts'
import type { Agency } from '../people/index.ts'
import type { Content, Validity } from './content.ts'
import { insertStep, itemOf, updateItem } from './item-store.ts'
import { setValidity } from './public-store.ts'
import type { Clock } from './publish.ts'
import { steps } from './steps.ts'

/** What a document that is published does to those it names: the old page says so from that day on. */
const done = { amends: 'amended', repeals: 'repealed', replaces: 'repealed' } as const satisfies Partial<Record<string, Validity>>

/** Writes into the records of the documents that a newly published one amends, repeals or replaces what became of them. */
export async function reachOthers(
  trx: Trx,
  agency: Agency,
  by: Pick<Content, 'relations' | 'title'> & { id: string },
  clock: Clock,
): Promise<void> {
  for (const { kind, to } of by.relations) {
    const validity = kind in done ? done[kind as keyof typeof done] : null
    const target = validity && (await itemOf(trx, { agencyId: agency.id, id: to }))
    if (!validity || target?.standing !== 'public') continue
    if (!(await changeValidity(trx, agency, to, { validity }, clock))) continue
    const seq = target.seq + 1
    const details = { validity, by: by.id, title: by.title }
    await insertStep(trx, target, {
      ...{ seq, step: 'validity', at: clock.now, takenOn: clock.today, actorId: null, actor: '系统' },
      ...{ opinion: `由《${by.title}》变更`, details, version: null },
    })
    await updateItem(trx, target, { seq })
    await append(trx, {
      ...{
        agencyId: agency.id,
        at: clock.now,
        actor: null,
        action: 'publication.validity',
        subject: `publication ${agency.slug}/${target.number}`,
      },
      ...{ details, article: steps.validity.article },
    })
  }
}

/** Sets what the public reads of whether the document holds; false: it says so already. */
export async function changeValidity(
  trx: Trx,
  agency: Pick<Agency, 'id'>,
  id: string,
  { validity, on }: { validity?: unknown; on?: unknown },
  { today }: Clock,
): Promise<boolean> {
  return setValidity(trx, agency.id, id, validity as Validity, (typeof on === 'string' ? on : today) as PlainDate)
}
