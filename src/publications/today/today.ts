import { calendarFor } from '../../days/index.ts'
import type { Db } from '../../db/open.ts'
import { addDays, type PlainDate, yearOf } from '../../law/index.ts'
import { type Agency, may, type Person, sectionsFor } from '../../people/index.ts'
import { columnsBoard, type DueLine, dueBoard, readingsBoard } from '../boards/boards.ts'
import type { Freshness } from '../boards/freshness.ts'
import { type DeskList, deskLists, listsFor } from '../desk/lists.ts'
import { deskCount, deskItems } from '../desk/store.ts'
import type { Item } from '../item-store.ts'
import { groups } from '../profile/groups.ts'
import { staleFacts } from '../profile/store.ts'

/** What a person has to do with publications today. */
export type Today = {
  overdue: number
  dueToday: number
  dueSoon: number
  /** The lists that wait for this person, with how many. */
  waiting: { list: DeskList; label: string; english: string; count: number }[]
  /** What must be public next. */
  due: readonly DueLine[]
  /** What waits for this person's part, the next due first. */
  toDo: readonly { list: DeskList; item: Item }[]
  columns: readonly Freshness[]
  reminders: readonly { text: string; english: string; href: string }[]
  mayWrite: boolean
  mayManage: boolean
}

const waitingLists = ['endorse', 'review', 'approve', 'returned'] as const
const shown = 8

/** null: the person has nothing to do with publications here. */
export async function todayOf(db: Db, person: Person, office: Agency, today: PlainDate): Promise<Today | null> {
  if (!may(person, 'publication.read', office)) return null
  const sections = sectionsFor(person, 'publication.read', office)
  const due = await dueBoard(db, office, today, { sections, limit: 500, until: addDays(today, 60) })
  const own = listsFor(person)
  const waiting: Today['waiting'] = []
  const toDo: { list: DeskList; item: Item }[] = []
  for (const list of waitingLists.filter(name => own.includes(name))) {
    const wanted = { list, personId: person.id, sections, limit: 5 }
    waiting.push({ list, ...labelOf(list), count: await deskCount(db, office.id, wanted, today) })
    for (const item of await deskItems(db, office.id, wanted, today)) toDo.push({ list, item })
  }
  const columns = await columnsBoard(db, office, today)
  return {
    overdue: due.filter(({ daysLeft }) => daysLeft < 0).length,
    dueToday: due.filter(({ daysLeft }) => daysLeft === 0).length,
    dueSoon: due.filter(({ daysLeft }) => daysLeft > 0 && daysLeft <= 3).length,
    waiting,
    due: due.slice(0, shown),
    toDo: toDo.slice(0, shown),
    columns: columns.filter(({ state }) => state !== 'fresh' && state !== 'stated').slice(0, shown),
    reminders: await remindersOf(db, person, office, today),
    mayWrite: may(person, 'publication.write', office),
    mayManage: may(person, 'catalogue.manage', office),
  }
}

const labelOf = (list: DeskList) => ({ label: deskLists[list].label, english: deskLists[list].english })

async function remindersOf(db: Db, person: Person, office: Agency, today: PlainDate): Promise<Today['reminders']> {
  const reminders: { text: string; english: string; href: string }[] = []
  const calendar = await calendarFor(db, office.id)
  const next = yearOf(today) + 1
  if (calendar.lastAnnouncedYear < next && today.slice(5) >= '10-01' && may(person, 'days.manage', office))
    reminders.push({
      text: `${next} 年放假安排未录入，跨年期限均为暂定`,
      english: `The days off of ${next} are not entered; days in that year are provisional`,
      href: '/desk/days',
    })
  const late = (await readingsBoard(db, office, today)).filter(({ isOver }) => isOver).length
  if (late > 0 && may(person, 'publication.write', office))
    reminders.push({
      text: `${late} 件规范性文件逾期没有解读`,
      english: `${late} normative documents without a reading`,
      href: `/desk/boards/${office.slug}/readings`,
    })
  const stale = may(person, 'catalogue.manage', office) ? await staleFacts(db, office.id, today) : []
  if (stale.length > 0)
    reminders.push({
      text: `机构信息该核对或者填写：${stale.map(({ kind }) => groups[kind].label).join('、')}`,
      english: `Facts of the agency to be looked at or filled in: ${stale.map(({ kind }) => groups[kind].english).join(', ')}`,
      href: `/desk/profile/${office.slug}`,
    })
  return reminders
}
