import { type Office, type Page, PortalPage } from '../../../web/layout/index.ts'
import { Notice, Official } from '../../../web/ui/index.ts'
import { Day } from '../../portal/pages/parts.tsx'
import { approvalsAddress } from '../approval.ts'

type Props = { page: Page; office: Office; withdrawnOn: string; reason: string }

/** In the place of an item that is no longer decided here: since when, and why. */
export function WithdrawnApprovalPage({ page, office, withdrawnOn, reason }: Props) {
  const { say, language } = page
  const title = say('这个事项已撤下', 'This item was withdrawn')
  return (
    <PortalPage page={page} office={office} title={title} current="content" crumbs={[{ text: title }]} canonical={null} column={null}>
      <div class="stack">
        <h1>{title}</h1>
        <p>
          {say('它曾在这里公开，', 'It was public here and was withdrawn on ')}
          <Day on={withdrawnOn} />
          {say(' 撤下。', '.')}
        </p>
        <Notice kind="wait" title={say('理由：', 'Reason: ')}>
          <Official language={language}>{reason}</Official>
        </Notice>
        <p>
          <a href={approvalsAddress(office.slug)}>{say('现行的行政审批事项', 'Items in force')}</a>
        </p>
      </div>
    </PortalPage>
  )
}
