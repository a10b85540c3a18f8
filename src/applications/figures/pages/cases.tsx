import { outcomes } from '../../../law/index.ts'
import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { DataTable, Empty, OfficeHead } from '../../../web/ui/index.ts'
import { applicantKinds } from '../../applicant.ts'
import type { CountedCase } from '../store.ts'

/** The cases behind a number. */
export function CountedCasesPage({
  page,
  office,
  cases,
  others,
  back,
}: {
  page: Page
  office: Office
  cases: readonly CountedCase[]
  /** How many more the number counts, which this person may not read. */
  others: number
  back: string
}) {
  const { say, language } = page
  return (
    <StaffLayout
      {...{ page, title: say('统计所计的申请', 'The cases counted') }}
      current="applications"
      crumbs={[{ text: say('申请统计', 'Figures'), href: back }, { text: say('所计的申请', 'Cases counted') }]}
    >
      <OfficeHead
        language={language}
        title={say(`共 ${cases.length + others} 件`, `${cases.length + others} cases`)}
        office={office.name}
      />
      {others > 0 && (
        <p class="quiet">{say(`其中 ${others} 件由其他股室承办，未列出。`, `${others} of them are of other sections and not listed.`)}</p>
      )}
      {cases.length === 0 ? (
        <Empty>{say('没有。', 'None.')}</Empty>
      ) : (
        <DataTable
          caption={say('统计所计的申请', 'The cases counted')}
          columns={[
            { text: say('受理号', 'Number'), main: true },
            { text: say('申请人类别', 'Kind') },
            { text: say('收到', 'Received') },
            { text: say('办结', 'Settled') },
            { text: say('结果', 'Outcome') },
            { text: say('用时', 'Days'), num: true },
          ]}
          rows={cases.map(({ number, year, ordinal, applicantKind, receivedOn, countedOn, countedAs, daysUsed, wasLate }) => ({
            cells: [
              <a href={`${places.applications}/${office.slug}/${year}/${ordinal}`} translate="no">
                {number}
              </a>,
              say(applicantKinds[applicantKind].label, applicantKinds[applicantKind].english),
              receivedOn && <time datetime={receivedOn}>{receivedOn}</time>,
              countedOn && <time datetime={countedOn}>{countedOn}</time>,
              <span lang={language === 'en' ? 'zh-CN' : undefined}>{countedAs ? outcomes[countedAs].label : ''}</span>,
              `${daysUsed ?? ''}${wasLate ? say('（逾期）', ' (late)') : ''}`,
            ],
          }))}
        />
      )}
    </StaffLayout>
  )
}
