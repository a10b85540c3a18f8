import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, ErrorSummary, Notice, OfficeHead, Official, TextArea } from '../../web/ui/index.ts'
import { placeName } from '../cells.ts'
import { type Departure, departures, lengthOf, openQuestions } from '../compile/linked-figures.ts'
import type { Draft } from '../compile/text.ts'
import { formOfReport } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { deskReportOf, deskTextOf } from './desk.tsx'
import type { Office } from './portal.tsx'

type Props = {
  page: Page
  office: Office
  year: number
  /** The report with drafts where nothing is written, and what was drafted from its figures. */
  shown: { report: Report; drafts: readonly Draft[]; seen: number; needsReason: boolean }
  values: Readonly<Record<string, string>>
  faults: Faults
}

/** The sections of words: what is written, what was drafted, how long it is, and the figures that left their cells. */
export function EditTextPage({ page, office, year, shown: { report, drafts, seen, needsReason }, values, faults }: Props) {
  const { say, language } = page
  const title = say(`${year} 年度报告：正文`, `Report of ${year}: the text`)
  const form = formOfReport(report)
  const texts = report.sections.flatMap(({ number, heading, text }) => {
    const draft = drafts.find(each => each.number === number)
    if (!draft) return []
    const id = `section${number}`
    const value = values[id] ?? text
    return [{ id, heading, value, departed: departures(value, draft.template, report) }]
  })
  const departed = texts.flatMap(each => each.departed)
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      crumbs={[
        { href: places.deskReports, text: say('年报', 'Annual reports') },
        { href: deskReportOf(office, year), text: String(year) },
        { text: title },
      ]}
    >
      <ErrorSummary faults={faults} />
      <OfficeHead language={language} title={title} office={office.name} />
      <form class="stack" method="post" action={deskTextOf(office, year)}>
        <Notice>
          {say(
            '还没有写的部分已按本年记录起草。【】里是记录中没有的内容，请补写后去掉括号。',
            'Sections without text are drafted from the records. What stands in 【】 no record tells: fill it in.',
          )}
        </Notice>
        {departed.length > 0 && <Departed {...{ page, form, departed }} />}
        <input type="hidden" name="seen" value={String(seen)} />
        {texts.map(({ id, heading, value }) => (
          <TextArea
            id={id}
            label={<Official language={language}>{heading}</Official>}
            hint={lengthWords(page, value)}
            value={value}
            fault={faults[id]}
            rows={id === 'section1' ? 18 : 8}
            maxlength={20000}
          />
        ))}
        {needsReason && (
          <TextArea
            id="reason"
            label={say('更正的理由', 'Reason')}
            value={values['reason'] ?? ''}
            fault={faults['reason']}
            rows={2}
            maxlength={500}
            required
          />
        )}
        <p class="buttons">
          <Button>{say('保存', 'Save')}</Button>
        </p>
      </form>
    </StaffLayout>
  )
}

function lengthWords({ say }: Page, text: string): string {
  const [length, open] = [lengthOf(text), openQuestions(text)]
  const words = say(`共 ${length} 字`, `${length} characters`)
  return open > 0 ? `${words}${say(`，还有 ${open} 处待补写`, `, ${open} places to fill in`)}` : words
}

function Departed({
  page: { say, language },
  form,
  departed,
}: {
  page: Page
  form: Parameters<typeof placeName>[1]
  departed: Departure[]
}) {
  return (
    <Notice kind="wait" title={say('文字中的数与表格不同', 'Figures in the text differ from the tables')}>
      <ul>
        {departed.map(({ at, clause, now }) => (
          <li>
            <Official language={language}>
              “{clause}”：{placeName(at, form)}
            </Official>
            {say(`应为 ${now}`, ` should be ${now}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
