import { type Calendar, chineseDay, dateOf, monthOf, type PlainDate } from '../law/index.ts'
import type { Page } from '../web/layout/index.ts'
import { Official } from '../web/ui/index.ts'
import type { CaseClock } from './clock.ts'
import { type ClockDay, clockWeeks } from './clock-days.ts'

type Props = { page: Page; clock: CaseClock; calendar: Calendar; today: PlainDate }

/** The clock of a case: the calendar and the ledger of its reasons, the same for applicant, officer and court. */
export function ClockPanel({ page, clock, calendar, today }: Props) {
  const weeks = clockWeeks(clock, calendar, today)
  return (
    <div class="clock">
      {weeks.length > 0 && <Days page={page} weeks={weeks} clock={clock} />}
      <Ledger page={page} clock={clock} />
    </div>
  )
}

function Days({ page, weeks, clock }: { page: Page; weeks: readonly (readonly ClockDay[])[]; clock: CaseClock }) {
  const { say } = page
  const [from, to] = [weeks[0]![0]!.on, weeks.at(-1)!.at(-1)!.on]
  const total = clock.progress?.total ?? 20
  const heads = say('一 二 三 四 五 六 日', 'Mo Tu We Th Fr Sa Su').split(' ')
  const end = clock.reply.dueOn
    ? say(`第 ${total} 个工作日到期`, `due on working day ${total}`)
    : say('期限停止计算', 'the period stands still')
  return (
    <div>
      <table class="days">
        <caption>{say(`${chineseDay(from)}至${chineseDay(to)}，${end}`, `${from} to ${to}: ${end}`)}</caption>
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
              {week.map((day, i) => (
                <Cell page={page} day={day} showsMonth={dateOf(day.on) === 1 || day.on === from || i === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ page, day, showsMonth }: { page: Page; day: ClockDay; showsMonth: boolean }) {
  const { on, is, nth, isToday, isAhead } = day
  const { say } = page
  const words = {
    out: '',
    first: say('收到', 'start'),
    last: say('到期', 'due'),
    count: say(`第${nth}`, `${nth}`),
    held: say('暂停', 'held'),
    rest: say('休', 'off'),
  }[is]
  const look = is === 'count' && isAhead ? 'left' : is
  return (
    <td class={isToday ? `${look} today` : look}>
      <time datetime={on}>{showsMonth ? `${monthOf(on)}/${dateOf(on)}` : dateOf(on)}</time>
      {words && <small>{isToday && is !== 'last' ? say('今天', 'today') : words}</small>}
    </td>
  )
}

function Ledger({ page, clock }: { page: Page; clock: CaseClock }) {
  const { say, language } = page
  const { because, dueOn } = clock.reply
  return (
    <div class="scroll">
      <table class="data cards ledger">
        <caption class="unseen">{say('期限计算', 'How the period is counted')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('日期', 'Day')}</th>
            <th scope="col">{say('事由', 'What')}</th>
            <th scope="col">{say('依据', 'By')}</th>
            <th scope="col" class="num">
              {say('工作日', 'Working days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {because.map(({ on, text, cites, workingDays }, i) => (
            <tr class={i === because.length - 1 && dueOn === on ? 'sum' : undefined}>
              <th scope="row">
                <time datetime={on}>{on}</time>
              </th>
              <td class="main">
                <Official language={language}>{text}</Official>
              </td>
              <td>
                <Official language={language}>{cites}</Official>
              </td>
              <td class="num" data-head={workingDays === undefined ? undefined : say('计', 'Days')}>
                {workingDays ?? ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
