import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, ErrorSummary, Notice, OfficeHead, Official, TextArea } from '../../web/ui/index.ts'
import { placeName } from '../cells.ts'
import type { Finding } from '../check/index.ts'
import { type Departure, departures, lengthOf, openQuestions } from '../compile/linked-figures.ts'
import { besideOf, type Published, publishedName } from '../compile/published.ts'
import type { Draft } from '../compile/text.ts'
import { formOfReport } from '../forms/index.ts'
import type { Report } from '../report.ts'
import { deskReportOf, deskTextOf } from './desk.tsx'
import { FindingList } from './findings.tsx'
import { byGravity } from './marks.ts'
import type { Office } from './portal.tsx'

type Props = {
  page: Page
  office: Office
  year: number
  /** The report with drafts where nothing is written, and what was drafted from its figures. */
  shown: {
    report: Report
    drafts: readonly Draft[]
    published: Published | null
    seen: number
    needsReason: boolean
    findings: readonly Finding[]
  }
  values: Readonly<Record<string, string>>
  faults: Faults
}

/** The sections of words: what is written, what was drafted, how long it is, and the figures that left their cells. */
export function EditTextPage({
  page,
  office,
  year,
  shown: { report, drafts, published, seen, needsReason, findings },
  values,
  faults,
}: Props) {
  const { say, language } = page
  const title = say(`${year} 年度报告：正文`, `Report of ${year}: the text`)
  const form = formOfReport(report)
  const texts = report.sections.flatMap(({ number, heading, text }) => {
    const draft = drafts.find(each => each.number === number)
    if (!draft) return []
    const id = `section${number}`
    const value = values[id] ?? text
    return [{ id, heading, value, departed: departures(value, draft.template, report, besideOf(published)) }]
  })
  const departed = texts.flatMap(each => each.departed)
  const errors = findings.filter(({ level }) => level === 'error').length
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="reports"
      scripts={['live-check']}
      crumbs={[
        { href: places.deskReports, text: say('年报', 'Annual reports') },
        { href: deskReportOf(office, year), text: String(year) },
        { text: title },
      ]}
    >
      <ErrorSummary faults={faults} />
      <OfficeHead language={language} title={title} office={office.name} />
      <div class="split finder">
        <aside class="sticky">
          <section class="panel stack" aria-labelledby="fd">
            <h2 id="fd">{say('随写随核', 'Checked as you write')}</h2>
            <p id="checked-count" data-checked role="status">
              {findings.length === 0
                ? say('没有发现问题。', 'Nothing was found.')
                : say(`发现 ${findings.length} 处，其中错误 ${errors} 处。`, `${findings.length} findings, ${errors} of them errors.`)}
            </p>
            <div id="checked" data-checked class="stack">
              <ul>
                {texts.map(({ heading, value }) => (
                  <li>
                    <Official language={language}>{heading}</Official>
                    {say('：', ': ')}
                    {lengthWords(page, value)}
                  </li>
                ))}
              </ul>
              {departed.length > 0 && (
                <Departed page={page} departed={departed} nameOf={at => publishedName(published, at) ?? placeName(at, form)} />
              )}
              {findings.length > 0 && <FindingList {...{ page, report, form, findings: byGravity(findings) }} />}
            </div>
          </section>
        </aside>
        <form class="stack" method="post" action={deskTextOf(office, year)} data-check="act=check">
          <Notice>
            {say(
              '还没有写的部分已按本年记录起草。【】里是记录中没有的内容，请补写后去掉括号。',
              'Sections without text are drafted from the records. What stands in 【】 no record tells: fill it in.',
            )}
          </Notice>
          <input type="hidden" name="seen" value={String(seen)} />
          {texts.map(({ id, heading, value }) => (
            <TextArea
              id={id}
              label={<Official language={language}>{heading}</Official>}
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
            <Button kind="plain" name="act" value="check">
              {say('核对，不保存', 'Check, do not save')}
            </Button>
          </p>
        </form>
      </div>
    </StaffLayout>
  )
}

function lengthWords({ say }: Page, text: string): string {
  const [length, open] = [lengthOf(text), openQuestions(text)]
  const words = say(`共 ${length} 字`, `${length} characters`)
  return open > 0 ? `${words}${say(`，还有 ${open} 处待补写`, `, ${open} places to fill in`)}` : words
}

type DepartedProps = { page: Page; departed: readonly Departure[]; nameOf: (at: string) => string }

function Departed({ page: { say, language }, departed, nameOf }: DepartedProps) {
  return (
    <Notice kind="wait" title={say('文字中的数与表格不同', 'Figures in the text differ from the tables')}>
      <ul>
        {departed.map(({ at, clause, now }) => (
          <li>
            <Official language={language}>
              “{clause}”：{nameOf(at)}
            </Official>
            {say(`应为 ${now}`, ` should be ${now}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
