import { type TodayCases, TodaysCases } from '../../applications/index.ts'
import { type Dispute, TodaysDisputes } from '../../disputes/index.ts'
import { chineseDay, type Deadline, type PlainDate, weekdayName } from '../../law/index.ts'
import { type Owed, OwedNotice } from '../../oversight/index.ts'
import type { Agency } from '../../people/index.ts'
import { type Today, TodayAside, TodayButton, TodayCounts, TodayDue } from '../../publications/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Facts, Notice, Official } from '../../web/ui/index.ts'
import { signings, states } from '../steps.ts'
import type { StoredReport } from '../stored-report.ts'
import { countWords } from './findings.tsx'
import { type Office, reportTitle } from './portal.tsx'

export const deskReportOf = ({ slug }: Office, year: number): string => `/desk/reports/${slug}/${year}`
export const deskCompileOf = ({ slug }: Office, year?: number): string => `/desk/reports/${slug}/compile${year ? `?year=${year}` : ''}`
export const deskCellOf = ({ slug }: Office, year: number, at: string): string =>
  `/desk/reports/${slug}/compile/cell?${new URLSearchParams({ year: String(year), at })}`
export const deskTextOf = ({ slug }: Office, year: number): string => `/desk/reports/${slug}/${year}/text`
export const deskImportOf = ({ slug }: Office): string => `/desk/reports/${slug}/import`

/** An agency at the desk, with what the person may do there. */
export type DeskOffice = Office & { reports: readonly StoredReport[]; mayWrite: boolean; maySign: boolean }

export type Due = {
  year: number
  dueOn: PlainDate
  state: Deadline['state']
  because: Deadline['because']
  daysLeft: number
  agency: string
}

type Props = {
  page: Page
  person: { name: string; agency: string; roles: readonly string[] }
  due: Due | null
  offices: readonly DeskOffice[]
  /** What the person has to do with publications in the home agency; null: nothing. */
  today: Today | null
  /** What there is to do with applications in the home agency; null: nothing. */
  cases: TodayCases | null
  disputes: readonly Dispute[] | null
  /** There are bodies below whose reports are collected here. */
  collects: boolean
  /** What the home agency owes its superior; null: nothing. */
  owed: Owed | null
  home: Agency
}

/** The desk: who is here, what is due, and the reports of the agencies that the person looks after. */
export function DeskPage({ page, person, due, offices, today, cases, disputes, collects, owed, home }: Props) {
  const { say, language } = page
  const on = page.today as PlainDate
  const todays = today && { page, office: home, today }
  return (
    <StaffLayout page={page} title={say('今日', 'Today')} current="desk">
      <div class="head">
        <h1>
          {language === 'en' ? on : chineseDay(on)}
          {say(`，${weekdayName(on)}`, `, ${weekdayName(on, 'en')}`)}
        </h1>
        {todays ? <TodayButton {...todays} /> : <ImportButton page={page} offices={offices} />}
      </div>
      <div class="stack">
        {todays && <TodayCounts {...todays} />}
        <div class="split wide">
          <div class="stack">
            {collects && (
              <p>
                <a href={places.collection}>{say('下级机关年度报告的报送和核对', 'The reports of the bodies below')}</a>
              </p>
            )}
            <ToSign page={page} offices={offices} />
            {owed && <OwedNotice page={page} office={home} owed={owed} />}
            {cases && <TodaysCases page={page} office={home} cases={cases} />}
            {disputes && <TodaysDisputes page={page} office={home} disputes={disputes} />}
            {todays && <TodayDue {...todays} />}
            {due && <DueBox page={page} due={due} />}
            {offices.length > 0 ? (
              <section class="panel">
                <div class="head">
                  <h2>{say('年度报告', 'Annual reports')}</h2>
                  {todays && <ImportButton page={page} offices={offices} plain />}
                </div>
                <ReportTable page={page} offices={offices} />
              </section>
            ) : (
              !todays && (
                <Notice>
                  {say(
                    '您的角色在这里没有待办；要办的事在上方菜单中。',
                    'Your role has nothing to do here; what it does is in the menu above.',
                  )}
                </Notice>
              )
            )}
          </div>
          <aside class="stack">
            {todays && <TodayAside {...todays} />}
            <section class="panel">
              <h2>{say('我的账号', 'My account')}</h2>
              <Facts
                facts={[
                  {
                    name: say('姓名', 'Name'),
                    value: (
                      <Official language={language} name>
                        {person.name}
                      </Official>
                    ),
                  },
                  {
                    name: say('机构', 'Agency'),
                    value: (
                      <Official language={language} name>
                        {person.agency}
                      </Official>
                    ),
                  },
                  { name: say('角色', 'Roles'), value: <Official language={language}>{person.roles.join('、')}</Official> },
                ]}
              />
              <p class="actions">
                <a href="/account">{say('修改密码', 'Change password')}</a>
              </p>
            </section>
          </aside>
        </div>
      </div>
    </StaffLayout>
  )
}

function DueBox({ page, due }: { page: Page; due: Due }) {
  const { say, language } = page
  const lang = language === 'en' ? 'zh-CN' : undefined
  const left =
    due.daysLeft < 0
      ? say(`已过 ${-due.daysLeft} 日`, `${-due.daysLeft} days over`)
      : say(`还有 ${due.daysLeft} 日`, `${due.daysLeft} days left`)
  return (
    <section class="due" aria-labelledby="due">
      <div>
        <p id="due">{say(`${due.year} 年度报告报送并公布的最后一天`, `Last day for the report of ${due.year}`)}</p>
        <b>
          <time datetime={due.dueOn}>{due.dueOn}</time>
        </b>{' '}
        {weekdayName(due.dueOn, language === 'en' ? 'en' : 'zh')}
        <p>
          <Chip state={due.daysLeft < 0 ? 'over' : due.daysLeft <= 30 ? 'wait' : undefined}>{left}</Chip>
          {due.state === 'provisional' && <> {say('暂定', 'provisional')}</>}
        </p>
        {due.daysLeft < 0 && <p>{say('这一年度的报告还没有在本站公布。', 'The report of that year is not published here yet.')}</p>}
      </div>
      <ul lang={lang}>
        {due.because.map(({ text, cites }) => (
          <li>
            {text} <span class="quiet">{cites}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The list of the desk on a page of its own. */
export function DeskReportsPage({ page, offices, collects }: { page: Page; offices: readonly DeskOffice[]; collects: boolean }) {
  const title = page.say('年度报告', 'Annual reports')
  return (
    <StaffLayout page={page} title={title} current="reports">
      <div class="head">
        <h1>{title}</h1>
        {collects && (
          <p class="buttons">
            <Button kind="plain" href={places.collection}>
              {page.say('下级年报', 'Reports below')}
            </Button>
          </p>
        )}
        <ImportButton page={page} offices={offices} />
      </div>
      <ReportTable page={page} offices={offices} />
    </StaffLayout>
  )
}

function ImportButton({ page, offices, plain }: { page: Page; offices: readonly DeskOffice[]; plain?: boolean }) {
  const own = offices.filter(({ mayWrite }) => mayWrite)
  if (own.length === 0) return null
  return (
    <p class="buttons">
      {own.map(office => (
        <>
          <Button href={deskCompileOf(office)} kind={plain ? 'plain' : undefined} small={plain}>
            {page.say('从记录汇编', 'From the records')}
            {own.length > 1 && `：${office.name}`}
          </Button>
          <Button href={deskImportOf(office)} kind="plain" small={plain}>
            {page.say('导入年报', 'Import a report')}
            {own.length > 1 && `：${office.name}`}
          </Button>
        </>
      ))}
    </p>
  )
}

function ReportTable({ page, offices }: { page: Page; offices: readonly DeskOffice[] }) {
  const { say, language } = page
  const columns = [
    { text: say('报告', 'Report'), main: true },
    { text: say('状态', 'State') },
    { text: say('核对', 'Check') },
    { text: say('公布', 'Published') },
  ]
  const rows = offices.flatMap(office =>
    office.reports.map(report => ({
      cells: [
        <a href={deskReportOf(office, report.year)}>
          <Official language={language}>{reportTitle(office.name, report.year)}</Official>
        </a>,
        <StateChip page={page} report={report} />,
        <Chip state={report.errors > 0 ? 'over' : report.warnings > 0 ? 'wait' : 'done'}>
          {countWords(page, report.errors, report.warnings)}
        </Chip>,
        report.publishedOn ? <time datetime={report.publishedOn}>{report.publishedOn}</time> : '—',
      ],
    })),
  )
  if (rows.length === 0) return <p>{say('还没有报告。导入一份，核对以后送分管领导签批、公布。', 'There is no report yet.')}</p>
  return <DataTable caption={say('年度报告，新的在前', 'Annual reports, newest first')} columns={columns} rows={rows} />
}

/** Where the report stands, and the newest version on its way to the leader. */
export function StateChip({ page: { say }, report: { state, signing } }: { page: Page; report: Pick<StoredReport, 'state' | 'signing'> }) {
  const [stands, way] = [states[state], signing && signings[signing]]
  return (
    <>
      <Chip state={stands.chip}>{say(stands.label, stands.english)}</Chip>
      {way && (
        <>
          {' '}
          <Chip state={way.chip}>{say(way.label, way.english)}</Chip>
        </>
      )}
    </>
  )
}

/** What was handed in and waits for this person's signature. */
function ToSign({ page, offices }: Pick<Props, 'page' | 'offices'>) {
  const { say, language } = page
  const waiting = offices.flatMap(office =>
    office.maySign ? office.reports.flatMap(report => (report.signing === 'waiting' ? [{ office, report }] : [])) : [],
  )
  if (waiting.length === 0) return null
  return (
    <Notice kind="wait" title={say('等您签批的年度报告', 'Reports that wait for your approval')}>
      {waiting.map(({ office, report }) => (
        <p>
          <a href={deskReportOf(office, report.year)}>
            <Official language={language}>{reportTitle(office.name, report.year)}</Official>
          </a>
        </p>
      ))}
    </Notice>
  )
}
