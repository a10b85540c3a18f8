import { type Details, stepsNamed } from '../applications/application.ts'
import { register, submit } from '../applications/intake.ts'
import type { Key } from '../applications/store.ts'
import { channels, feeByPage, type PlainDate } from '../law/index.ts'
import { type CaseOffice, decisionOf, inOrder, intakeOf, type SampleCase, stepper } from './sample-cases.ts'
import { good } from './sample-good.ts'
import { type Event, minuteOf, workingDayBefore } from './sample-year.ts'

/** A case that is in hand on the day of the sample: received so many working days before, and come as far as `at`. */
export type OpenCase = Pick<SampleCase, 'kind' | 'name' | 'channel' | 'want' | 'section'> & {
  ago: number
  at: 'submitted' | 'received' | 'assigned' | 'correcting' | 'consulting' | 'paying' | 'deciding' | 'approving' | 'signed'
}

/** What has happened so far, on the working days before. */
export function eventsOfOpenCase(one: OpenCase, i: number, keys: Map<number, Key>, today: PlainDate, office: CaseOffice): Event[] {
  const { db, secrets, agency, people, sections, calendar } = office
  const day = (ago: number) => workingDayBefore(calendar, today, Math.max(ago, 1))
  const events: Event[] = []
  const then = (ago: number, hour: number, run: Event['run']) => events.push({ at: minuteOf(day(ago), hour, (i * 13) % 55), run })
  const step = stepper(i, keys, office)
  const arrivedOn = day(one.ago)
  then(one.ago, 9, async clock => {
    const [means, intake] = [{ secrets, publicUrl: null }, intakeOf(one, i, arrivedOn)]
    const came =
      one.channel === 'online'
        ? await submit(db, means, agency, intake, clock)
        : await register(db, means, people.officer, agency, intake, clock)
    keys.set(i, good(came, i).key)
  })
  if (one.at === 'submitted') return events
  if (channels[one.channel].receivedWhen === 'confirmed') then(one.ago, 11, step(people.officer, 'received', { how: '电话确认' }))
  if (one.at === 'received') return inOrder(events)
  const dueOn = calendar.addWorkingDays(arrivedOn, 6)
  then(one.ago - 1, 10, step(people.officer, 'assigned', { sectionId: sections.get(one.section ?? '') ?? null, handlerId: null, dueOn }))
  if (one.at === 'correcting') {
    const asked = { items: ['请写明所需材料的名称、文号或者其他特征'], dueOn: calendar.addWorkingDays(today, 9) }
    then(one.ago - 3, 10, step(people.officer, 'correctionAsked', asked))
  }
  if (one.at === 'consulting') {
    then(one.ago - 3, 10, step(people.officer, 'consulted', { whom: 'thirdParty', name: '示例旅行社', about: one.want }))
    then(one.ago - 4, 10, async clock => {
      const consultation = stepsNamed((await step.record()).taken, 'consulted').at(-1)!.seq
      await step(people.officer, 'consultationDelivered', { consultation } as Details<'consultationDelivered'>)(clock)
    })
  }
  if (one.at === 'paying') {
    const fee = { method: 'byPage' as const, count: 250, yuan: feeByPage(250)!, dueOn: calendar.addWorkingDays(today, 8) }
    then(one.ago - 8, 10, step(people.officer, 'feeNoticed', fee))
  }
  const reached = ['deciding', 'approving', 'signed'].indexOf(one.at)
  const whole = { ...one, on: arrivedOn, days: 0, outcome: 'granted' as const, says: '随答复附送' }
  if (reached >= 0)
    then(3, 10, async clock =>
      step(people.officer, 'decided', { outcome: 'granted', documentId: null, decision: await decisionOf(whole, keys, office) })(clock),
    )
  if (reached >= 1) then(2, 10, step(people.reviewer, 'reviewed', {}))
  if (reached >= 2) then(1, 10, step(people.leader, 'signed', { outcome: 'granted', documentId: null, number: null }))
  return inOrder(events)
}
