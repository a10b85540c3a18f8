import { readFile } from 'node:fs/promises'
import { BadInput } from '../errors.ts'
import {
  type Calendar,
  type ClockEvent,
  type Deadline,
  findPeriod,
  inEnglish,
  lengthOf,
  makeCalendar,
  nationalCalendar,
  type PlainDate,
  parseDay,
  periodEnd,
  readCalendarFile,
  replyDeadline,
  weekdayName,
} from '../law/index.ts'
import type { Say } from '../text/say.ts'
import type { DeadlineFlags } from './deadline.ts'

export type Answer = { output: string; complaint: string; exitCode: number }

/** What `gongkai deadline` prints for its flags: 0, or 3 where art. 33(2) refuses the extension. Bad flags throw BadInput (exit 2). */
export async function answerDeadline(flags: DeadlineFlags, say: Say): Promise<Answer> {
  const calendar = flags.calendar === undefined ? nationalCalendar : await calendarFrom(flags.calendar, say)
  if (flags.period !== undefined) return printed(otherPeriod(flags, calendar, say), flags, say)
  if (flags.on !== undefined || flags.length !== undefined)
    throw new BadInput(say('--on 和 --length 须与 --period 同用', '--on and --length go with --period'))
  const deadline = replyDeadline(eventsOf(flags, say), calendar)
  if (deadline.ok) return printed({ dueOn: deadline.dueOn, state: deadline.state, because: deadline.because }, flags, say)
  const { why, cites } = deadline.refusal
  const sentence = say(`${why}（${cites}，art. 33(2)）`, `Refused by ${inEnglish(cites)} (${cites}): ${why}`)
  return { output: flags.json ? `${JSON.stringify(deadline)}\n` : '', complaint: `${sentence}\n`, exitCode: 3 }
}

function printed(deadline: Deadline, flags: DeadlineFlags, say: Say): Answer {
  if (flags.json) return { output: `${JSON.stringify(deadline)}\n`, complaint: '', exitCode: 0 }
  const states = {
    firm: say('确定', 'firm'),
    provisional: say('暂定：有关年度的放假安排尚未公布', 'provisional: the days off of a year it reaches into are not announced'),
    paused: say('中止计算：征求意见尚未结束', 'paused: a consultation is open'),
  }
  const { dueOn, state } = deadline
  const first =
    dueOn === null
      ? states[state]
      : say(`${dueOn} ${weekdayName(dueOn)}（${states[state]}）`, `${dueOn} ${weekdayName(dueOn, 'en')} (${states[state]})`)
  const ledger = deadline.because.map(
    ({ on, text, cites }) => `  ${on}  ${text}\n              ${say(cites, `${inEnglish(cites)}  ${cites}`)}`,
  )
  return { output: `${[first, ...(flags.why ? ledger : [])].join('\n')}\n`, complaint: '', exitCode: 0 }
}

function otherPeriod(flags: DeadlineFlags, calendar: Calendar, say: Say): Deadline {
  const period = findPeriod(flags.period!)
  if (!period)
    throw new BadInput(
      say(
        `没有这个期限：--period ${flags.period}（D1–D23 或名称，见 --help）`,
        `no such period: --period ${flags.period} (D1–D23 or a name, see --help)`,
      ),
    )
  const others =
    flags.received !== undefined || [flags.corrected, flags.paid, flags.consulted, flags.extend].some(given => given !== undefined)
  if (others)
    throw new BadInput(
      say(
        '--period 不与 --received、--corrected、--paid、--consulted、--extend 同用',
        '--period does not go with --received, --corrected, --paid, --consulted or --extend',
      ),
    )
  if (flags.on === undefined) throw new BadInput(say(`缺少 --on：${period.starts}`, `--on is missing: ${period.startsEnglish}`))
  const length = flags.length === undefined ? undefined : wholeNumber('--length', flags.length, say)
  if (length !== undefined && (period.length !== null || period.unit === 'day'))
    throw new BadInput(
      say(
        `--length：${period.id} 的期限由法律规定（${period.cites}）`,
        `--length: the law sets the length of ${period.id} (${inEnglish(period.cites)})`,
      ),
    )
  if (period.unit !== 'day' && lengthOf(period, { ...(length !== undefined && { length }) }) === null)
    throw new BadInput(
      say(
        `${period.id} 没有法定日数（${period.cites}），请以 --length 给出`,
        `the law sets no length for ${period.id} (${inEnglish(period.cites)}): give --length`,
      ),
    )
  return periodEnd(period, dayOf('--on', flags.on, say), calendar, { ...(length !== undefined && { length }) })
}

function eventsOf(flags: DeadlineFlags, say: Say): ClockEvent[] {
  if (flags.received === undefined)
    throw new BadInput(say('缺少 --received（收到申请之日）', '--received is missing (the day the application was received)'))
  const received = dayOf('--received', flags.received, say)
  const notBefore = (argument: string, on: PlainDate) => {
    if (on < received)
      throw new BadInput(
        say(`${argument} ${on} 早于收到申请之日 ${received}`, `${argument} ${on} is before the day of receipt, ${received}`),
      )
    return on
  }
  const restart = (kind: 'corrected' | 'paid', texts: string[] = []): ClockEvent[] =>
    texts.map(text => ({ kind, on: notBefore(`--${kind}`, dayOf(`--${kind}`, text, say)) }))
  const consulted = (flags.consulted ?? []).map((text): ClockEvent => {
    const parts = text.split('..')
    if (parts.length !== 2) throw new BadInput(say(`--consulted ${text}：应当写作 起..止`, `--consulted ${text}: write FROM..TO`))
    const from = notBefore('--consulted', dayOf('--consulted', parts[0]!, say))
    const to = parts[1] === '' ? null : dayOf('--consulted', parts[1]!, say)
    if (to !== null && to < from)
      throw new BadInput(say(`--consulted ${text}：${to} 早于 ${from}`, `--consulted ${text}: ${to} is before ${from}`))
    return { kind: 'consulted', from, to }
  })
  const extended = (flags.extend ?? []).map((text): ClockEvent => ({ kind: 'extended', workingDays: wholeNumber('--extend', text, say) }))
  return [
    { kind: 'received', on: received },
    ...restart('corrected', flags.corrected),
    ...restart('paid', flags.paid),
    ...consulted,
    ...extended,
  ]
}

function dayOf(argument: string, text: string, say: Say): PlainDate {
  const parsed = parseDay(text)
  if (parsed === null)
    throw new BadInput(say(`${argument} ${text}：没有这一天（格式 YYYY-MM-DD）`, `${argument} ${text}: there is no such day (YYYY-MM-DD)`))
  if (parsed < '1949-10-01' || parsed > '2999-12-31')
    throw new BadInput(say(`${argument} ${text}：超出可计算的范围`, `${argument} ${text}: out of range`))
  return parsed
}

function wholeNumber(argument: string, text: string, say: Say): number {
  if (!/^\d{1,4}$/.test(text))
    throw new BadInput(say(`${argument} ${text}：应当是不为负的整数`, `${argument} ${text}: give a whole number that is not negative`))
  return Number(text)
}

async function calendarFrom(path: string, say: Say): Promise<Calendar> {
  const unusable = (why: string) => new BadInput(`--calendar ${path}: ${why}`)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw unusable(say('无法读取该文件', 'the file cannot be read'))
  }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw unusable(say('不是 JSON', 'not JSON'))
  }
  const file = readCalendarFile(json)
  if (!file.ok) throw unusable(file.fault)
  return makeCalendar({ announcedLater: file.papers, localDaysOff: file.localDaysOff })
}
