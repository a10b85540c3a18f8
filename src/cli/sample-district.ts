import { defaultSettings, putSettings } from '../applications/settings.ts'
import { applicationOf, type Key } from '../applications/store.ts'
import type { Db } from '../db/open.ts'
import type { Files } from '../files/index.ts'
import { beijingDay, nationalCalendar, type PlainDate } from '../law/index.ts'
import { type Agency, sectionsOf } from '../people/index.ts'
import { beginCatalogue } from '../publications/catalogue/actions.ts'
import type { Secrets } from '../secrets/index.ts'
import { type CaseOffice, eventsOfCase, type SampleCase } from './sample-cases.ts'
import { eventsOfDispute, type SampleDispute } from './sample-disputes.ts'
import { eventsOfOpenCase, type OpenCase } from './sample-open-cases.ts'
import { eventsOfReply, sampleReplies } from './sample-replies.ts'
import type { Event, People } from './sample-year.ts'

type Told = { year: SampleCase[]; open: OpenCase[]; disputes: SampleDispute[] }
type District = { db: Db; files: Files; secrets: Secrets; agency: Agency; people: People; settings: Record<string, string>; told: Told }

/**
 * A year of applications, 60 of every kind, what was open before and after it, the disputes about them, and what is in hand on the day of the
 * sample: all of it day by day, through the actions that everybody's cases go through.
 */
export async function fillDistrict(
  { settings, told, ...given }: District,
  began: { now: Date; today: PlainDate },
  today: PlainDate,
): Promise<void> {
  const { db, agency, people } = given
  await beginCatalogue(db, people.officer, agency, began)
  await db
    .transaction()
    .execute(trx =>
      putSettings(trx, agency.id, { ...defaultSettings, showsReplies: true, headOfOfficeId: people.head.id, ...settings }, began.now),
    )
  const sections = new Map((await sectionsOf(db, [agency.id])).map(({ id, name }) => [name, id]))
  const office: CaseOffice = { ...given, sections, calendar: nationalCalendar }
  const keys = new Map<number, Key>()
  await play(told.year.flatMap((one, i) => eventsOfCase(one, i, keys, office)))
  const replies: Event[] = []
  for (const one of sampleReplies) {
    const { repliedOn } = (await applicationOf(db, keys.get(one.about)!))!
    replies.push(...eventsOfReply(one, repliedOn!, keys, office))
  }
  const disputes: Event[] = []
  for (const [i, one] of told.disputes.entries()) {
    const { repliedOn } = (await applicationOf(db, keys.get(one.about)!))!
    disputes.push(...eventsOfDispute(one, repliedOn!, i, keys, office))
  }
  await play([...replies, ...disputes, ...told.open.flatMap((one, i) => eventsOfOpenCase(one, told.year.length + i, keys, today, office))])
}

/** In the order of time, as whoever was there lived through it. */
async function play(events: Event[]): Promise<void> {
  for (const { at, run } of events.sort((a, b) => a.at.getTime() - b.at.getTime())) await run({ now: at, today: beijingDay(at) })
}
