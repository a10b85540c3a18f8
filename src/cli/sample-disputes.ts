import { type Key, stepsNamed } from '../applications/index.ts'
import { applicationOf, stepsOf } from '../applications/store.ts'
import { openDispute, takeDisputeStep } from '../disputes/actions.ts'
import type { Details } from '../disputes/dispute.ts'
import { disputesAbout } from '../disputes/index.ts'
import type { StepName } from '../disputes/steps.ts'
import { disputeOf } from '../disputes/store.ts'
import { addDays, type DisputeKind, type DisputeOutcomeName, disputeOutcomes, type PlainDate } from '../law/index.ts'
import { type CaseOffice, stepper } from './sample-cases.ts'
import { good } from './sample-good.ts'
import { type Event, minuteOf } from './sample-year.ts'

/** A dispute as `applications.json` tells it: about which case, how long after its reply it comes, what becomes of it and when. */
export type SampleDispute = {
  about: number
  kind: DisputeKind
  after: number
  outcome: DisputeOutcomeName | null
  takes: number
  redo?: boolean
}

/** What happens to a dispute: the notice, the answer in time, the decision; what is ordered goes back into the case by itself. */
export function eventsOfDispute(
  one: SampleDispute,
  repliedOn: PlainDate,
  i: number,
  keys: ReadonlyMap<number, Key>,
  office: CaseOffice,
): Event[] {
  const { db, agency, people, calendar } = office
  const noticedOn = calendar.rollForward(addDays(repliedOn, one.after))
  const isSuit = one.kind !== 'reconsideration'
  let key: Key
  const step =
    <N extends StepName>(name: N, details: Details<N>): Event['run'] =>
    async clock => {
      const { seq: seen } = (await disputeOf(db, key))!
      const taking = { step: name, seen, onDay: clock.today, note: null, details }
      good(await takeDisputeStep(db, people.officer, agency, key, taking, clock), `dispute ${i} ${name}`)
    }
  const events: Event[] = [
    {
      at: minuteOf(noticedOn, 9, 20 + i),
      async run(clock) {
        const about = keys.get(one.about)!
        const [{ number, applicant }, taken] = [(await applicationOf(db, about))!, await stepsOf(db, about)]
        const replied = stepsNamed(taken, 'signed').at(-1)?.details.number ?? number
        const before =
          one.kind === 'suitAfterReconsideration'
            ? (await disputesAbout(db, agency.id, about.id)).find(({ kind }) => kind === 'reconsideration')
            : null
        const details = {
          ...{
            kind: one.kind,
            body: isSuit ? '示例区人民法院' : '示例区人民政府',
            caseNumber: `示例${isSuit ? '行初' : '复'}〔${noticedOn.slice(0, 4)}〕${i + 1}号`,
          },
          ...{
            claimant: applicant,
            about: `不服政府信息公开答复（${replied}）`,
            role: 'sole' as const,
            procedure: isSuit ? null : ('ordinary' as const),
            filedOn: null,
          },
        }
        const notice = { applicationId: about.id, followsId: before?.id ?? null, onDay: noticedOn, note: null, details }
        key = good(await openDispute(db, people.officer, agency, notice, clock), `dispute ${i}`).key
      },
    },
    { at: minuteOf(calendar.rollForward(addDays(noticedOn, 5)), 10, 20 + i), run: step('answered', { withEvidence: true }) },
  ]
  if (!one.outcome) return events
  const decidedOn = calendar.rollForward(addDays(noticedOn, one.takes))
  const paper = { madeOn: decidedOn, paperNumber: null }
  const isWithdrawn = 'isSettled' in disputeOutcomes[one.outcome]
  const decided = {
    ...paper,
    outcome: one.outcome,
    redo: one.redo ? ('workingDays' as const) : ('none' as const),
    withinDays: one.redo ? 20 : null,
  }
  const concluded = { at: minuteOf(decidedOn, 15, 20 + i), run: isWithdrawn ? step('withdrawn', paper) : step('decided', decided) }
  return [...events, concluded, ...(one.redo ? repliedAgain(one.about, calendar.addWorkingDays(decidedOn, 12), keys, office) : [])]
}

/** What was ordered is done in time: the case is decided anew (行政复议法 art. 64). */
function repliedAgain(about: number, on: PlainDate, keys: ReadonlyMap<number, Key>, office: CaseOffice): Event[] {
  const { officer, reviewer, leader } = office.people
  const step = stepper(about, keys, office)
  const answer = { outcome: 'granted' as const, documentId: null }
  const runs: Event['run'][] = [
    step(officer, 'decided', answer),
    step(reviewer, 'reviewed', {}),
    step(leader, 'signed', { ...answer, number: null }),
    step(officer, 'delivered', { by: 'post', to: '申请书所填地址', trackingNumber: '示例3001' }),
    step(officer, 'archived', {}),
  ]
  return runs.map((run, i) => ({ at: minuteOf(on, 10 + i, 5), run }))
}
