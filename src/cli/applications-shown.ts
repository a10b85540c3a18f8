import {
  type Application,
  applicationOfNumber,
  applicationsAfter,
  clockOf,
  duties,
  dutyOn,
  recompute,
  states,
  steps,
  stepsOf,
} from '../applications/index.ts'
import { calendarFor } from '../days/index.ts'
import type { Db } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import { beijingDay, type PlainDate } from '../law/index.ts'
import { type Agency, findAgency } from '../people/index.ts'
import { print, printJson } from '../report/output.ts'
import type { Say } from '../text/say.ts'
import type { CaseFlags, ListFlags } from './applications.ts'
import { withDatabase } from './database.ts'

/** So many cases are read at once: a million of them need no more memory. */
const atOnce = 500

/** `applications list`: one case a line, in the order in which they came. */
export async function list(flags: ListFlags, now: Date, say: Say): Promise<void> {
  const today = beijingDay(now)
  const year = flags.year === undefined ? null : yearIn(flags.year)
  await inOffice(flags, async (db, { id }) => {
    for (let after: string | null = null; ; ) {
      const rows: Application[] = await applicationsAfter(db, id, after, atOnce, Boolean(flags.open || flags.overdue))
      if (rows.length === 0) return
      after = rows.at(-1)!.id
      const wanted = rows.filter(row => (year === null || row.year === year) && (!flags.overdue || isOverdue(row, today)))
      for (const row of wanted) await (flags.json ? printJson(inShort(row, today)) : print(line(row, today, say)))
    }
  })
}

/** `applications show`: every step with its article, and each line of the ledger; exit 2 where there is no such number. */
export async function show(number: string, flags: CaseFlags, now: Date, say: Say): Promise<void> {
  const today = beijingDay(now)
  await inOffice(flags, async (db, { id: agencyId }) => {
    const row = await applicationOfNumber(db, agencyId, number)
    if (!row) throw new BadInput(say(`${flags.agency} 没有编号为 ${number} 的申请。`, `${flags.agency} has no case ${number}.`))
    const taken = await stepsOf(db, { agencyId, id: row.id })
    const { reply } = clockOf(taken, await calendarFor(db, agencyId), row.repliedOn ?? today)
    const history = taken.map(({ seq, step, onDay, actorId, actor }) => {
      const { title, english, article } = steps[step]
      // the actor of what an applicant does is the applicant
      return { seq, step, onDay, title, english, article, actor: actorId || actor === '系统' ? actor : say('申请人', 'the applicant') }
    })
    if (flags.json) return printJson({ ...inShort(row, today), steps: history, clock: reply })
    await print(line(row, today, say))
    await print(`\n${say('经过', 'Steps')}`)
    for (const { onDay, title, english, article, actor } of history)
      await print(`  ${onDay}  ${say(title, english)} · ${actor}\n              ${article}`)
    await print(`\n${say('期限', 'Period')}  ${reply.dueOn ?? say('暂停计算', 'standing still')}`)
    for (const { on, text, cites } of reply.because) await print(`  ${on}  ${text}\n              ${cites}`)
  })
}

/** `applications recompute`: which days moved. */
export async function recomputeCases(flags: CaseFlags & { open?: true }, say: Say): Promise<void> {
  await inOffice(flags, async (db, { id }) => {
    const moved = await recompute(db, id, { onlyOpen: Boolean(flags.open) })
    if (flags.json) return printJson({ moved })
    for (const { number, was, is } of moved) await print(`${number}  ${was ?? '—'} → ${is ?? '—'}`)
    await print(say(`更正 ${moved.length} 件`, `${moved.length} put right`))
  })
}

async function inOffice(flags: CaseFlags, work: (db: Db, office: Agency) => Promise<void>): Promise<void> {
  await withDatabase({ ...flags, mayMake: false }, async ({ db }) => {
    const office = await findAgency(db, { slug: flags.agency })
    if (!office) throw new BadInput(`没有简称为 ${flags.agency} 的机构。 There is no agency ${flags.agency}.`)
    await work(db, office)
  })
}

function yearIn(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new BadInput('--year 应为四位数字，如 2025。 --year is four digits.')
  return Number(text)
}

const isOverdue = ({ nextOn }: Application, today: PlainDate): boolean => nextOn !== null && nextOn < today

const inShort = (row: Application, today: PlainDate) => ({
  ...{ number: row.number, state: row.state, channel: row.channel, applicantKind: row.applicantKind },
  ...{ receivedOn: row.receivedOn, dueOn: row.dueOn, dueState: row.dueState, nextWhat: dutyOn(row, today), nextOn: row.nextOn },
  ...{ outcome: row.outcome, repliedOn: row.repliedOn, wasLate: row.wasLate, daysUsed: row.daysUsed, archivedOn: row.archivedOn },
})

function line(row: Application, today: PlainDate, say: Say): string {
  const [state, duty] = [states[row.state], duties[dutyOn(row, today)]]
  const due = row.dueOn ? say(`答复期限 ${row.dueOn}`, `due ${row.dueOn}`) : ''
  const next = row.nextOn ? `${say(duty.label, duty.english)} ${row.nextOn}` : ''
  const told = isOverdue(row, today) ? say(`逾期：${next}`, `overdue: ${next}`) : next
  return [row.number, say(state.label, state.english), due, told].filter(Boolean).join('  ')
}
