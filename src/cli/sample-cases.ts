import type { ApplicantKind } from '../applications/applicant.ts'
import { type Details, stepsNamed } from '../applications/application.ts'
import type { DecidedItem, Decision, Ground } from '../applications/decision.ts'
import { type Intake, register, submit } from '../applications/intake.ts'
import { decide, draftOf } from '../applications/replies/decide.ts'
import { signLetter } from '../applications/replies/sign.ts'
import { takeStep } from '../applications/step-actions.ts'
import type { StepName } from '../applications/steps.ts'
import { applicationOf, type Key, stepsOf } from '../applications/store.ts'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import { type Calendar, type ChannelName, channels, type DeliveryName, feeByPage, type OutcomeKind, type PlainDate } from '../law/index.ts'
import type { Agency, Person } from '../people/index.ts'
import type { Secrets } from '../secrets/index.ts'
import { good } from './sample-good.ts'
import { type Event, minuteOf, type People } from './sample-year.ts'

/** A case as `applications.json` tells it; `days`: working days from its receipt (or its correction) to the reply. */
export type SampleCase = {
  on: PlainDate
  days: number
  outcome: OutcomeKind
  want: string
  says?: string
  kind: ApplicantKind
  name: string
  channel: ChannelName
  section: string | null
  ground?: [code: Ground['code'], kind: string, provision: string, harm: string]
  withheld?: [code: Ground['code'], kind: string, what: string, harm: string]
  consult?: 'objectsWithReason'
  right?: [name: string, contact: string]
  publicAt?: string
  /** The place of the case that was answered before. */
  earlier?: number
  correction?: string[]
  corrected?: string
  fee?: number
  paid?: boolean
  reasons?: string
  extend?: number
}

export type CaseOffice = {
  db: Db
  files: Files
  secrets: Secrets
  agency: Agency
  people: People
  sections: ReadonlyMap<string, string>
  calendar: Calendar
}

/** Cases whose reply is a real letter with its files; of the others the steps are enough. */
const withLetters = new Set([3, 6, 13])

/** What happens to a case of a closed year, day by day, through the actions that everybody's cases go through. */
export function eventsOfCase(one: SampleCase, i: number, keys: Map<number, Key>, office: CaseOffice): Event[] {
  const { calendar, people } = office
  const events: Event[] = []
  const then = (on: PlainDate, hour: number, run: Event['run']) => events.push({ at: minuteOf(on, hour, (i * 11) % 55), run })
  const wd = (from: PlainDate, n: number) => (n <= 0 ? calendar.rollForward(from) : calendar.addWorkingDays(from, n))
  const arrivedOn = calendar.rollForward(one.on)
  const isConfirmed = channels[one.channel].receivedWhen === 'confirmed'
  then(arrivedOn, 9, clock => comesIn(one, i, arrivedOn, keys, office, clock))
  const receivedOn = isConfirmed ? wd(arrivedOn, 1) : arrivedOn
  const step = stepper(i, keys, office)
  if (isConfirmed) then(receivedOn, 9, step(people.officer, 'received', { how: '电话确认' }))
  if (one.outcome === 'withdrawn') {
    then(wd(receivedOn, one.days), 15, step('applicant', 'withdrawn', {}, '已经从其他渠道得到'))
    return inOrder(events)
  }
  const sectionId = office.sections.get(one.section ?? '') ?? null
  then(wd(receivedOn, 1), 10, step(people.officer, 'assigned', { sectionId, handlerId: null, dueOn: wd(receivedOn, 6) }))
  const decidesOn = middle(one, receivedOn, then, step, office, wd)
  replies(one, i, keys, decidesOn, office, then, step, wd)
  return inOrder(events)
}

type Then = (on: PlainDate, hour: number, run: Event['run']) => void
type Step = ReturnType<typeof stepper>
type Days = (from: PlainDate, n: number) => PlainDate

/** What comes between receipt and decision; gives the day of the reply. */
function middle(one: SampleCase, receivedOn: PlainDate, then: Then, step: Step, { people, calendar }: CaseOffice, wd: Days): PlainDate {
  let from = receivedOn
  if (one.correction) {
    const [askedOn, dueOn] = [wd(receivedOn, 3), wd(receivedOn, 18)]
    then(askedOn, 10, step(people.officer, 'correctionAsked', { items: one.correction, dueOn }))
    if (!one.corrected) return wd(dueOn, 2)
    from = wd(receivedOn, 8)
    then(from, 11, step('applicant', 'corrected', { asked: one.corrected }))
  }
  if (one.fee) {
    const [noticedOn, dueOn] = [wd(receivedOn, 5), wd(receivedOn, 25)]
    const yuan = feeByPage(one.fee)!
    then(noticedOn, 10, step(people.officer, 'feeNoticed', { method: 'byPage', count: one.fee, yuan, dueOn }))
    if (!one.paid) return wd(dueOn, 2)
    from = wd(receivedOn, 9)
    then(from, 11, step(people.officer, 'paid', { yuan, receiptNumber: '示例 000123' }))
  }
  if (one.reasons) {
    then(
      wd(receivedOn, 3),
      10,
      step(people.officer, 'reasonsAsked', { dueOn: wd(receivedOn, 10) }, '一个月内提出 36 件同类申请，请说明理由'),
    )
    then(wd(receivedOn, 7), 11, step('applicant', 'reasonsGiven', {}, one.reasons))
  }
  if (one.consult) {
    const about = one.withheld?.[2] ?? one.want
    then(wd(receivedOn, 2), 14, step(people.officer, 'consulted', { whom: 'thirdParty', name: '示例当事人', about }))
    const asked = (name: 'consultationDelivered' | 'opinionReceived', more: object) => async (clock: Clock) => {
      const { taken } = await step.record()
      await step(people.officer, name, { consultation: stepsNamed(taken, 'consulted').at(-1)!.seq, ...more } as Details<StepName>)(clock)
    }
    then(wd(receivedOn, 4), 10, asked('consultationDelivered', {}))
    then(wd(receivedOn, 9), 10, asked('opinionReceived', { opinion: one.consult }))
  }
  if (one.outcome === 'notFound')
    then(
      wd(from, 3),
      10,
      step(
        people.officer,
        'searched',
        { where: '档案室、电子公文系统', words: one.want.slice(0, 20), found: '没有找到' },
        '按名称和年度检索，没有找到',
      ),
    )
  if (one.extend) {
    const extended = { workingDays: one.extend, agreedBy: people.leader.name }
    then(wd(from, 14), 10, step(people.leader, 'extended', extended, '资料分散在多个项目档案中，需要逐一核对'))
  }
  return calendar.rollForward(wd(from, one.days))
}

function replies(
  one: SampleCase,
  i: number,
  keys: Map<number, Key>,
  on: PlainDate,
  office: CaseOffice,
  then: Then,
  step: Step,
  wd: Days,
): void {
  const { people, calendar } = office
  const before = (n: number) => {
    let at = on
    for (let left = n; left > 0; ) if (calendar.isWorkingDay((at = dayBefore(at)))) left -= 1
    return at
  }
  const by: DeliveryName =
    one.channel === 'online' || one.channel === 'email' ? 'electronic' : one.channel === 'inPerson' ? 'byHand' : 'post'
  then(before(1), 9, clock => decided(one, i, keys, office, step, clock))
  then(before(1), 14, step(people.reviewer, 'reviewed', {}))
  then(before(1), 16, clock => signed(one, i, keys, office, step, clock))
  then(
    on,
    10,
    step(people.officer, 'delivered', {
      by,
      to: by === 'electronic' ? '本网站' : '申请书所填地址',
      ...(by === 'post' && { trackingNumber: `示例${1000 + i}` }),
    }),
  )
  if (by === 'byHand') then(on, 11, step(people.officer, 'signedFor', { signedBy: one.name }))
  then(wd(on, 6), 10, step(people.officer, 'archived', {}))
}

type Clock = { now: Date; today: PlainDate }

async function comesIn(
  one: SampleCase,
  i: number,
  arrivedOn: PlainDate,
  keys: Map<number, Key>,
  office: CaseOffice,
  clock: Clock,
): Promise<void> {
  const { db, secrets, agency, people } = office
  const means = { secrets, publicUrl: null }
  const intake = intakeOf(one, i, arrivedOn)
  const came =
    one.channel === 'online'
      ? await submit(db, means, agency, intake, clock)
      : await register(db, means, people.officer, agency, intake, clock)
  keys.set(i, good(came, i).key)
}

/** Nobody's data: names say 示例, the number has no region and the right check digit. */
export const intakeOf = (
  { kind, name, channel, want }: Pick<SampleCase, 'kind' | 'name' | 'channel' | 'want'>,
  i: number,
  arrivedOn: PlainDate,
): Intake => {
  const isPerson = kind === 'naturalPerson'
  return {
    ...{ channel, arrivedOn, confirmedOn: null, trackingNumber: channel === 'signedPost' ? `示例${2000 + i}` : '', files: [] },
    applicant: {
      ...{ kind, name, representative: isPerson ? '' : '示例法人', contact: isPerson ? '' : '示例联系人', employer: '' },
      ...{
        paper: isPerson ? 'residentId' : 'creditCode',
        identityNumber: isPerson ? fakeId(i) : '',
        phone: `1380000${String(i).padStart(4, '0')}`,
      },
      ...{ mail: '', fax: '', address: `示例区文昌街 ${i + 1} 号`, postcode: '000000', agent: '', agentIdentityNumber: '' },
    },
    wish: {
      what: want,
      period: '',
      documentNumber: '',
      forms: ['electronic'],
      route: channel === 'online' ? 'online' : 'post',
      needsHelp: false,
    },
  }
}

function fakeId(i: number): string {
  const digits = `00000019900101${String(i).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * weights[at]!, 0)
  return digits + '10X98765432'[sum % 11]
}

/** Takes steps of one case as whoever it is. */
export function stepper(i: number, keys: ReadonlyMap<number, Key>, { db, agency }: Pick<CaseOffice, 'db' | 'agency'>) {
  const record = async () => ({ row: (await applicationOf(db, keys.get(i)!))!, taken: await stepsOf(db, keys.get(i)!) })
  const step =
    <N extends StepName>(by: Person | 'applicant', name: N, details: Details<N>, note: string | null = null) =>
    async ({ now, today }: Clock): Promise<void> => {
      const { seq: seen } = (await applicationOf(db, keys.get(i)!))!
      good(await takeStep(db, by, agency, keys.get(i)!, { step: name, seen, onDay: today, note, details }, { now, today }), `${i} ${name}`)
    }
  return Object.assign(step, { record })
}

async function decided(one: SampleCase, i: number, keys: Map<number, Key>, office: CaseOffice, step: Step, clock: Clock): Promise<void> {
  const { db, secrets, agency, people } = office
  const decision = await decisionOf(one, keys, office)
  if (!withLetters.has(i)) return step(people.officer, 'decided', { outcome: one.outcome, documentId: null, decision })(clock)
  const key = keys.get(i)!
  const { row } = await step.record()
  const deciding = { decision, inputs: {}, seen: row.seq, note: null, keepsText: false }
  good(await decide(db, { secrets, publicUrl: null }, people.officer, agency, key, deciding, clock), `${i} decided`)
}

async function signed(one: SampleCase, i: number, keys: Map<number, Key>, office: CaseOffice, step: Step, clock: Clock): Promise<void> {
  const { db, files, secrets, agency, people } = office
  if (!withLetters.has(i)) return step(people.leader, 'signed', { outcome: one.outcome, documentId: null, number: null })(clock)
  const key = keys.get(i)!
  const [draft, { row }] = [(await draftOf(db, key))!, await step.record()]
  const signing = { id: draft.id, revision: draft.revision, seen: row.seq, note: null }
  good(await signLetter(db, { secrets, publicUrl: null, files }, people.leader, agency, key, signing, clock), `${i} signed`)
}

/** What was decided: of a partly granted case one part given and one withheld. */
export async function decisionOf(one: SampleCase, keys: ReadonlyMap<number, Key>, { db }: Pick<CaseOffice, 'db'>): Promise<Decision> {
  const item = (outcome: OutcomeKind, text: string, says: string, ground?: SampleCase['ground']): DecidedItem => ({
    ...{ text, outcome, says, publicInterest: '', fileIds: [] },
    grounds: ground ? [{ code: ground[0], kind: ground[1] || null, provision: ground[2], harm: ground[3] }] : [],
  })
  const { withheld, earlier } = one
  const items = withheld
    ? [item('granted', one.want, one.says ?? ''), item('refusedThirdParty', withheld[2], '', [withheld[0], withheld[1], '', withheld[3]])]
    : [item(one.outcome, one.want, one.says ?? '', one.ground)]
  const before = earlier === undefined ? null : (await applicationOf(db, keys.get(earlier)!))!
  return {
    ...{ items, outcome: one.outcome, publicAt: one.publicAt ?? null },
    rightAgency: one.right ? { name: one.right[0], contact: one.right[1] } : null,
    earlierReply: before && { number: before.number, on: before.repliedOn! },
  }
}

const dayBefore = (on: PlainDate): PlainDate => new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as PlainDate

/** What one case goes through comes in its order. */
export function inOrder(events: Event[]): Event[] {
  for (let i = 1; i < events.length; i++)
    if (events[i]!.at <= events[i - 1]!.at) events[i]!.at = new Date(events[i - 1]!.at.getTime() + 7 * 60_000)
  return events
}
