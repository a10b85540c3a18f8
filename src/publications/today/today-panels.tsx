import { daysBetween, type PlainDate } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { type Page, places } from '../../web/layout/index.ts'
import { Button, Chip, Empty, Official } from '../../web/ui/index.ts'
import { freshnessStates } from '../boards/freshness-states.ts'
import { DueTable, Left } from '../boards/pages/due.tsx'
import type { Today } from './today.ts'

type Props = { page: Page; office: Pick<Agency, 'slug'>; today: Today }

const listOf = (list: string) => `${places.publications}?list=${list}`

/** How it stands, in numbers that lead to what they count. */
export function TodayCounts({ page: { say }, today }: Props) {
  const { overdue, dueToday, dueSoon, waiting } = today
  const due = (name: string) => `${places.publications}?due=${name}`
  return (
    <nav class="counts" aria-label={say('概况', 'Overview')}>
      <a class={overdue > 0 ? 'over' : undefined} href={due('overdue')}>
        <b>{overdue}</b>
        {say('逾期', 'overdue')}
      </a>
      <a class={dueToday > 0 ? 'over' : undefined} href={due('today')}>
        <b>{dueToday}</b>
        {say('今天到期', 'due today')}
      </a>
      <a class={dueSoon > 0 ? 'wait' : undefined} href={due('soon')}>
        <b>{dueSoon}</b>
        {say('三日内到期', 'due in three days')}
      </a>
      {waiting.map(({ list, label, english, count }) => (
        <a href={listOf(list)}>
          <b>{count}</b>
          {say(label, english)}
        </a>
      ))}
    </nav>
  )
}

/** What must be public next. */
export function TodayDue({ page, office, today }: Props) {
  const { say } = page
  return (
    <section class="panel">
      <div class="head">
        <h2>{say('要公开的信息', 'To be published')}</h2>
        <p>
          <a href={`/desk/boards/${office.slug}/due`}>{say('全部期限', 'All due days')}</a>
        </p>
      </div>
      {today.due.length === 0 ? (
        <Empty>{say('没有等待公开的信息。', 'Nothing waits to be published.')}</Empty>
      ) : (
        <DueTable
          page={page}
          office={office}
          lines={today.due}
          caption={say('要公开的信息，按应公开日排列', 'To be published, by due day')}
        />
      )}
    </section>
  )
}

/** What waits for this person, which columns stand still, and what else to think of. */
export function TodayAside({ page, office, today }: Props) {
  const { say, language } = page
  const on = page.today as PlainDate
  return (
    <>
      {today.toDo.length > 0 && (
        <section class="panel">
          <h2>{say('等我办的', 'Waiting for me')}</h2>
          <ul class="do">
            {today.toDo.map(({ list, item }) => (
              <li>
                <a href={`${places.publications}/${office.slug}/${item.id}`}>
                  <Official language={language} name>
                    {item.title || say('（无标题）', '(no title)')}
                  </Official>
                </a>
                <p>
                  {say(
                    today.waiting.find(each => each.list === list)?.label ?? '',
                    today.waiting.find(each => each.list === list)?.english ?? '',
                  )}{' '}
                  {item.dueOn && item.publishedOn === null && <Left page={page} daysLeft={daysBetween(on, item.dueOn)} />}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {today.columns.length > 0 && (
        <section class="panel">
          <h2>{say('栏目更新', 'Columns')}</h2>
          <ul class="do">
            {today.columns.map(({ column, days, state }) => (
              <li>
                <a
                  href={
                    today.mayManage ? `${places.catalogue}/${office.slug}/columns/${column.key}` : `/${office.slug}/content/${column.key}`
                  }
                >
                  <Official language={language}>{column.name}</Official>
                </a>
                <p>
                  <Chip state={freshnessStates[state].chip}>{say(freshnessStates[state].label, freshnessStates[state].english)}</Chip>
                  {days !== null && say(`　${days} 日未更新`, ` ${days} days`)}
                </p>
              </li>
            ))}
          </ul>
          <p class="quiet">
            <a href={`/desk/boards/${office.slug}/columns`}>{say('全部栏目', 'All columns')}</a>
          </p>
        </section>
      )}
      {today.reminders.length > 0 && (
        <section class="panel">
          <h2>{say('提醒', 'Reminders')}</h2>
          <ul class="do">
            {today.reminders.map(({ text, english, href }) => (
              <li>
                <a href={href}>{say(text, english)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** The one filled button of the day. */
export function TodayButton({ page: { say }, today }: Props) {
  return today.mayWrite ? <Button href={`${places.publications}/new`}>{say('发布信息', 'Write an item')}</Button> : null
}
