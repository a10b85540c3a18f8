import { calendarFor } from '../days/index.ts'
import type { Db } from '../db/open.ts'
import { type PlainDate, reportDue } from '../law/index.ts'
import type { Agency } from '../people/index.ts'
import type { Page } from '../web/layout/index.ts'
import { Notice } from '../web/ui/index.ts'
import { submissionAddress } from './pages/addresses.ts'
import { callOf, standingOfYear } from './store.ts'

/** What the agency owes its superior of last year's report: nothing was sent though it was asked for, or what was sent came back. */
export type Owed = { year: number; dueOn: PlainDate; why: 'returned' | 'reminded' | 'called' }

export async function owedBy(db: Db, agency: Agency, today: PlainDate): Promise<Owed | null> {
  if (agency.parentId === null) return null
  const year = Number(today.slice(0, 4)) - 1
  const [standing, call] = await Promise.all([standingOfYear(db, { agencyId: agency.id, year }), callOf(db, agency.parentId, year)])
  const dueOn = call?.dueOn ?? reportDue('department', year, await calendarFor(db, agency.id)).dueOn
  if (standing?.state === 'returned') return { year, dueOn, why: 'returned' }
  if (standing?.state === 'awaited') return { year, dueOn, why: 'reminded' }
  return standing === null && call ? { year, dueOn, why: 'called' } : null
}

/** On the desk of those who make and sign the report. */
export function OwedNotice({ page: { say }, office, owed: { year, dueOn, why } }: { page: Page; office: Agency; owed: Owed }) {
  const titles = {
    returned: say(
      `${year} 年度报告被上级退回，请逐条答复后重新报送`,
      `The report of ${year} came back: answer each remark and send it again`,
    ),
    reminded: say(`上级催报 ${year} 年度报告，应于 ${dueOn} 前报送`, `The report of ${year} was wanted by ${dueOn}: a reminder`),
    called: say(`上级要求 ${dueOn} 前报送 ${year} 年度报告`, `The report of ${year} is wanted by ${dueOn}`),
  }
  return (
    <Notice kind={why === 'called' ? 'wait' : 'over'} title={titles[why]}>
      <p>
        <a href={submissionAddress(office, year)}>{say('去报送', 'Send it')}</a>
      </p>
    </Notice>
  )
}
