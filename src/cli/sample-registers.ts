import type { Db } from '../db/open.ts'
import { nationalCalendar, type PlainDate } from '../law/index.ts'
import { type Agency, type Person, sectionsOf } from '../people/index.ts'
import { type Clock, enter, takeStep } from '../registers/actions.ts'
import type { Content } from '../registers/entry.ts'
import type { RegisterName } from '../registers/index.ts'
import { good } from './sample-good.ts'
import { type People, workingDayBefore } from './sample-year.ts'

type Told = Pick<Content, 'item' | 'party' | 'partyKind' | 'more'>
type Past = Told & Pick<Content, 'decidedOn' | 'number' | 'until'>
/** Decided so many working days ago; what is not public yet is due. */
type Recent = Told & { daysBefore: number; isPublic: boolean }
export type ToldRegisters = {
  section: string
  past: Readonly<Record<'licences' | 'penalties', readonly Past[]>>
  recent: Readonly<Record<'licences' | 'penalties', readonly Recent[]>>
}

type Office = { db: Db; agency: Agency; people: People; told: ToldRegisters }

/** What the bureau licensed and fined: the decisions of former years brought in when it began, among them those that its report of 2023 counts. */
export async function fillPastRegisters(office: Office, began: Clock): Promise<void> {
  for (const register of ['licences', 'penalties'] as const)
    for (const past of office.told.past[register]) await put(office, register, { ...past, fen: null }, true, began)
}

/** The decisions of these days, entered yesterday: one is public, the others are due within their seven working days (双公示). */
export async function fillRecentRegisters(office: Office, today: PlainDate, yesterday: Clock): Promise<void> {
  for (const register of ['licences', 'penalties'] as const)
    for (const { daysBefore, isPublic, ...told } of office.told.recent[register]) {
      const decidedOn = workingDayBefore(nationalCalendar, today, daysBefore)
      await put(office, register, { ...told, decidedOn, number: null, until: null, fen: null }, isPublic, yesterday)
    }
}

async function put({ db, agency, people, told }: Office, register: RegisterName, content: Content, isPublic: boolean, clock: Clock) {
  const section = (await sectionsOf(db, [agency.id])).find(({ name }) => name === told.section)!
  const head: Person = people.heads.get(told.section)!
  const entry = { register, sectionId: section.id, content }
  const { id } = good(await enter(db, people.officer, agency, entry, clock), content.item)
  if (isPublic)
    good(await takeStep(db, head, agency, id, { step: 'published', seen: 1, onDay: clock.today, reason: null }, clock), content.item)
}
