import { addDays, addMonths, day } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import { type Page, places } from '../../../web/layout/index.ts'
import { Chart, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { noSection } from '../../desk/lists.ts'
import type { YearBoard, YearLine } from '../year.ts'
import { type Board, BoardFrame, boardOf } from './frame.tsx'

type Props = {
  page: Page
  office: Agency
  wanting: Readonly<Partial<Record<Board, number>>>
  board: YearBoard & { withdrawn: number; years: number[] }
}

/** What was published in a year by category, section and month: what section 一 of the annual report counts. */
export function YearBoardPage({ page, office, wanting, board }: Props) {
  const { say, language } = page
  const { year, total, byCategory, bySection, withdrawn, years } = board
  const years_ = years.includes(year) ? years : [year, ...years]
  return (
    <BoardFrame page={page} office={office} board="year" wanting={wanting} files query={`?year=${year}`}>
      <nav class="pager" aria-label={say('年份', 'Years')}>
        <ul>
          {years_.map(each => (
            <li>
              <a href={`${boardOf(office.slug, 'year')}?year=${each}`} aria-current={each === year ? 'page' : undefined}>
                {each}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        {say(`${year} 年公开信息 `, `Published in ${year}: `)}
        <a href={recordsOf(office, year, {})}>
          <b>{total}</b>
        </a>
        {say(
          ` 条，撤下 ${withdrawn} 条。导入的信息按原公开日期计入所在年份。`,
          `; withdrawn: ${withdrawn}. What was imported counts in the year of its original day.`,
        )}
      </p>
      {total === 0 ? (
        <Empty>{say(`${year} 年没有公开的信息。`, `Nothing was published in ${year}.`)}</Empty>
      ) : (
        <>
          <section class="panel">
            <h2>{say('按栏目', 'By category')}</h2>
            <Chart
              caption={say(`${year} 年各栏目公开的条数`, `Items by category, ${year}`)}
              unit={say('条', 'items')}
              bars={byCategory.map(({ name, total: value }) => ({ label: name, value }))}
              words={words(page)}
              language={language}
              total
            />
            <Months
              page={page}
              lines={byCategory}
              caption={say('按栏目和月份', 'By category and month')}
              recordsOf={(key, month) => recordsOf(office, year, { column: key, month })}
            />
          </section>
          <section class="panel">
            <h2>{say('按股室', 'By section')}</h2>
            <Months
              page={page}
              lines={bySection}
              caption={say('按股室和月份', 'By section and month')}
              recordsOf={(key, month) => recordsOf(office, year, { section: key === '' ? noSection : key, month })}
            />
          </section>
        </>
      )}
      <p class="quiet" lang={language === 'en' ? 'zh-CN' : undefined}>
        年度报告第一部分“主动公开”的条数即按此表统计。
      </p>
    </BoardFrame>
  )
}

const words = ({ say }: Page) => ({
  ...{ what: say('栏目', 'Category'), number: say('条数', 'Items'), share: say('占比', 'Share') },
  ...{ total: say('合计', 'Total'), kind: say('横条图', 'Bars') },
})

type Records = { column?: string; section?: string | undefined; month?: number | undefined }

/** The list of what a figure counts; months from 0. */
function recordsOf({ slug }: Agency, year: number, { month, ...where }: Records): string {
  const from = addMonths(day(`${year}-01-01`), month ?? 0)
  const to = addDays(addMonths(from, month === undefined ? 12 : 1), -1)
  const given = Object.entries({ agency: slug, list: 'published', from, to, ...where })
  return `${places.publications}?${new URLSearchParams(given.filter((entry): entry is [string, string] => entry[1] !== undefined))}`
}

type MonthsProps = { page: Page; lines: readonly YearLine[]; caption: string; recordsOf: (key: string, month?: number) => string }

function Months({ page, lines, caption, recordsOf }: MonthsProps) {
  const { say, language } = page
  const months = Array.from({ length: 12 }, (_, i) => i)
  const sums = months.map(i => lines.reduce((sum, line) => sum + line.months[i]!, 0))
  return (
    <DataTable
      caption={caption}
      plain
      columns={[
        { text: say('名称', 'Name') },
        ...months.map(i => ({ text: say(`${i + 1}月`, `${i + 1}`), num: true })),
        { text: say('合计', 'Total'), num: true },
      ]}
      rows={[
        ...lines.map(({ key, name, months: figures, total }) => ({
          cells: [
            <Official language={language} name>
              {name}
            </Official>,
            ...figures.map((figure, i) => (figure === 0 ? 0 : <a href={recordsOf(key, i)}>{figure}</a>)),
            <a href={recordsOf(key)}>{total}</a>,
          ],
        })),
        { look: 'sum' as const, cells: [say('合计', 'Total'), ...sums, sums.reduce((sum, figure) => sum + figure, 0)] },
      ]}
    />
  )
}
