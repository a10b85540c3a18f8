import { calendarFor } from '../days/index.ts'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import { addDays, type Calendar, type ExemptionCode, type PlainDate } from '../law/index.ts'
import type { Agency, Person, Role } from '../people/index.ts'
import { type Attribute, type Content, emptyContent } from '../publications/content.ts'
import { beginDraft, saveDraft } from '../publications/draft-actions.ts'
import { draftOf } from '../publications/draft-store.ts'
import { itemOf } from '../publications/item-store.ts'
import { questions } from '../publications/review.ts'
import { type Taking, takeStep } from '../publications/step-actions.ts'
import { attachmentOf, keepForItem, receive } from '../publications/uploads.ts'
import { firstSentence, htmlOf, type SampleTable } from './sample-text.ts'

/** An item of this year, as `year.json` tells it: days are working days before the day on which the sample is made. */
export type YearItem = {
  key: string
  /** Published so long ago, after so many working days on its way; without them it is still open. */
  ago?: number
  took?: number
  stage?: 'drafting' | 'returned' | 'endorsing' | 'reviewing' | 'approving' | 'scheduled'
  formedAgo?: number
  /** A scheduled one goes out in so many working days. */
  in?: number
  column: string
  section: string
  genre?: string
  title: string
  number?: string
  normative?: boolean
  effectiveAfter?: number
  attribute?: Attribute
  ground?: ExemptionCode | null
  why?: string
  opinion?: string
  body: string[]
  table?: SampleTable
  attachment?: [file: string, title: string]
  relations?: [kind: string, key: string][]
  then?: { after: number; opinion: string; step?: 'withdrawn'; correct?: [from: string, to: string] }
}

/** One for each role, and the head of each section: nobody endorses and approves the same item. */
export type People = Record<Role, Person> & { heads: ReadonlyMap<string, Person> }
/** One thing that somebody does, at its time. */
export type Event = { at: Date; run: (clock: { now: Date; today: PlainDate }) => Promise<void> }
type Office = {
  db: Db
  files: Files
  agency: Agency
  people: People
  sections: ReadonlyMap<string, string>
  read(file: string): Promise<Uint8Array>
  ids: Map<string, string>
}

/** What happens to each item of the year, day by day, through the actions that everybody's items go through. */
export async function eventsOfYear(items: readonly YearItem[], today: PlainDate, office: Office): Promise<Event[]> {
  const calendar = await calendarFor(office.db, office.agency.id)
  return items.flatMap((item, i) => story(item, i, today, calendar, office))
}

/** The n-th working day before a day. */
export function workingDayBefore(calendar: Calendar, on: PlainDate, workingDays: number): PlainDate {
  let at = on
  for (let left = workingDays; left > 0; ) if (calendar.isWorkingDay((at = addDays(at, -1)))) left -= 1
  return at
}

/** A minute of the office's day in Beijing; no two items of one day in the same. */
export const minuteOf = (on: PlainDate, hour: number, minute: number): Date =>
  new Date(Date.parse(`${on}T00:00:00+08:00`) + (hour * 60 + minute) * 60_000)

function story(item: YearItem, i: number, today: PlainDate, calendar: Calendar, office: Office): Event[] {
  const before = (workingDays: number) => (workingDays <= 0 ? today : workingDayBefore(calendar, today, workingDays))
  const start = item.ago === undefined ? item.formedAgo! : item.ago + item.took!
  const formedOn = before(start)
  const content = contentOf(item, formedOn, before(item.ago ?? 0), calendar)
  const events: Event[] = []
  const then = (ago: number, hour: number, run: Event['run']) => {
    events.push({ at: minuteOf(before(Math.max(ago, 1)), hour, (i * 7) % 50), run })
  }
  const isOwn = item.section === '公共服务股'
  const author = isOwn ? office.people.drafter : office.people.officer
  const endorser = office.people.heads.get(item.section)!
  const act =
    (by: Person, taking: Omit<Taking, 'seen' | 'opinion'> & { opinion?: string }) => async (clock: { now: Date; today: PlainDate }) => {
      const { seq } = (await itemOf(office.db, { agencyId: office.agency.id, id: office.ids.get(item.key)! }))!
      const taken = await takeStep(office.db, by, office.agency, office.ids.get(item.key)!, { opinion: null, ...taking, seen: seq }, clock)
      if (!taken.ok) throw new Error(`the sample's ${item.key} ${taking.step}: ${JSON.stringify(taken)}`)
    }
  const hands: Hands = { ...office.people, author, endorser }
  const review = { step: 'reviewed', details: { answers: answersFor(item) } } as const
  const began = (ago: number) => then(ago, 9, clock => begin(item, content, author, office, clock))

  if (item.ago !== undefined) {
    const took = item.took!
    began(start)
    then(start, 10, act(hands.author, { step: 'submitted' }))
    then(start - Math.floor(took / 2), 15, act(hands.endorser, { step: 'endorsed' }))
    then(took > 1 ? item.ago + 1 : item.ago, 16, act(hands.reviewer, review))
    then(item.ago, 16, act(hands.leader, { step: item.attribute && item.attribute !== 'public' ? 'filed' : 'published' }))
    if (item.then) after(item, item.then, { then, act, hands, review, office })
    return inOrder(events)
  }
  began(start)
  const stage = item.stage!
  if (stage === 'drafting') return events
  const reached = ['endorsing', 'reviewing', 'approving', 'scheduled'].indexOf(stage === 'returned' ? 'reviewing' : stage)
  const [sent, endorsed, reviewed] = [start - 1, Math.max(1, start - 2), 1]
  then(Math.max(1, sent), 10, act(hands.author, { step: 'submitted' }))
  if (reached > 0) then(endorsed, 15, act(hands.endorser, { step: 'endorsed' }))
  if (stage === 'returned') then(1, 16, act(hands.reviewer, { step: 'returned', opinion: item.opinion! }))
  if (reached > 1) then(reviewed, 16, act(hands.reviewer, review))
  const at = minuteOf(calendar.addWorkingDays(today, item.in ?? 1), 9, 0)
  if (reached > 2) then(1, 17, act(hands.leader, { step: 'scheduled', at }))
  return inOrder(events)
}

/** What was decided at one time comes in the order in which it was written down here. */
const inOrder = (events: Event[]): Event[] => {
  for (let i = 1; i < events.length; i++)
    if (events[i]!.at <= events[i - 1]!.at) events[i]!.at = new Date(events[i - 1]!.at.getTime() + 11 * 60_000)
  return events
}

type Hands = People & { author: Person; endorser: Person }
type Telling = {
  then: (ago: number, hour: number, run: Event['run']) => void
  act: (by: Person, taking: Omit<Taking, 'seen' | 'opinion'> & { opinion?: string }) => Event['run']
  hands: Hands
  review: Omit<Taking, 'seen' | 'opinion'>
  office: Office
}

/** Withdrawn later, or corrected by a second version. */
function after({ key, ago }: YearItem, told: NonNullable<YearItem['then']>, { then, act, hands, review, office }: Telling): void {
  const at = ago! - told.after
  if (told.step) {
    then(at, 11, act(hands.leader, { step: told.step, opinion: told.opinion }))
    return
  }
  const [from, to] = told.correct!
  then(at, 9, act(hands.author, { step: 'reopened', opinion: told.opinion }))
  then(at, 10, async clock => {
    const id = office.ids.get(key)!
    const draft = (await draftOf(office.db, { agencyId: office.agency.id, id }))!
    const content = { ...draft.content, body: draft.content.body.replace(from, to) }
    await saveDraft(office.db, hands.author, office.agency, id, { content, seen: draft.revision }, clock)
  })
  then(at, 11, act(hands.author, { step: 'submitted' }))
  then(at, 14, act(hands.endorser, { step: 'endorsed' }))
  then(at, 15, act(hands.reviewer, review))
  then(at, 16, act(hands.leader, { step: 'published' }))
}

async function begin(
  item: YearItem,
  content: Content,
  author: Person,
  office: Office,
  clock: { now: Date; today: PlainDate },
): Promise<void> {
  const { db, agency, files, ids } = office
  const relations = (item.relations ?? []).map(([kind, key]) => ({ kind, to: ids.get(key)! }) as Content['relations'][number])
  const id = await beginDraft(
    db,
    author,
    agency,
    { content: { ...content, relations }, sectionId: office.sections.get(item.section)! },
    clock,
  )
  ids.set(item.key, id)
  if (!item.attachment) return
  const [file, title] = item.attachment
  const stored = await receive(files, { name: `${title}${file.slice(file.lastIndexOf('.'))}`, bytes: await office.read(file) })
  const { id: fileId } = await db.transaction().execute(trx => keepForItem(trx, { agencyId: agency.id, id }, stored, author, clock))
  const attachments = [attachmentOf(fileId, stored)]
  await saveDraft(db, author, agency, id, { content: { ...content, relations, attachments }, seen: 1 }, clock)
}

/** Seven answers; where the content touches another matter, what was done about it. */
function answersFor({ attribute }: YearItem): Record<string, { isThere: boolean; handled: string | null }> {
  const yes = attribute === 'notPublic' ? 'process' : null
  return Object.fromEntries(
    questions.map(({ key }) => [key, { isThere: key === yes, handled: key === yes ? '不主动公开，原件按内部文件管理' : null }]),
  )
}

function contentOf(item: YearItem, formedOn: PlainDate, publishedOn: PlainDate, calendar: Calendar): Content {
  const [year, month] = [publishedOn.slice(0, 4), Number(publishedOn.slice(5, 7))]
  const quarter = '一二三四'[Math.floor((month - 1) / 3)]!
  const fill = (text: string) => text.replaceAll('{year}', year).replaceAll('{month}', String(month)).replaceAll('{quarter}', quarter)
  const body = item.body.map(fill)
  const table = item.table ? { ...item.table, rows: item.table.rows.map(row => row.map(fill)) } : null
  return {
    ...emptyContent,
    ...{ title: fill(item.title), column: item.column, genre: item.genre ?? null, subject: '文化、广电、新闻出版' },
    ...{ documentNumber: item.number ? fill(item.number) : null, formedOn, isNormative: item.normative ?? false },
    effectiveOn: item.effectiveAfter ? calendar.addWorkingDays(publishedOn, item.effectiveAfter) : null,
    ...{ summary: firstSentence(body[0]!), source: '示例市文旅广电局', attribute: item.attribute ?? 'public' },
    ...{ ground: item.ground ?? null, groundReason: item.why ?? null, body: htmlOf(body, table) },
  }
}
