import type { Child } from 'hono/jsx'
import { addDays, type Calendar, daysBetween, type PlainDate, weekday, weekdayName } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import { type Page, places } from '../../../web/layout/index.ts'
import { Chip, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { stages } from '../../steps.ts'
import type { DueLine } from '../boards.ts'
import { type Board, BoardFrame } from './frame.tsx'

type Props = {
  page: Page
  office: Agency
  wanting: Readonly<Partial<Record<Board, number>>>
  lines: readonly DueLine[]
  calendar: Calendar
  /** The person's own address of the calendar feed. */
  feed: string
}

/** What must be public by when, section by section, and the next five weeks as a calendar. */
export function DueBoardPage({ page, office, wanting, lines, calendar, feed }: Props) {
  const { say, language } = page
  const sections = [...new Set(lines.map(({ section }) => section))].sort()
  return (
    <BoardFrame page={page} office={office} board="due" wanting={wanting} files>
      {lines.length === 0 ? (
        <Empty>{say('没有等待公开的信息。', 'Nothing waits to be published.')}</Empty>
      ) : (
        <div class="split wide">
          <div class="stack">
            {sections.map(section => (
              <section class="panel">
                <h2>
                  <Official language={language} name>
                    {section || say('未定股室', 'No section')}
                  </Official>
                </h2>
                <DueTable
                  page={page}
                  office={office}
                  lines={lines.filter(line => line.section === section)}
                  caption={<Official language={language}>{section}</Official>}
                />
              </section>
            ))}
          </div>
          <aside class="stack">
            <section class="panel">
              <h2>{say('今后五周', 'The next five weeks')}</h2>
              <Weeks page={page} lines={lines} calendar={calendar} />
            </section>
            <section class="panel">
              <h2>{say('放进自己的日历', 'In your own calendar')}</h2>
              <p>
                {say(
                  '用日历软件订阅这个地址，期限会自动更新。地址只属于您，请勿外传。',
                  'Subscribe to this address; it keeps itself up to date. It is yours alone.',
                )}
              </p>
              <p class="actions">
                <a href={feed}>{say('订阅期限（ICS）', 'Due days (ICS)')}</a>
              </p>
            </section>
          </aside>
        </div>
      )}
    </BoardFrame>
  )
}

/** How many days are left, in words and with a mark. */
export function Left({ page, daysLeft }: { page: Page; daysLeft: number }) {
  const { say } = page
  if (daysLeft < 0) return <Chip state="over">{say(`逾期 ${-daysLeft} 日`, `${-daysLeft} days over`)}</Chip>
  if (daysLeft === 0) return <Chip state="over">{say('今天到期', 'due today')}</Chip>
  return <Chip state={daysLeft <= 3 ? 'wait' : undefined}>{say(`还有 ${daysLeft} 日`, `${daysLeft} days left`)}</Chip>
}

export function DueTable({
  page,
  office,
  lines,
  caption,
}: {
  page: Page
  office: Pick<Agency, 'slug'>
  lines: readonly DueLine[]
  caption?: Child
}) {
  const { say, language } = page
  return (
    <DataTable
      caption={caption ?? say('等待公开的信息', 'Waiting to be published')}
      columns={[
        { text: say('应公开日', 'Due') },
        { text: say('标题', 'Title'), main: true },
        { text: say('栏目', 'Column') },
        { text: say('当前', 'Now') },
        { text: say('拟稿', 'Drafted by') },
      ]}
      rows={lines.map(({ id, title, dueOn, daysLeft, column, stage, draftedByName }) => ({
        cells: [
          <>
            <time datetime={dueOn}>{dueOn.slice(5)}</time> <Left page={page} daysLeft={daysLeft} />
          </>,
          <a href={`${places.publications}/${office.slug}/${id}`}>
            <Official language={language} name>
              {title || say('（无标题）', '(no title)')}
            </Official>
          </a>,
          <Official language={language}>{column || '—'}</Official>,
          say(stages[stage as keyof typeof stages].label, stages[stage as keyof typeof stages].english),
          <Official language={language} name>
            {draftedByName}
          </Official>,
        ],
      }))}
    />
  )
}

/** Five weeks from this Monday: days off in words, and how many are due on each day. */
function Weeks({ page, lines, calendar }: { page: Page; lines: readonly DueLine[]; calendar: Calendar }) {
  const { say, language } = page
  const today = page.today as PlainDate
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  const due = new Map<string, number>()
  for (const { dueOn } of lines) due.set(dueOn, (due.get(dueOn) ?? 0) + 1)
  const overdue = lines.filter(({ daysLeft }) => daysLeft < 0).length
  const weeks = [0, 1, 2, 3, 4]
  const heads = weeks.concat(5, 6).map(i => weekdayName(addDays(monday, i), language === 'en' ? 'en' : 'zh'))
  return (
    <table class="days">
      <caption>
        {say(
          `数字为当天到期的件数${overdue > 0 ? `；另有 ${overdue} 件已逾期` : ''}`,
          `How many are due that day${overdue > 0 ? `; ${overdue} more are over` : ''}`,
        )}
      </caption>
      <thead>
        <tr>
          {heads.map(head => (
            <th scope="col">{language === 'en' ? head.slice(0, 3) : head.slice(-1)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map(i => {
              const on = addDays(monday, week * 7 + i)
              const count = due.get(on) ?? 0
              const isOff = !calendar.isWorkingDay(on)
              const looks = [
                on === today ? 'today' : '',
                count > 0 ? (daysBetween(today, on) < 0 ? 'out' : 'last') : isOff ? 'rest' : on < today ? 'out' : 'left',
              ]
              return (
                <td class={looks.filter(Boolean).join(' ')}>
                  <time datetime={on}>
                    {(week === 0 && i === 0) || on.endsWith('-01')
                      ? `${Number(on.slice(5, 7))}/${Number(on.slice(8))}`
                      : Number(on.slice(8))}
                  </time>
                  {count > 0 ? (
                    <small>{say(`${count} 件`, `${count}`)}</small>
                  ) : on === today ? (
                    <small>{say('今天', 'today')}</small>
                  ) : (
                    isOff && <small>{say('休', 'off')}</small>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
