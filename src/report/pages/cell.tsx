import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { DataTable, Empty, Official } from '../../web/ui/index.ts'
import type { Explained } from '../compile/explain.ts'
import { deskCompileOf } from './desk.tsx'
import type { Office } from './portal.tsx'

type Props = { page: Page; office: Office; year: number; explained: Explained }

/** What one figure of the report counts, record by record. */
export function CellPage({ page, office, year, explained: { name, records, why } }: Props) {
  const { say, language } = page
  const title = say(name, 'What a figure counts')
  const sum = Number(records.reduce((all, { counts }) => all + counts, 0).toFixed(6))
  return (
    <StaffLayout
      page={page}
      title={title}
      current="reports"
      crumbs={[
        { href: places.deskReports, text: say('年报', 'Annual reports') },
        { href: deskCompileOf(office, year), text: say(`从记录汇编：${year} 年度`, `From the records: ${year}`) },
        { text: title },
      ]}
    >
      <div class="rows">
        <h1>
          <Official language={language}>{name}</Official>
          {say('：', ': ')}
          {why === null && sum}
        </h1>
        {records.length === 0 ? (
          <Empty>{why ? <Official language={language}>{why}</Official> : say('没有记录，计为 0。', 'No record: it counts 0.')}</Empty>
        ) : (
          <DataTable
            caption={title}
            columns={[
              { text: say('内容', 'What'), main: true },
              { text: say('编号', 'Number') },
              { text: say('日期', 'Day') },
              { text: say('计', 'Counts'), num: true },
            ]}
            rows={records.map(({ on, number, about, counts, path }) => ({
              cells: [
                <a href={path}>
                  <Official language={language} name>
                    {about}
                  </Official>
                </a>,
                <Official language={language} name>
                  {number}
                </Official>,
                on && <time datetime={on}>{on}</time>,
                String(counts),
              ],
            }))}
          />
        )}
        {records.length === 1000 && <p class="quiet">{say('只列出前 1000 条。', 'The first 1,000 are listed.')}</p>}
      </div>
    </StaffLayout>
  )
}
