import type { Db } from '../../db/open.ts'
import { beijingDay, deliveries, type PlainDate } from '../../law/index.ts'
import { applicantKinds } from '../applicant.ts'
import { consultationsIn, lastOf, opinions, type Step, sinceReopened } from '../application.ts'
import type { RegisterEntry } from '../letters/index.ts'
import type { ApplicationDeps } from '../routes.tsx'
import { type Application, asApplication, stepsOfMany } from '../store.ts'

type Names = { sections: ReadonlyMap<string, string>; people: ReadonlyMap<string, string> }
type Disputes = NonNullable<ApplicationDeps['disputesIn']>

/** The register of a year, in the order of its numbers. */
export async function registerOf(db: Db, agencyId: string, year: number, names: Names, disputesIn?: Disputes): Promise<RegisterEntry[]> {
  const entries: RegisterEntry[] = []
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('applications')
      .selectAll()
      .where('agencyId', '=', agencyId)
      .where('year', '=', year)
      .where('ordinal', '>', after)
      .orderBy('ordinal')
      .limit(500)
      .execute()
    if (rows.length === 0) return entries
    after = rows.at(-1)!.ordinal
    const ids = rows.map(({ id }) => id)
    const steps = await stepsOfMany(db, agencyId, ids)
    const disputes = await disputesIn?.(agencyId, ids)
    for (const row of rows) entries.push(entryOf(asApplication(row), steps.get(row.id)!, names, disputes?.get(row.id)))
  }
}

export function entryOf(
  application: Application,
  taken: readonly Step[],
  { sections, people }: Names,
  disputes: readonly string[] = [],
): RegisterEntry {
  const steps = sinceReopened(taken)
  const on = (name: Parameters<typeof lastOf>[1]): PlainDate | null => lastOf(steps, name)?.onDay ?? null
  const sent = lastOf(steps, 'delivered')
  const { sectionId, handlerId } = application
  return {
    ...{ number: application.number, channel: application.channel, submittedOn: beijingDay(application.submittedAt) },
    ...{ confirmedOn: on('received'), receivedOn: application.receivedOn, applicant: application.applicant },
    ...{ applicantKind: applicantKinds[application.applicantKind].label, contact: null, askedFor: application.asked, wanted: null },
    ...{ handler: handlerId && (people.get(handlerId) ?? null), section: sectionId && (sections.get(sectionId) ?? null) },
    ...{ correctionToldOn: on('correctionAsked'), correctedOn: on('corrected') },
    consultations: consultationsIn(steps).map(
      ({ name, sentOn, opinion }) => `${name}（${sentOn}）${opinion ? opinions[opinion].label : '未答复'}`,
    ),
    extendedTo: lastOf(steps, 'extended') ? application.dueOn : null,
    ...{ feeYuan: lastOf(steps, 'feeNoticed')?.details.yuan ?? null, paidOn: on('paid'), dueOn: application.dueOn },
    ...{ outcome: application.outcome, documentNumber: lastOf(steps, 'signed')?.details.number ?? null, repliedOn: application.repliedOn },
    ...{ delivery: sent ? deliveries[sent.details.by].label : null, isLate: application.wasLate, disputes },
    ...{ archivedOn: application.archivedOn, note: null },
  }
}
