import type { Page } from '../../web/layout/index.ts'
import { Chart, Files, Meta, Notice, Official } from '../../web/ui/index.ts'
import type { Finding } from '../check/index.ts'
import { formOfReport } from '../forms/index.ts'
import type { Picture } from '../picture.ts'
import { renderKinds } from '../render/index.ts'
import type { Report } from '../report.ts'
import type { SignedCopy } from '../signed/store.ts'
import type { StoredReport } from '../stored-report.ts'

import { FindingList } from './findings.tsx'
import { marksOf } from './marks.ts'
import { type Office, PortalPage, reportOf, reportsOf, reportTitle } from './portal.tsx'
import { partsOf, ReportBody } from './report-body.tsx'

export type PublicReport = {
  stored: StoredReport
  report: Report
  pictures: readonly Picture[]
  /** Years of the agency's other reports that are public, this one among them. */
  years: readonly number[]
  /** Beijing time, `YYYY-MM-DD HH:MM`. */
  publishedAt: string
  originallyPublishedOn: string | null
  /** Why it was corrected, where the version that is public corrects another. */
  correction: { on: string; reason: string } | null
  /** The scan of the signed and sealed paper of this version. */
  signed: SignedCopy | null
  /** For signed-in people with the right only. */
  findings: readonly Finding[] | null
}

/** The page of a published report: the official tables, its text, a picture of the year, downloads in every format. */
export function ReportPage({ page, office, shown }: { page: Page; office: Office; shown: PublicReport }) {
  const { say, language } = page
  const { stored, report, findings } = shown
  const form = formOfReport(report)
  const title = reportTitle(office.name, stored.year)
  return (
    <PortalPage
      page={page}
      office={office}
      title={title}
      current="reports"
      crumbs={[{ href: reportsOf(office), text: say('政府信息公开年报', 'Annual reports') }, { text: String(stored.year) }]}
      column={{
        name: '政府信息公开年报',
        description: `${office.name}历年政府信息公开工作年度报告`,
        keywords: '政府信息公开年报,年度报告',
        type: '政府信息公开',
      }}
      article={{
        title,
        publishedAt: shown.publishedAt,
        source: office.name,
        keywords: '政府信息公开,年度报告',
        description: `${title}：主动公开、申请办理、复议诉讼情况`,
      }}
    >
      <article class="report">
        <header class="title" lang={language === 'en' ? 'zh-CN' : undefined}>
          <h1>
            <span translate="no">{office.name}</span>
            <br />
            {stored.year}年政府信息公开工作年度报告
          </h1>
        </header>
        <Facts {...{ page, office, shown }} />
        <div class="split tree-first">
          <Aside {...{ page, office, shown }} />
          <div class="stack">
            {shown.correction && (
              <Notice kind="wait" title={say(`本报告于 ${shown.correction.on} 更正：`, `Corrected on ${shown.correction.on}: `)}>
                {shown.correction.reason}
              </Notice>
            )}
            {findings && (
              <section class="panel noprint" aria-labelledby="findings">
                <h2 id="findings">{say('核对结果（仅工作人员可见）', 'What the check found (staff only)')}</h2>
                <FindingList {...{ page, report, form, findings }} />
              </section>
            )}
            <ReportBody
              page={page}
              report={report}
              marks={findings ? marksOf(findings, form) : {}}
              picture={<Pictures page={page} pictures={shown.pictures} />}
            />
          </div>
        </div>
      </article>
    </PortalPage>
  )
}

function Facts({ page, office, shown }: { page: Page; office: Office; shown: PublicReport }) {
  const { say, language } = page
  const { stored, report, originallyPublishedOn } = shown
  const day = (on: string | null) => on && <time datetime={on}>{on}</time>
  return (
    <Meta
      facts={[
        {
          name: say('发布机构', 'Published by'),
          value: (
            <Official language={language} name>
              {office.name}
            </Official>
          ),
        },
        { name: say('公布日期', 'Published'), value: day(stored.publishedOn) },
        {
          name: say('原公布日期', 'First published elsewhere'),
          value: originallyPublishedOn && (
            <>
              {day(originallyPublishedOn)}{' '}
              {say(`（来源所载，于 ${stored.publishedOn} 导入本网站）`, `(as its source says; brought here on ${stored.publishedOn})`)}
            </>
          ),
        },
        { name: say('统计期限', 'Period'), value: say(`${stored.year}年1月1日至12月31日`, `1 January to 31 December ${stored.year}`) },
        {
          name: say('所用表格', 'Form'),
          value: report.form && <Official language={language}>{`${report.form} 年格式（${formOfReport(report).notice}）`}</Official>,
        },
      ]}
    />
  )
}

function Aside({ page, office, shown }: { page: Page; office: Office; shown: PublicReport }) {
  const { say, language } = page
  const { stored, report, years, signed } = shown
  const names: Record<string, string> = {
    pdf: say('报告全文', 'The report'),
    docx: say('报告全文', 'The report'),
    html: say('报告全文', 'The report'),
    xlsx: say('三张表的数据', 'The three tables'),
    json: say('结构化数据', 'Structured data'),
    csv: say('三张表，一行一个数', 'A row a figure'),
  }
  const files = renderKinds.map(kind => ({
    kind: kind.toUpperCase(),
    href: `${reportOf(office, stored.year)}/report.${kind}`,
    name: names[kind]!,
  }))
  return (
    <div class="sticky stack noprint">
      <nav class="tree" aria-labelledby="toc">
        <h2 id="toc">{say('本报告', 'This report')}</h2>
        <ul>
          {partsOf(report).map(({ id, text }) => (
            <li>
              <a href={`#${id}`}>
                <Official language={language}>{text}</Official>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="dl">
        <h2 id="dl">{say('下载', 'Download')}</h2>
        <Files
          files={[
            ...files,
            ...(signed
              ? [
                  {
                    href: `${reportOf(office, stored.year)}/signed`,
                    kind: signed.mediaType.split('/')[1]!,
                    name: say('签字盖章件', 'Signed and sealed copy'),
                  },
                ]
              : []),
          ]}
        />
      </section>
      {years.length > 1 && (
        <section aria-labelledby="yr">
          <h2 id="yr">{say('其他年度', 'Other years')}</h2>
          <p class="years">
            {years.flatMap(year => [
              year === stored.year ? <b aria-current="page">{year}</b> : <a href={reportOf(office, year)}>{year}</a>,
              ' ',
            ])}
          </p>
        </section>
      )}
    </div>
  )
}

function Pictures({ page, pictures }: { page: Page; pictures: readonly Picture[] }) {
  const { say, language } = page
  const words = {
    what: say('类别', 'Kind'),
    number: say('数量', 'Number'),
    share: say('占比', 'Share'),
    total: say('合计', 'Total'),
    kind: say('横条图', 'Bar chart'),
  }
  if (pictures.length === 0) return null
  return (
    <div class="stack" lang={language === 'en' ? 'zh-CN' : undefined}>
      {pictures.map(({ caption, unit, bars, total }) => (
        <Chart {...{ caption, unit, bars, total, words }} />
      ))}
    </div>
  )
}
