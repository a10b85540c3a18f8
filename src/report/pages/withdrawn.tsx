import type { Page } from '../../web/layout/index.ts'
import { Notice } from '../../web/ui/index.ts'
import { type Office, PortalPage, reportsOf, reportTitle } from './portal.tsx'

type Props = { page: Page; office: Office; year: number; withdrawnOn: string; reason: string }

/** In the place of a report that was withdrawn: that it was here, since when it is not, and why. */
export function WithdrawnPage({ page, office, year, withdrawnOn, reason }: Props) {
  const { say } = page
  return (
    <PortalPage
      page={page}
      office={office}
      title={say('报告已撤下', 'The report was withdrawn')}
      current="reports"
      crumbs={[{ href: reportsOf(office), text: say('政府信息公开年报', 'Annual reports') }, { text: String(year) }]}
    >
      <h1>{say('报告已撤下', 'The report was withdrawn')}</h1>
      <p>
        {reportTitle(office.name, year)}
        {say('曾在这里公布，已于 ', ' was published here and withdrawn on ')}
        <time datetime={withdrawnOn}>{withdrawnOn}</time>
        {say(' 撤下。', '.')}
      </p>
      <Notice kind="wait" title={say('理由：', 'Reason: ')}>
        {reason}
      </Notice>
    </PortalPage>
  )
}
