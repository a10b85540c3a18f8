import { gap } from '../../document/letter/index.ts'
import type { DeliveryName } from '../../law/index.ts'
import { forms, routes, type Wish } from '../applicant.ts'
import { asRectified, lastOf, type Step, sinceReopened } from '../application.ts'
import type { LetterFacts, LetterKind } from '../letters/index.ts'
import { decisionFactsIn } from './facts-of-decision.ts'
import { procedureFactsIn } from './facts-of-procedure.ts'
import type { LetterInputs } from './inputs.ts'
import type { CaseRecord, On } from './record.ts'

/** What a letter of this case is made of: the record, and what was typed for it. Nothing that is missing is guessed: it becomes a gap. */
export function factsOfCase(record: CaseRecord, kind: LetterKind, inputs: LetterInputs, on: On): LetterFacts {
  const { application, own } = record
  const steps = sinceReopened(asRectified(record.taken))
  const came = asRectified(record.taken)[0] as Step<'registered'>
  const delivery = inputs.delivery ?? (own ? usualDelivery(own.wish) : undefined)
  const corrected = lastOf(steps, 'corrected')
  const paid = lastOf(steps, 'paid')
  return {
    agency: agencyFacts(record),
    applicant: {
      name: own?.applicant.name ?? application.applicant,
      kind: application.applicantKind === 'naturalPerson' ? 'person' : 'organisation',
    },
    application: {
      ...{ number: application.number, channel: came.details.channel, arrivedOn: came.onDay },
      receivedOn: application.receivedOn ?? came.onDay,
      ...{ askedFor: application.asked, dueOn: application.dueOn },
      ...(own && { wanted: wantedText(own.wish) }),
      ...(corrected && { correctedOn: corrected.onDay }),
      ...(paid && { paidOn: paid.onDay }),
    },
    ...on,
    ...(delivery && { delivery }),
    ...procedureFactsIn(record, steps, kind, inputs, on.day),
    ...decisionFactsIn(record, steps, kind, inputs),
    ...(kind === 'handoverLetter' && {
      elsewhere: { name: inputs.name ?? gap('受移送的机关'), contact: inputs.contact ?? null },
      reason: inputs.reason ?? null,
    }),
  }
}

/** How it goes out unless something else is chosen: as the applicant wants it (art. 40). */
export const usualDelivery = ({ route }: Wish): DeliveryName =>
  route === 'post' ? 'post' : route === 'online' || route === 'email' || route === 'fax' ? 'electronic' : 'byHand'

export const wantedText = (wish: Wish): string => `${wish.forms.map(form => forms[form].label).join('、')}，${routes[wish.route].label}`

function agencyFacts({ office, profile, settings, statusAddress }: CaseRecord): LetterFacts['agency'] {
  const own = profile.office?.facts
  const supervision = profile.supervision?.facts
  return {
    name: office.name,
    office: own?.name || office.name,
    address: own?.address || gap('受理机构地址'),
    phone: own?.phone || gap('受理机构电话'),
    ...(own?.postcode && { postcode: own.postcode }),
    ...(own?.hours && { hours: own.hours }),
    ...(own?.name && { contact: own.name }),
    ...(statusAddress && { statusAddress }),
    government: supervision?.reconsiderationBody || gap('行政复议机关'),
    court: supervision?.court || gap('管辖法院'),
    ...(settings.onlineReconsideration && { onlineChannel: settings.onlineReconsideration }),
  }
}
