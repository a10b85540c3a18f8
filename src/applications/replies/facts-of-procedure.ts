import type { PlainDate } from '../../law/index.ts'
import { consultationsIn, lastOf, type Step, stepsNamed } from '../application.ts'
import { clockOf } from '../clock.ts'
import type { ConsultationFacts, LetterFacts, LetterKind } from '../letters/index.ts'
import type { LetterInputs } from './inputs.ts'
import type { CaseRecord } from './record.ts'

/** Corrections, reasons, extensions, consultations and fees: as the steps have them, or as they were typed for a notice that goes out now. */
export function procedureFactsIn(
  record: CaseRecord,
  steps: readonly Step[],
  kind: LetterKind,
  inputs: LetterInputs,
  day: PlainDate,
): Partial<LetterFacts> {
  return {
    ...correctionIn(record, steps, inputs),
    ...reasonsIn(record, steps, inputs),
    ...extensionIn(record, steps, inputs),
    ...delayIn(steps, inputs),
    ...consultationIn(steps, kind, inputs),
    ...feeIn(record, steps, inputs, day),
  }
}

const numberIn = ({ documents }: CaseRecord, documentId: string | undefined): { number?: string } => {
  const number = documents.find(({ id }) => id === documentId)?.number
  return number ? { number } : {}
}

function correctionIn(record: CaseRecord, steps: readonly Step[], inputs: LetterInputs): Partial<LetterFacts> {
  if (inputs.items) return { correction: { items: inputs.items, workingDays: inputs.workingDays ?? record.settings.correctionWorkingDays } }
  const asked = lastOf(steps, 'correctionAsked')
  if (!asked) return {}
  const { items, dueOn, documentId } = asked.details
  const workingDays = record.calendar.workingDaysBetween(asked.onDay, dueOn)
  return { correction: { items, workingDays, toldOn: asked.onDay, dueOn, ...numberIn(record, documentId) } }
}

function reasonsIn({ calendar }: CaseRecord, steps: readonly Step[], inputs: LetterInputs): Partial<LetterFacts> {
  const asked = lastOf(steps, 'reasonsAsked')
  if (!asked) return inputs.about && !inputs.name ? { reasonsAsked: { about: inputs.about, workingDays: inputs.workingDays ?? 10 } } : {}
  const given = lastOf(steps, 'reasonsGiven')
  return {
    reasonsAsked: {
      ...{ about: asked.note ?? '申请的数量、频次', askedOn: asked.onDay },
      workingDays: calendar.workingDaysBetween(asked.onDay, asked.details.dueOn),
      ...(given && { statedOn: given.onDay, statement: given.note ?? '' }),
    },
  }
}

/** An extension that is asked for now begins at the end as it stands; one that was taken has moved it already. */
function extensionIn({ application, calendar, taken }: CaseRecord, steps: readonly Step[], inputs: LetterInputs): Partial<LetterFacts> {
  const extended = lastOf(steps, 'extended')
  const due = application.dueOn
  if (!extended) {
    if (!inputs.agreedBy || !inputs.reason || !due) return {}
    const workingDays = inputs.workingDays ?? 20
    return { extension: { reason: inputs.reason, workingDays, from: due, to: calendar.addWorkingDays(due, workingDays) } }
  }
  const before = clockOf(
    taken.filter(({ seq }) => seq < extended.seq),
    calendar,
    extended.onDay,
  ).reply.dueOn
  if (!due || !before) return {}
  return { extension: { reason: extended.note ?? '', workingDays: extended.details.workingDays, from: before, to: due } }
}

function delayIn(steps: readonly Step[], inputs: LetterInputs): Partial<LetterFacts> {
  const delayed = lastOf(steps, 'delayed')
  if (delayed) return { delay: { reason: delayed.note ?? '', to: delayed.details.untilOn } }
  return inputs.untilOn ? { delay: { reason: inputs.reason ?? '', to: inputs.untilOn } } : {}
}

const heard = { agrees: 'agrees', objectsWithReason: 'objects', objectsWithoutReason: 'objects', silent: 'silent' } as const

export const whomIn = { thirdPartyLetter: 'thirdParty', coAuthorLetter: 'coAuthor', assistLetter: 'otherAgency' } as const

/** The third party who objects before others: it is they whom a reply tells of. */
function consultationIn(steps: readonly Step[], kind: LetterKind, inputs: LetterInputs): Partial<LetterFacts> {
  if (inputs.about && inputs.name)
    return {
      consultation: {
        whom: whomIn[kind as keyof typeof whomIn] ?? 'thirdParty',
        name: inputs.name,
        kind: inputs.addressee ?? 'organisation',
        about: inputs.about,
      },
    }
  const all = consultationsIn(steps)
  const one =
    all.find(({ whom, opinion }) => whom === 'thirdParty' && opinion?.startsWith('objects')) ??
    all.find(({ whom }) => whom === 'thirdParty') ??
    all.at(-1)
  if (!one) return {}
  const said = stepsNamed(steps, 'opinionReceived').findLast(({ details }) => details.consultation === one.seq)
  const consultation: ConsultationFacts = {
    ...{ whom: one.whom, name: one.name, about: one.about, sentOn: one.sentOn },
    ...(one.endedOn && { answeredOn: one.endedOn }),
    ...(one.opinion && { opinion: heard[one.opinion] }),
    ...(said?.note && { because: said.note }),
    ...(inputs.publicInterest && { publicInterest: inputs.publicInterest }),
  }
  return { consultation }
}

function feeIn(record: CaseRecord, steps: readonly Step[], inputs: LetterInputs, day: PlainDate): Partial<LetterFacts> {
  const howToPay = inputs.howToPay || record.settings.feePayment
  const noticed = lastOf(steps, 'feeNoticed')
  const counted = noticed?.details ?? (inputs.method && inputs.count ? { method: inputs.method, count: inputs.count } : null)
  if (!counted) return {}
  const month = (noticed?.onDay ?? day).slice(0, 7) as `${number}-${number}`
  const told = noticed ? { toldOn: noticed.onDay, dueOn: noticed.details.dueOn, ...numberIn(record, noticed.details.documentId) } : {}
  if (counted.method === 'byPage') return { fee: { method: 'byPage', pages: counted.count, howToPay, ...told } }
  return { fee: { method: 'byItem', month, first: counted.count, last: counted.count, howToPay, ...told } }
}
