import { applicationOf, type Clock, takeStepIn } from '../applications/index.ts'
import type { Trx } from '../db/open.ts'
import { type Calendar, chineseDay, disputeOutcomes, type Refusal } from '../law/index.ts'
import type { Agency, Person } from '../people/index.ts'
import { orderIn } from './deadlines.ts'
import { asRectified, conclusionIn, type Step } from './dispute.ts'
import type { Dispute } from './store.ts'

type Sent = { before: readonly Step[]; dispute: Dispute; step: Step }

/**
 * What a decision orders goes back into the application in the same transaction (行政复议法 art. 64; 行政诉讼法 art. 70): a settled case is
 * taken up again, with the day that is ordered; in one that is still open it stands on record. Returns why that cannot be.
 */
export async function sendBack(
  trx: Trx,
  by: Person,
  agency: Agency,
  sent: Sent,
  calendar: Calendar,
  clock: Clock,
): Promise<Refusal | null> {
  const { before, dispute, step } = sent
  const order = bindingOrder([...before, step], calendar)
  if (!order || bindingOrder(before, calendar) || dispute.applicationId === null) return null
  const key = { agencyId: agency.id, id: dispute.applicationId }
  const application = await applicationOf(trx, key)
  if (!application) return null
  const { label } = disputeOutcomes[order.outcome]
  const number = dispute.caseNumber ? `（${dispute.caseNumber}）` : ''
  const note = `${dispute.body}${number}“${label}”，责令于${chineseDay(order.dueOn)}前重新答复`
  const isSettled = application.state === 'settled' || application.state === 'archived'
  const common = { seen: application.seq, onDay: step.onDay, note }
  // within the legal period: the clock of the case begins afresh by itself
  const details = { disputeId: dispute.id, dueOn: order.isStatutory ? null : order.dueOn }
  const taken = isSettled
    ? await takeStepIn(trx, by, agency, key, { ...common, step: 'reopened', details }, clock)
    : await takeStepIn(trx, by, agency, key, { ...common, step: 'noted', details: {} }, clock)
  return taken.ok ? null : taken.refusal
}

/** The order that binds and is not yet carried out. */
function bindingOrder(taken: readonly Step[], calendar: Calendar) {
  const steps = asRectified(taken)
  const concluded = conclusionIn(steps)
  const order = concluded && orderIn(concluded, steps, calendar)
  return concluded && order && { dueOn: order.dueOn, outcome: concluded.outcome, isStatutory: concluded.order.redo === 'statutory' }
}
