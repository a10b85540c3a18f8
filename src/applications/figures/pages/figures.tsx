import { type OutcomeKind, outcomes } from '../../../law/index.ts'
import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, DataTable, Field, Notice, OfficeHead, Official } from '../../../web/ui/index.ts'
import { applicantKinds } from '../../applicant.ts'
import { type ByKind, groundLabel, kindKeys, type Period, type Table3, type Times, unbalanced } from '../figures.ts'
import type { SectionFigures } from '../store.ts'

type Props = {
  page: Page
  office: Office
  period: Period
  figures: Table3
  times: Times
  sections: readonly (SectionFigures & { name: string })[]
  grounds: readonly { code: string; number: number }[]
}

/** The year as table 3 will count it, at any day; every number leads to its cases. */
export function FiguresPage({ page, office, period, figures, times, sections, grounds }: Props) {
  const { say, language } = page
  const lang = language === 'en' ? 'zh-CN' : undefined
  const here = `${places.applications}/${office.slug}/figures`
  const cases = (query: Record<string, string>) => `${here}/cases?${new URLSearchParams({ ...period, ...query })}`
  const kinds = [
    ...kindKeys.map(key => ({ key, text: say(applicantKinds[key].label, applicantKinds[key].english) })),
    { key: 'total' as const, text: say('总计', 'Total') },
  ]
  const numbers = (counts: ByKind, query: Record<string, string>) =>
    kinds.map(({ key }) =>
      counts[key] === 0 ? '0' : <a href={cases({ ...query, ...(key !== 'total' && { kind: key }) })}>{counts[key]}</a>,
    )
  const row = (text: string, counts: ByKind, query: Record<string, string>, look?: 'sum') => ({
    cells: [<span lang={lang}>{text}</span>, ...numbers(counts, query)],
    ...(look && { look }),
  })
  const faults = unbalanced(figures)
  return (
    <StaffLayout {...{ page, title: say('申请统计', 'Figures of applications') }} current="applications">
      <OfficeHead language={language} title={say('申请统计', 'Figures')} office={office.name} />
      <form method="get" action={here} class="filters">
        <Field id="from" type="date" label={say('起', 'From')} value={period.from} short />
        <Field id="to" type="date" label={say('止', 'To')} value={period.to} short />
        <Button kind="plain">{say('统计', 'Count')}</Button>
      </form>
      {faults.length > 0 && (
        <Notice>{say('收支不平衡：请检查跨年度的申请。', 'New and carried in do not equal handled and carried out.')}</Notice>
      )}
      <section aria-labelledby="t3">
        <h2 id="t3">{say('收到和处理（年报表三的口径）', 'Received and handled, as table 3 counts')}</h2>
        <DataTable
          caption={say('收到和处理政府信息公开申请情况', 'Applications received and handled')}
          columns={[{ text: say('项目', 'What'), main: true }, ...kinds.map(({ text }) => ({ text, num: true }))]}
          rows={[
            row('一、新收申请', figures.received, { what: 'received' }),
            row('二、上期结转', figures.carriedIn, { what: 'carriedIn' }),
            ...[...figures.byOutcome].map(([kind, counts]) =>
              row(outcomes[kind as OutcomeKind].label, counts, { what: 'handled', outcome: kind }),
            ),
            row('三、办理合计', figures.handledInAll, { what: 'handled' }, 'sum'),
            row('四、结转下期', figures.carriedOut, { what: 'carriedOut' }),
          ]}
        />
      </section>
      <section aria-labelledby="time">
        <h2 id="time">{say('用时（工作日）', 'Time taken, in working days')}</h2>
        <DataTable
          caption={say('用时', 'Time taken')}
          columns={[
            { text: say('答复', 'Replies'), main: true },
            { text: say('按期', 'In time'), num: true },
            { text: say('逾期', 'Late'), num: true },
            { text: say('中位数', 'Median'), num: true },
            { text: say('九成在几日内', '90th percentile'), num: true },
          ]}
          rows={[
            {
              cells: [
                String(times.settled),
                times.onTime === 0 ? '0' : <a href={cases({ what: 'onTime' })}>{times.onTime}</a>,
                times.late === 0 ? '0' : <a href={cases({ what: 'late' })}>{times.late}</a>,
                times.median ?? '—',
                times.p90 ?? '—',
              ],
            },
          ]}
        />
      </section>
      <section aria-labelledby="section">
        <h2 id="section">{say('按股室', 'By section')}</h2>
        <DataTable
          caption={say('按股室', 'By section')}
          plain
          columns={[
            { text: say('股室', 'Section'), main: true },
            { text: say('办理', 'Handled'), num: true },
            { text: say('逾期', 'Late'), num: true },
            { text: say('中位数', 'Median'), num: true },
          ]}
          rows={sections.map(({ sectionId, name, handled, late, median }) => ({
            cells: [
              <Official language={page.language} name>
                {name}
              </Official>,
              sectionId ? <a href={cases({ what: 'handled', section: sectionId })}>{handled}</a> : String(handled),
              String(late),
              median ?? '—',
            ],
          }))}
        />
      </section>
      {grounds.length > 0 && (
        <section aria-labelledby="ground">
          <h2 id="ground">{say('不予公开的理由', 'Grounds of withholding')}</h2>
          <DataTable
            caption={say('不予公开的理由', 'Grounds of withholding')}
            plain
            columns={[
              { text: say('理由', 'Ground'), main: true },
              { text: say('件数', 'Cases'), num: true },
            ]}
            rows={grounds.map(({ code, number }) => ({ cells: [<span lang={lang}>{groundLabel(code)}</span>, String(number)] }))}
          />
        </section>
      )}
    </StaffLayout>
  )
}
