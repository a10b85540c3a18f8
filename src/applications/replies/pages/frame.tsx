import type { Child } from 'hono/jsx'
import { type Page, places, type ScriptName, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { crumbOf, ErrorSummary, Notice, Official } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'

type Props = {
  page: Page
  found: FoundCase
  title: string
  faults?: Faults
  refusal?: Refusal | null
  scripts?: readonly ScriptName[]
  children?: Child
}

/** A page that belongs to a case: its number leads back; what the law refused stands before everything else. */
export function CaseFrame({ page, found, title, faults = {}, refusal = null, scripts, children }: Props) {
  const { say, language } = page
  const { application, office, here } = found
  return (
    <StaffLayout
      page={page}
      title={`${title} - ${application.number}`}
      current="applications"
      scripts={scripts}
      crumbs={[
        { href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') },
        { href: here, text: application.number, lang: 'zh-CN' },
        crumbOf(language, title),
      ]}
    >
      <ErrorSummary
        faults={faults}
        title={say(`有 ${Object.keys(faults).length} 处需要修改`, `${Object.keys(faults).length} things to mend`)}
      />
      {refusal && (
        <Notice kind="over" title={say('没有办理', 'Not done')} status>
          <p>
            <Official language={language}>
              {refusal.why}
              {refusal.cites}
            </Official>
          </p>
        </Notice>
      )}
      <div class="stack">{children}</div>
    </StaffLayout>
  )
}
