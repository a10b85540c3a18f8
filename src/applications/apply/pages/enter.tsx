import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, ErrorSummary, Field } from '../../../web/ui/index.ts'
import { faultsFor } from '../faults-in-english.ts'

/** 办件查询: number and code. What is wrong is never told apart: nothing here says whether a number exists. */
export function EnterPage({ page, office, number, faults: found }: { page: Page; office: Office; number: string; faults: Faults }) {
  const { say } = page
  const faults = faultsFor(page, found)
  const title = say('查询申请进度', 'Track an application')
  return (
    <PortalPage
      {...{ page, office, title }}
      current="status"
      crumbs={[{ text: say('依申请公开', 'Apply'), href: portalPlaces(office).apply }, { text: title }]}
      canonical={`/${office.slug}/status`}
    >
      <div class="narrow">
        <ErrorSummary faults={faults} />
        <h1>{title}</h1>
        <form method="post" action={`/${office.slug}/status`} novalidate autocomplete="off">
          <Field
            id="number"
            label={say('受理号', 'Number')}
            hint={say('如 示文旅广公申〔2026〕35号，写在回执上', 'It stands on the receipt')}
            value={number}
            required
            {...(faults['number'] && { fault: faults['number'] })}
          />
          <Field
            id="code"
            label={say('查询码', 'Code')}
            hint={say('24 位，不分大小写，横线可以不写', '24 characters; capitals and hyphens do not matter')}
            required
            spellcheck={false}
            {...(faults['code'] && { fault: faults['code'] })}
          />
          <p class="buttons actions">
            <Button>{say('查询', 'Look')}</Button>
          </p>
        </form>
      </div>
    </PortalPage>
  )
}
