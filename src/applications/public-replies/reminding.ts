import { may } from '../../people/index.ts'
import type { Reminding } from '../desk/reminders.ts'
import { settingsOf } from '../settings.ts'
import { repliesToApprove } from './store.ts'

/** Whoever approves is told in the letter of the morning that replies wait to be made public (art. 44); no law sets a day for it. While they are switched off none can be approved. */
export const remindOfPublicReplies: Reminding = async (db, office, person) => {
  if (!may(person, 'application.approve', office) || !(await settingsOf(db, office.id)).showsReplies) return []
  const many = await repliesToApprove(db, office.id, person.id)
  return many > 0 ? [{ on: null, number: `公开答复 ${many} 份`, what: '审定' }] : []
}
