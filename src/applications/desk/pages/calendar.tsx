import { addDays, addMonths, type Calendar, dateOf, type PlainDate, weekday } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Empty, Official } from '../../../web/ui/index.ts'
import { duties } from '../../summary.ts'
import type { DueCase } from '../list-store.ts'
import { caseAddress } from '../office.ts'
import { casesAddress } from './cases.tsx'

type Props = {
  page: Page
  office: { slug: string; name: string }
  /** The first of the month. */
  from: PlainDate
  /** Of each day the first few. */
  cases: readonly DueCase[]
  calendar: Calendar
  feed: string
}

/** A month of what is to be done, and the same for one's own calendar. */
export function CasesCalendarPage({ page, office, from, cases, calendar, feed }: Props) {
  const { say, language } = page
  const month = from.slice(0, 7)
  const title = say(`申请日历：${month}`, `Calendar of applications: ${month}`)
  const to = (day: PlainDate) => casesAddress(office, { month: day.slice(0, 7) }, '/calendar')
  const monday = addDays(from, -((weekday(from) + 6) % 7))
  const weeks = [0, 1, 2, 3, 4, 5]
    .map(week => [0, 1, 2, 3, 4, 5, 6].map(i => addDays(monday, week * 7 + i)))
    .filter(week => week.some(on => on.startsWith(month)))
  const heads = say('一 二 三 四 五 六 日', 'Mo Tu We Th Fr Sa Su').split(' ')
  const byDay = new Map<string, DueCase[]>()
  for (const one of cases) byDay.set(one.nextOn, [...(byDay.get(one.nextOn) ?? []), one])
  const countOn = (on: string) => byDay.get(on)?.[0]?.onDay ?? 0
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') }, { text: title }]}
    >
      <div class="head">
        <h1>{title}</h1>
        <p class="buttons">
          <a href={to(addMonths(from, -1))}>{say('上月', 'Before')}</a>
          <a href={to(addMonths(from, 1))}>{say('下月', 'After')}</a>
        </p>
      </div>
      <div class="split">
        <div class="stack">
          {cases.length === 0 && <Empty>{say('这个月没有到期的申请。', 'Nothing is due in this month.')}</Empty>}
          {[...byDay].map(([on, some]) => (
            <section class="panel" id={`d${on}`}>
              <h2>
                <time datetime={on}>{on}</time>
              </h2>
              <ul class="do">
                {some.map(one => (
                  <li>
                    <a href={caseAddress(office, one)}>
                      <Official language={language}>
                        {one.ordinal}号　{one.asked}
                      </Official>
                    </a>
                    <p>{say(duties[one.nextWhat].label, duties[one.nextWhat].english)}</p>
                  </li>
                ))}
              </ul>
              {countOn(on) > some.length && (
                <p>
                  <a href={casesAddress(office, {})}>
                    {say(`当天还有 ${countOn(on) - some.length} 件，见清单`, `${countOn(on) - some.length} more on this day: see the list`)}
                  </a>
                </p>
              )}
            </section>
          ))}
        </div>
        <aside class="stack sticky">
          <section class="panel">
            <table class="days">
              <caption>{say('数字为当天要办的件数', 'how many are to be done on each day')}</caption>
              <thead>
                <tr>
                  {heads.map(head => (
                    <th scope="col">{head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map(week => (
                  <tr>
                    {week.map(on => {
                      const count = countOn(on)
                      const look = !on.startsWith(month) ? 'out' : count > 0 ? 'last' : calendar.isWorkingDay(on) ? 'left' : 'rest'
                      return (
                        <td class={on === page.today ? `${look} today` : look}>
                          <time datetime={on}>{dateOf(on)}</time>
                          {count > 0 ? (
                            <small>{say(`${count}件`, `${count}`)}</small>
                          ) : (
                            look === 'rest' && <small>{say('休', 'off')}</small>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section class="panel">
            <h2>{say('放进自己的日历', 'In your own calendar')}</h2>
            <p>
              {say(
                '用日历软件订阅这个地址，期限会自动更新；只有受理号和日期，没有申请人和内容。地址只属于您，请勿外传。',
                'Subscribe to this address; it holds numbers and days, nothing of who asked for what. It is yours alone.',
              )}
            </p>
            <p class="actions">
              <a href={feed}>{say('订阅期限（ICS）', 'Due days (ICS)')}</a>
            </p>
          </section>
        </aside>
      </div>
    </StaffLayout>
  )
}
