import type { OfficialDocument } from '../../document/blocks.ts'
import { beijingDay } from '../../law/index.ts'
import { maskPhone } from '../../secrets/index.ts'
import { applicantKinds, forms, identityPapers, maskedNumber, routes } from '../applicant.ts'
import { askedText } from '../intake.ts'
import { type ApplicationFormFacts, applicationForm } from '../letters/index.ts'
import type { CaseRecord } from './record.ts'

/**
 * 政府信息公开申请登记表 of a case: what the applicant asked for, on paper, to be read and signed where it was spoken (art. 29(1)), and the
 * first sheet of the closed file. The number of the identity paper and the telephone are masked: whoever needs them looks them up, on record.
 */
export function applicationPaper({ office, application, taken, own }: CaseRecord): OfficialDocument {
  const first = taken[0]!
  const spoken = application.channel === 'oral'
  return applicationForm({
    ...{ agency: office.name, number: application.number, channel: application.channel },
    ...{ submittedOn: first.step === 'registered' ? first.onDay : beijingDay(application.submittedAt), receivedOn: application.receivedOn },
    ...(own ? ownFacts(own) : erasedFacts(application)),
    ...(spoken && { writtenDownBy: first.actor }),
  })
}

type Own = Omit<ApplicationFormFacts, 'agency' | 'number' | 'channel' | 'submittedOn' | 'receivedOn' | 'writtenDownBy'>

function ownFacts({ applicant, wish }: NonNullable<CaseRecord['own']>): Own {
  const { kind, name, contact, representative, employer, phone, mail, fax, address, postcode, agent } = applicant
  return {
    applicant:
      kind === 'naturalPerson'
        ? { kind: 'person', name, employer, paper: identityPapers[applicant.paper].label, paperNumber: maskedNumber(applicant) }
        : {
            ...{ kind: 'organisation', name, sort: applicantKinds[kind].label, creditCode: applicant.identityNumber },
            ...{ representative, contact },
          },
    ...{ address, postcode, phone: phone && maskPhone(phone), fax, email: mail, agent },
    askedFor: askedText(wish),
    ...{ forms: wish.forms.map(form => forms[form].label), ways: [routes[wish.route].label] },
    ...(wish.needsHelp && { help: '需要帮助' }),
  }
}

/** What is kept when the person's data are erased. */
const erasedFacts = ({ applicant, asked }: CaseRecord['application']): Own => ({
  applicant: { kind: 'person', name: applicant, paper: '已按期限删除', paperNumber: '' },
  ...{ address: '', phone: '', askedFor: asked, forms: [], ways: [] },
})
