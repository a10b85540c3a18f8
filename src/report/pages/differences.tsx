import type { Page } from '../../web/layout/index.ts'
import { DataTable, Official } from '../../web/ui/index.ts'
import type { Difference } from '../compile/differences.ts'
import { deskCellOf } from './desk.tsx'
import type { Office } from './portal.tsx'

type Props = { page: Page; office: Office; year: number; differences: readonly Difference[] }

/** Where the report says something else than the records, each with why; nothing where they agree. */
export function Differences({ page, office, year, differences }: Props) {
  const { say, language } = page
  if (differences.length === 0) return null
  const caption = say(
    `现在的报告与记录有 ${differences.length} 处不同`,
    `The report and the records differ in ${differences.length} places`,
  )
  return (
    <section class="panel" aria-labelledby="df">
      <h2 id="df">{caption}</h2>
      <DataTable
        caption={caption}
        columns={[
          { text: say('数', 'Figure'), main: true },
          { text: say('报告', 'Report'), num: true },
          { text: say('记录', 'Records'), num: true },
          { text: say('原因', 'Why') },
        ]}
        rows={differences.map(({ at, name, inReport, inRecords, typed }) => ({
          cells: [
            <a href={deskCellOf(office, year, at)}>
              <Official language={language}>{name}</Official>
            </a>,
            String(inReport ?? '—'),
            String(inRecords ?? '—'),
            typed ? (
              <>
                {say('手工填写：', 'Typed by hand: ')}
                <Official language={language}>{typed.why}</Official>
                {typed.compiled !== inRecords &&
                  say(`（当时记录为 ${typed.compiled ?? '空'}）`, ` (the records said ${typed.compiled} then)`)}
              </>
            ) : (
              say('记录与报告不同，可能在报告以后有变化', 'The records may have changed since the report')
            ),
          ],
        }))}
      />
    </section>
  )
}
