import type { Applicant, ApplicantKind, Wish } from '../../src/applications/applicant.ts'
import type { Details } from '../../src/applications/application.ts'
import { type Clock, type Intake, register } from '../../src/applications/intake.ts'
import { takeStep } from '../../src/applications/step-actions.ts'
import type { StepName } from '../../src/applications/steps.ts'
import { applicationOf, type Key } from '../../src/applications/store.ts'
import type { Db } from '../../src/db/open.ts'
import { day, type OutcomeKind } from '../../src/law/index.ts'
import type { Agency, Person } from '../../src/people/index.ts'
import { Secrets } from '../../src/secrets/index.ts'
import { addPerson, good, setUpOffice } from './people.ts'

export const means = { secrets: new Secrets('0123456789abcdef0123456789abcdef'), publicUrl: null }

export const applicant: Applicant = {
  ...{ kind: 'naturalPerson', name: '王小明', representative: '', contact: '', employer: '', paper: 'residentId' },
  ...{ identityNumber: '11010519491231002X', phone: '13800000000', mail: '', fax: '', address: '示例市长安路 9 号', postcode: '000000' },
  ...{ agent: '', agentIdentityNumber: '' },
}

export const wish: Wish = {
  what: '2022 年度送戏下乡演出场次',
  period: '',
  documentNumber: '',
  forms: ['electronic'],
  route: 'online',
  needsHelp: false,
}

/** Ten in the morning in Beijing on that day. */
export const on = (text: string): Clock => ({ now: new Date(`${text}T02:00:00Z`), today: day(text) })

export const inPerson = (arrivedOn: string, kind: ApplicantKind = 'naturalPerson'): Intake => ({
  ...{
    channel: 'inPerson',
    arrivedOn: day(arrivedOn),
    confirmedOn: null,
    trackingNumber: '',
    applicant: { ...applicant, kind },
    wish,
    files: [],
  },
})

/** The people of an office who drive a case. */
export type Office = { db: Db; agency: Agency; officer: Person; reviewer: Person; leader: Person }

/** The first agency with its administrator, and one of each who drives a case. */
export async function staffedOffice(db: Db): Promise<Office & { admin: Person }> {
  const { office: agency, admin } = await setUpOffice(db)
  const one = async (role: 'officer' | 'reviewer' | 'leader') => (await addPerson(db, admin, agency, role, role)).person
  return { db, agency, admin, officer: await one('officer'), reviewer: await one('reviewer'), leader: await one('leader') }
}

export const registered = async ({ db, officer, agency }: Office, intake: Intake, clock: Clock = on(intake.arrivedOn)) =>
  good(await register(db, means, officer, agency, intake, clock))

export async function taken<N extends StepName>(
  { db, agency }: Office,
  by: Person | 'applicant',
  key: Key,
  step: N,
  onDay: string,
  details: Details<N>,
  note: string | null = null,
) {
  const { seq: seen } = (await applicationOf(db, key))!
  return takeStep(db, by, agency, key, { step, seen, onDay: day(onDay), note, details }, on(onDay))
}

/** From the draft to the post, on three days. */
export async function replied(office: Office, key: Key, outcome: OutcomeKind, days: { decided: string; signed: string; posted: string }) {
  good(await taken(office, office.officer, key, 'decided', days.decided, { outcome, documentId: null }))
  good(await taken(office, office.reviewer, key, 'reviewed', days.decided, {}))
  good(await taken(office, office.leader, key, 'signed', days.signed, { outcome, documentId: null, number: null }))
  good(await taken(office, office.officer, key, 'delivered', days.posted, { by: 'post', to: '示例市长安路 9 号' }))
}
