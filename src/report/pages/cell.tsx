import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, DataTable, Empty, ErrorSummary, Field, Notice, Official, TextArea } from '../../web/ui/index.ts'
import type { CarriedIn } from '../compile/carried-in.ts'
import type { Explained } from '../compile/explain.ts'
import type { Figure, TypedOver } from '../report.ts'
import { CarriedInPanel } from './carried-in.tsx'
import { deskCellOf, deskCompileOf } from './desk.tsx'
import type { Office } from './portal.tsx'

/** The figure of the report as it stands, for whoever may type over it. */
export type Standing = { figure: Figure; compiled: Figure; typed: TypedOver | null; seen: number; mayWrite: boolean }

type Props = {
  page: Page
  office: Office
  year: number
  explained: Explained
  standing: Standing | null
  /** Of a cell of row 二, where there is a report of the year before. */
  carried: CarriedIn | null
  values: Readonly<Record<string, string>>
  faults: Faults
}

/** What one figure of the report counts, record by record. */
export function CellPage({ page, office, year, explained, standing, carried, values, faults }: Props) {
  const { name, records, why } = explained
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
      <ErrorSummary faults={faults} />
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
        {carried && <CarriedInPanel {...{ page, office, carried, now: sum }} />}
        {standing && <TypeOver {...{ page, office, year, at: explained.at, standing, values, faults }} />}
        {records.length === 1000 && <p class="quiet">{say('只列出前 1000 条。', 'The first 1,000 are listed.')}</p>}
      </div>
    </StaffLayout>
  )
}

type TypeOverProps = Pick<Props, 'page' | 'office' | 'year' | 'values' | 'faults'> & { at: string; standing: Standing }

/** What the report says beside what the records count, and the form that types over it: never without a reason. */
function TypeOver({ page, office, year, at, standing: { figure, compiled, typed, seen, mayWrite }, values, faults }: TypeOverProps) {
  const { say, language } = page
  return (
    <section class="panel" aria-labelledby="over">
      <h2 id="over">{say(`报告里的数：${figure ?? '空'}`, `In the report: ${figure ?? 'nothing'}`)}</h2>
      {typed && (
        <Notice kind="wait" title={say('手工填写', 'Typed by hand')}>
          {say(`当时记录的数是 ${typed.compiled ?? '空'}。理由：`, `The records counted ${typed.compiled ?? 'nothing'} then. Why: `)}
          <Official language={language}>{typed.why}</Official>
        </Notice>
      )}
      {mayWrite && (
        <form class="stack" method="post" action={deskCellOf(office, year, at)}>
          <input type="hidden" name="seen" value={String(seen)} />
          <Field
            id="figure"
            label={say('改为', 'Change to')}
            hint={say(`记录的数是 ${compiled ?? '空'}。填这个数，就不再算手工填写。`, `The records count ${compiled ?? 'nothing'}.`)}
            value={values['figure'] ?? ''}
            fault={faults['figure']}
            inputmode="decimal"
            short
            required
          />
          <TextArea
            id="reason"
            label={say('理由', 'Reason')}
            value={values['reason'] ?? ''}
            fault={faults['reason']}
            rows={2}
            maxlength={400}
            required
          />
          <p class="buttons">
            <Button>{say('填写', 'Type over')}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
