import type { Child } from 'hono/jsx'
import { type CalendarPaper, chineseDay, type DaysOff, daysBetween, type PlainDate, weekdayName } from '../../law/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { DataTable, ErrorSummary, Official } from '../../web/ui/index.ts'

type FrameProps = { page: Page; title: string; faults?: Faults; children?: Child; above?: { href: string; text: string }[] }

/** A page of the days off. The title of one that came back with faults says so first: a screen reader reads it first. */
export function DaysFrame({ page, title, faults = {}, above = [], children }: FrameProps) {
  const { say } = page
  const count = Object.keys(faults).length
  const crumbs = [{ href: places.desk, text: say('工作台', 'Desk') }, ...above, { text: title }]
  return (
    <StaffLayout page={page} title={count > 0 ? `${say('错误：', 'Error: ')}${title}` : title} current="days" crumbs={crumbs}>
      <ErrorSummary faults={faults} title={say(`有 ${count} 处需要修改`, `${count} things need to be changed`)} />
      {children}
    </StaffLayout>
  )
}

export const toDays = ({ say }: Page) => ({ href: places.days, text: say('放假安排', 'Days off') })

/** 2026年1月1日（星期四）. */
export function Day({ page, on }: { page: Page; on: PlainDate }) {
  const isEnglish = page.language === 'en'
  return <time datetime={on}>{isEnglish ? `${on} (${weekdayName(on, 'en')})` : `${chineseDay(on)}（${weekdayName(on)}）`}</time>
}

/** First and last day; one day once. */
export function Days({ page, from, to }: { page: Page } & Pick<DaysOff, 'from' | 'to'>) {
  if (from === to) return <Day page={page} on={from} />
  return (
    <>
      <Day page={page} on={from} />
      {page.say('至', ' to ')}
      <Day page={page} on={to} />
    </>
  )
}

/** What a paper arranges. */
export function Arrangement({ page, paper }: { page: Page; paper: Pick<CalendarPaper, 'daysOff' | 'workingDays' | 'year'> }) {
  const { say, language } = page
  const off = paper.daysOff.map(({ name, from, to }) => ({
    cells: [<Official language={language}>{name}</Official>, <Days page={page} from={from} to={to} />, daysBetween(from, to) + 1],
  }))
  return (
    <>
      <DataTable
        caption={say(`${paper.year}年放假的日子`, `Days off of ${paper.year}`)}
        seen
        columns={[{ text: say('节日', 'Festival') }, { text: say('日期', 'Days') }, { text: say('天数', 'Count'), num: true }]}
        rows={off}
      />
      {paper.workingDays.length > 0 ? (
        <>
          <h3>{say('上班的周六、周日', 'Working Saturdays and Sundays')}</h3>
          <ul class="items">
            {paper.workingDays.map(on => (
              <li>
                <Day page={page} on={on} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p class="quiet">{say('没有上班的周六、周日。', 'No Saturday or Sunday is a working day.')}</p>
      )}
    </>
  )
}
