import { type Page, places } from '../../../web/layout/index.ts'
import type { Dispute } from '../../store.ts'
import { DisputeTable } from './disputes.tsx'

type Props = { page: Page; office: { slug: string }; disputes: readonly Dispute[] }

/** The disputes of the day on the first page of the desk. */
export function TodaysDisputes({ page, office, disputes }: Props) {
  const { say } = page
  return (
    <section class="panel">
      <div class="head">
        <h2>{say('要办的复议诉讼', 'Disputes to be handled')}</h2>
        <p>
          <a href={`${places.disputes}/${office.slug}`}>{say('全部待办', 'All to do')}</a>
        </p>
      </div>
      <DisputeTable
        page={page}
        office={office}
        disputes={disputes}
        caption={say('要办的复议诉讼，按期限排列', 'Disputes, by their days')}
      />
    </section>
  )
}
