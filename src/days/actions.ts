import { isTaken } from '../db/conflicts.ts'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { append } from '../journal/index.ts'
import { type CalendarPaper, daysBetween, earlier, makeCalendar, type PlainDate } from '../law/index.ts'
import { type Agency, mustBeAllowed, type Person } from '../people/index.ts'
import { checkedFields } from '../web/layout/submitted.ts'
import { inOrder } from './calendar-for.ts'
import { forms, type Outcome } from './forms.ts'
import { type MovedPeriods, movedPeriods } from './moved-periods.ts'
import { type UnderstoodNotice, understandNotice } from './notice.ts'
import {
  type EnteredPaper,
  enteredPapers,
  insertLocalDaysOff,
  insertPaper,
  insertPaperWithdrawal,
  localDaysOff,
  lockPapers,
} from './store.ts'

export type Clock = { now: Date; today: PlainDate }

/** What a notice would change, before anything is written. */
export type NoticePreview = {
  paper: CalendarPaper & { amends: boolean; notice: string }
  faults: UnderstoodNotice['faults']
  moved: MovedPeriods[]
}

/** What the notice is understood to arrange; a notice that cannot be entered comes back as faults of the form. */
export async function previewNotice(db: Db | Trx, input: unknown, today: PlainDate): Promise<Outcome<NoticePreview>> {
  const form = checkedFields(forms.notice, input)
  if (!form.ok) return form
  const { notice, source } = form.values
  const known = inOrder(await enteredPapers(db))
  const understood = understandNotice(notice, known)
  const { year, daysOff, workingDays, amends, faults } = understood
  const errors = faults.filter(({ level }) => level === 'error')
  if (year === null || errors.length > 0) {
    const said = errors.map(({ quote, says }) => (quote ? `“${quote}”：${says}` : says))
    return { ok: false, faults: { notice: said.join(' ') } }
  }
  const cites = form.values.cites ?? understood.number
  const announcedOn = form.values.announcedOn ?? understood.announcedOn
  if (cites === null) return { ok: false, faults: { cites: '没有从文中读出文号，请填写文号或者标题。' } }
  if (announcedOn === null) return { ok: false, faults: { announcedOn: '没有从文中读出公布日期，请填写。' } }
  if (announcedOn > today) return { ok: false, faults: { announcedOn: '公布日期不能晚于今天。' } }
  if (known.some(paper => paper.cites === cites)) return { ok: false, faults: { cites: `${cites} 已经登记。` } }
  const isArranged = known.some(paper => paper.year === year && !paper.amends)
  if (amends && !isArranged) return { ok: false, faults: { notice: `${year}年全年的安排还没有录入，不能先录入调整。` } }
  if (!amends && isArranged) return { ok: false, faults: { notice: `${year}年全年的安排已经登记。如有录错，请先撤回再录入。` } }
  const paper = { year, announcedOn, cites, ...(source && { source }), amends, daysOff, workingDays, notice }
  const [before, after] = [calendarOf(known), calendarOf(inOrder([...known, paper], []))]
  const named = [...daysOff.flatMap(({ from, to }) => [from, to]), ...workingDays].sort()
  // What has not begun yet has no end that could move.
  return { ok: true, paper, faults, moved: movedPeriods(before, after, named[0]!, earlier(named.at(-1)!, today)) }
}

/** A paper holds for everybody on the site, so that no agency below may enter or withdraw one. */
function mustBeAtTheTop(by: Person, office: Agency): void {
  mustBeAllowed(by, 'days.manage', office)
  if (office.parentId !== null) throw new Forbidden('国务院办公厅的通知由最上级机构的系统管理员录入。')
}

const calendarOf = (papers: readonly CalendarPaper[]) => makeCalendar({ papers: [], announcedLater: papers })

/** Enters the paper, as its text is understood now, with its journal entry. `office`: the agency at the top of the site, for everybody below. */
export async function enterPaper(
  db: Db,
  by: Person,
  office: Agency,
  input: unknown,
  { now, today }: Clock,
): Promise<Outcome<{ cites: string }>> {
  mustBeAtTheTop(by, office)
  return db.transaction().execute(async trx => {
    await lockPapers(trx)
    const preview = await previewNotice(trx, input, today)
    if (!preview.ok) return preview
    const { paper, faults } = preview
    const isLookedAt = typeof input === 'object' && input !== null && 'looked' in input
    if (faults.some(({ level }) => level === 'warning') && !isLookedAt)
      return { ok: false, faults: { looked: '请先核对没有读懂的地方，再确认。' } }
    await insertPaper(trx, newId(), paper, { by, at: now })
    const { notice: _, cites, ...details } = paper
    await append(trx, { agencyId: office.id, at: now, actor: by, action: 'days.enter-paper', subject: `paper ${cites}`, details })
    return { ok: true, cites }
  })
}

/** Takes an entered paper out of force; the row and the reason stay. */
export async function withdrawPaper(
  db: Db,
  by: Person,
  office: Agency,
  paper: EnteredPaper,
  input: unknown,
  now: Date,
): Promise<Outcome<object>> {
  mustBeAtTheTop(by, office)
  const form = checkedFields(forms.withdrawal, input)
  if (!form.ok) return form
  const { reason } = form.values
  return once(() =>
    db.transaction().execute(async trx => {
      await lockPapers(trx)
      const left = (await enteredPapers(trx)).filter(({ id }) => id !== paper.id)
      const needsIt = ({ year, amends }: EnteredPaper) => year === paper.year && amends
      if (!paper.amends && left.some(needsIt)) return { ok: false, faults: { reason: `请先撤回${paper.year}年的调整，再撤回全年的安排。` } }
      await insertPaperWithdrawal(trx, newId(), paper, reason, { by, at: now })
      const subject = `paper ${paper.cites}`
      await append(trx, { agencyId: office.id, at: now, actor: by, action: 'days.withdraw-paper', subject, details: { reason } })
      return { ok: true }
    }),
  )
}

const article = '《全国年节及纪念日放假办法》第四条'
const longest = 20

/** Days off of the agency's own area. */
export async function enterLocalDaysOff(
  db: Db,
  by: Person,
  agency: Agency,
  input: unknown,
  { now, today }: Clock,
): Promise<Outcome<object>> {
  mustBeAllowed(by, 'days.manage', agency)
  const form = checkedFields(forms.local, input)
  if (!form.ok) return form
  const { name, from, to, announcedOn, cites } = form.values
  if (to < from) return { ok: false, faults: { to: '终止日期早于起始日期。' } }
  if (daysBetween(from, to) >= longest) return { ok: false, faults: { to: `一次最多 ${longest} 天。` } }
  if (announcedOn > today) return { ok: false, faults: { announcedOn: '公布日期不能晚于今天。' } }
  const details = { name, from, to, announcedOn, cites }
  await db.transaction().execute(async trx => {
    await insertLocalDaysOff(trx, newId(), { agencyId: agency.id, ...details }, { by, at: now })
    const subject = `local days off ${name} ${from}`
    await append(trx, { agencyId: agency.id, at: now, actor: by, action: 'days.enter-local', subject, details, article })
  })
  return { ok: true }
}

export async function withdrawLocalDaysOff(db: Db, by: Person, agency: Agency, input: unknown, now: Date): Promise<Outcome<object>> {
  mustBeAllowed(by, 'days.manage', agency)
  const form = checkedFields(forms.localWithdrawal, input)
  if (!form.ok) return form
  const { id, reason } = form.values
  const row = (await localDaysOff(db, agency.id)).find(one => one.id === id)
  if (!row) throw new NotFound('没有这一项放假安排。')
  return once(() =>
    db.transaction().execute(async trx => {
      await insertLocalDaysOff(trx, newId(), row, { by, at: now }, { withdraws: id, reason })
      const subject = `local days off ${row.name} ${row.from}`
      await append(trx, { agencyId: agency.id, at: now, actor: by, action: 'days.withdraw-local', subject, details: { reason }, article })
      return { ok: true }
    }),
  )
}

/** Of two who withdraw the same row at once the second is told. */
async function once(work: () => Promise<Outcome<object>>): Promise<Outcome<object>> {
  try {
    return await work()
  } catch (error) {
    if (isTaken(error)) throw new Conflict('这一项刚才已由他人撤回。')
    throw error
  }
}
