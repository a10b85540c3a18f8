import type { Db } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import { publicRegister } from './pages/frame.tsx'
import { registerOf } from './register.ts'
import { shownCounts } from './store.ts'

/** The public lists of an agency's registers that hold something, as the portal's maps name them. */
export async function publicLists(db: Db, office: { id: string; slug: string }, today: PlainDate) {
  const counts = await shownCounts(db, office.id, today)
  return counts.map(({ register, items, newestOn }) => ({
    ...{ name: `${registerOf(register).label}公示`, english: registerOf(register).english },
    ...{ address: publicRegister(office, register), items, newestOn, kinds: ['csv', 'xlsx'] },
  }))
}
