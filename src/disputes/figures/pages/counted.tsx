import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Empty, OfficeHead } from '../../../web/ui/index.ts'
import { DisputeTable } from '../../desk/pages/disputes.tsx'
import type { Dispute } from '../../store.ts'

type Props = { page: Page; office: Office; disputes: readonly Dispute[]; back: string }

/** The disputes behind a number. */
export function CountedDisputesPage({ page, office, disputes, back }: Props) {
  const { say, language } = page
  const title = say('统计所计的案件', 'The disputes counted')
  return (
    <StaffLayout
      {...{ page, title }}
      current="disputes"
      crumbs={[
        { href: `${places.disputes}/${office.slug}`, text: say('复议诉讼', 'Disputes') },
        { href: back, text: say('统计', 'Figures') },
        { text: say('所计的案件', 'Disputes counted') },
      ]}
    >
      <OfficeHead language={language} title={say(`共 ${disputes.length} 件`, `${disputes.length} disputes`)} office={office.name} />
      {disputes.length === 0 ? (
        <Empty>{say('没有。', 'None.')}</Empty>
      ) : (
        <DisputeTable page={page} office={office} disputes={disputes} caption={title} />
      )}
    </StaffLayout>
  )
}
