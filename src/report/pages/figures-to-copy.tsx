import { type Page, StaffLayout } from '../../web/layout/index.ts'
import { DataTable, OfficeHead, Official } from '../../web/ui/index.ts'
import { formOfReport } from '../forms/index.ts'
import { type CopyTable, copyTables, tabbed } from '../render/copy-tables.ts'
import type { Report } from '../report.ts'
import { deskReportOf } from './desk.tsx'
import { type Office, reportTitle } from './portal.tsx'

type Props = { page: Page; office: Office; year: number; report: Report }

/** 填报助手: the figures in the order of the official form, to be typed or pasted into another system. */
export function FiguresToCopyPage({ page, office, year, report }: Props) {
  const { say, language } = page
  const form = formOfReport(report)
  const title = say('填报助手', 'Figures to copy')
  const official = language === 'en' ? 'zh-CN' : undefined
  return (
    <StaffLayout
      page={page}
      title={title}
      current="reports"
      crumbs={[{ href: deskReportOf(office, year), text: reportTitle(office.name, year), lang: official }, { text: title }]}
    >
      <OfficeHead language={language} title={title} office={office.name} />
      <div class="stack">
        <p>
          {say(
            '数字按官方格式的顺序排列。逐格填写时照表看；另一系统接受整块粘贴的，全选方框里的内容复制，各格之间是制表符。',
            'The figures in the order of the official form: to be typed one by one, or to be pasted as a block, with tabs between the cells.',
          )}
        </p>
        {copyTables(report, form).map(table => (
          <Table page={page} table={table} />
        ))}
        {report.opening && <Block id="opening" label={say('开头', 'Opening')} text={report.opening} rows={4} lang={official} />}
        {report.sections.map(
          (section, i) =>
            section.text && (
              <Block
                id={`section-${i}`}
                label={
                  <Official language={language}>
                    {section.number ? `${'一二三四五六七八九十'[section.number - 1]}、` : ''}
                    {section.heading || '正文'}
                  </Official>
                }
                text={section.text}
                rows={8}
                lang={official}
              />
            ),
        )}
      </div>
    </StaffLayout>
  )
}

function Table({ page: { say, language }, table }: { page: Page; table: CopyTable }) {
  const { key, name, columns, lines } = table
  const most = Math.max(...lines.map(({ figures }) => figures.length))
  return (
    <section class="panel">
      <h2>
        <Official language={language}>{name}</Official>
      </h2>
      <DataTable
        plain
        caption={<Official language={language}>{name}</Official>}
        columns={[
          { text: say('行', 'Row'), main: true },
          ...Array.from({ length: most }, (_, i) => ({
            ...(columns
              ? { text: columns[i]!, lang: language === 'en' ? 'zh-CN' : undefined }
              : { text: say(`第 ${i + 1} 格`, `cell ${i + 1}`) }),
            num: true,
          })),
        ]}
        rows={lines.map(line => ({
          cells: [
            <Official language={language}>{line.name}</Official>,
            ...Array.from({ length: most }, (_, i) => (i < line.figures.length ? (line.figures[i] ?? '—') : '')),
          ],
        }))}
      />
      <Block id={key} label={say('整块复制', 'To be copied as a block')} text={tabbed(table)} rows={Math.min(lines.length, 12)} />
    </section>
  )
}

type BlockProps = { id: string; label: unknown; text: string; rows: number; lang?: string | undefined }

function Block({ id, label, text, rows, lang }: BlockProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} rows={rows} readonly lang={lang} translate="no">
        {text}
      </textarea>
    </div>
  )
}
