import type { Page } from '../../web/layout/index.ts'
import { Chart, DataTable, Notice, Official } from '../../web/ui/index.ts'
import { type Group, groups, type Line, saidOfChange, type Year } from '../years/figures.ts'
import { type Office, PortalPage, reportOf, reportsOf, yearsOf } from './portal.tsx'

type Props = { page: Page; office: Office; years: readonly Year[]; lines: readonly Line[] }

/** Of which lines a picture is made. */
const pictured = ['received', 'licences', 'penalties', 'reconsideration']

/** Five years side by side: tables first of all, a picture of the chief figures, and what the reports say of the changes. */
export function YearsPage({ page, office, years, lines }: Props) {
  const { say } = page
  const title = say('年报五年对照', 'Annual reports: five years')
  const column = {
    name: '政府信息公开年报',
    description: `${office.name}年报五年对照`,
    keywords: '政府信息公开年报,年度报告',
    type: '政府信息公开',
  }
  const missing = years.filter(({ report }) => report === null)
  return (
    <PortalPage
      page={page}
      office={office}
      title={title}
      current="reports"
      column={column}
      crumbs={[{ href: reportsOf(office), text: say('政府信息公开年报', 'Annual reports') }, { text: title }]}
    >
      <div class="stack">
        <h1>{title}</h1>
        {years.length === 1 && (
          <Notice>
            {say(
              '本网站只公布了一个年度的报告，还没有可以对照的年度。',
              'One report is published here: there is nothing yet to hold it against.',
            )}
          </Notice>
        )}
        {missing.length > 0 && (
          <Notice>
            {say(
              `${missing.map(({ year }) => year).join('、')} 年没有在本网站公布报告，表中空着，不是零。`,
              `No report of ${missing.map(({ year }) => year).join(', ')} is published here: those columns are blank, not zero.`,
            )}
          </Notice>
        )}
        <Forms page={page} years={years} />
        {(Object.keys(groups) as Group[]).map(group => (
          <Figures {...{ page, office, years, group }} lines={lines.filter(line => line.group === group)} />
        ))}
        <p>
          {say('下载本表：', 'This table: ')}
          <a href={`${yearsOf(office)}.csv`}>CSV</a> <a href={`${yearsOf(office)}.xlsx`}>XLSX</a>{' '}
          <a href={`${yearsOf(office)}.json`}>JSON</a>
        </p>
        <Said page={page} office={office} years={years} />
      </div>
    </PortalPage>
  )
}

/** The form changed once: what one of them does not ask for is blank. */
function Forms({ page: { say }, years }: { page: Page; years: readonly Year[] }) {
  const told = years.flatMap(({ year, form }) => (form ? [{ year, form }] : []))
  if (new Set(told.map(({ form }) => form)).size < 2) return null
  return (
    <Notice>
      {say('这几年用的表格不同：', 'The form changed in these years: ')}
      {told.map(({ year, form }) => say(`${year} 年用 ${form} 年格式`, `${year} in the form of ${form}`)).join(say('，', ', '))}
      {say(
        '。“其他处理”在一种格式里是一行，在另一种里是三行，这里合为一行。',
        '. “Other outcomes” is one row in one and three in the other; here it is their sum.',
      )}
    </Notice>
  )
}

function Figures({ page, office, years, group, lines }: Props & { group: Group }) {
  const { say, language } = page
  const heading = say(groups[group].label, groups[group].english)
  const shown = lines.filter(({ key, figures }) => pictured.includes(key) && figures.some(figure => figure !== null && figure !== 0))
  const words = {
    ...{ what: say('年度', 'Year'), number: say('数量', 'Number'), share: '', total: '', kind: say('横条图', 'Bar chart') },
    missing: say('无报告', 'no figure'),
  }
  return (
    <section class="stack" aria-labelledby={`years-${group}`}>
      <h2 id={`years-${group}`}>{heading}</h2>
      <DataTable
        plain
        caption={heading}
        columns={[
          { text: say('指标', 'Figure'), main: true },
          ...years.map(({ year }) => ({ text: String(year), num: true })),
          { text: say('比上年', 'Change'), num: true },
        ]}
        rows={lines.map(line => ({
          cells: [
            say(`${line.label}（${line.unit}）`, line.english),
            ...line.figures.map((figure, i) =>
              figure === null ? (
                ''
              ) : (
                <a href={`${reportOf(office, years[i]!.year)}#s${line.group === 'disclosure' ? 2 : line.group === 'applications' ? 3 : 4}`}>
                  {figure}
                </a>
              ),
            ),
            line.change === null ? '' : line.change > 0 ? `+${line.change}` : String(line.change),
          ],
        }))}
      />
      {(years.length > 1 ? shown : []).map(line => (
        <Chart
          caption={say(line.label, line.english)}
          unit={say(line.unit, '')}
          language={language}
          words={words}
          bars={line.figures.map((value, i) => ({ label: say(`${years[i]!.year} 年`, String(years[i]!.year)), value }))}
        />
      ))}
    </section>
  )
}

/** Why the figures moved, in the words of the reports. */
function Said({ page, office, years }: { page: Page; office: Office; years: readonly Year[] }) {
  const { say, language } = page
  const said = years.flatMap(({ year, report }) => {
    const sentences = report ? saidOfChange(report) : []
    return sentences.length > 0 ? [{ year, sentences }] : []
  })
  return (
    <section class="stack" aria-labelledby="said">
      <h2 id="said">{say('报告怎样说明变化', 'What the reports say of the changes')}</h2>
      {said.length === 0 && (
        <p class="quiet">{say('这几年的报告没有写与上年比较的话。', 'The reports of these years compare nothing with the year before.')}</p>
      )}
      {said.toReversed().map(({ year, sentences }) => (
        <div>
          <h3>
            <a href={reportOf(office, year)}>{say(`${year} 年`, String(year))}</a>
          </h3>
          <ul>
            {sentences.map(sentence => (
              <li>
                <Official language={language}>{sentence}</Official>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
