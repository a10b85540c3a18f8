import type { Reminded, Reminding } from '../../applications/index.ts'
import { may } from '../../people/index.ts'
import { mayForDispute } from '../actions.ts'
import { duties, dutyOn } from '../summary.ts'
import { disputesDueBy } from './list-store.ts'
import { disputeName } from './office.ts'

/** What disputes there are to remind somebody of, in the letter about applications: who handles them of all, the leader of what is over or due tomorrow. */
export const remindOfDisputes: Reminding = async (db, office, person, { today, calendar, by }) => {
  const leads = may(person, 'application.approve', office)
  if (!leads && !may(person, 'application.write', office)) return []
  const tomorrow = calendar.addWorkingDays(today, 1)
  const lines: Reminded[] = []
  for (const one of await disputesDueBy(db, office.id, by)) {
    const on = one.nextOn!
    const acts = await mayForDispute(db, person, 'application.write', office, one.applicationId)
    // an appeal that was let go is not late: the judgment took effect
    if ((!acts && !(leads && on <= tomorrow)) || (dutyOn(one, today) === 'takesEffect' && !acts)) continue
    lines.push({ on, number: disputeName(one), what: duties[dutyOn(one, today)].label })
  }
  return lines
}
