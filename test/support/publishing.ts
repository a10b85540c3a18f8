import type { Db } from '../../src/db/open.ts'
import { newId } from '../../src/db/uuid.ts'
import { day } from '../../src/law/index.ts'
import { insertSection } from '../../src/people/agency-store.ts'
import type { Agency, Person } from '../../src/people/index.ts'
import { insertColumns } from '../../src/publications/catalogue/store.ts'
import { standardCatalogue } from '../../src/publications/catalogue/template.ts'
import { type Content, emptyContent } from '../../src/publications/content.ts'
import { beginDraft } from '../../src/publications/draft-actions.ts'
import { itemOf } from '../../src/publications/item-store.ts'
import type { Clock } from '../../src/publications/publish.ts'
import { questions } from '../../src/publications/review.ts'
import { putSettings } from '../../src/publications/settings-store.ts'
import { type Taken, type Taking, takeStep } from '../../src/publications/step-actions.ts'
import { addPerson, good, monday, setUpOffice } from './people.ts'

export const clock: Clock = { now: monday, today: day('2026-03-02') }

/** A whole notice of the market section, ready for the review. */
export const notice: Content = {
  ...emptyContent,
  title: '2026年第一季度旅游投诉办理情况',
  column: 'statistics',
  genre: '通报',
  formedOn: day('2026-02-25'),
  source: '市场管理股',
  summary: '第一季度受理、办结和处理结果。',
  attribute: 'public',
  body: '<p>全市旅游投诉平台共受理投诉46件。</p>',
}

export const nothingFound = Object.fromEntries(questions.map(({ key }) => [key, { isThere: false, handled: null }]))

export type Bureau = { agency: Agency; admin: Person; sectionId: string } & Record<
  'drafter' | 'head' | 'officer' | 'reviewer' | 'leader',
  Person
>

/** An office with a catalogue, an index number pattern, one section, and everybody who takes part in publishing. */
export async function bureau(db: Db): Promise<Bureau> {
  const { office: agency, admin } = await setUpOffice(db)
  const sectionId = newId()
  await db.transaction().execute(async trx => {
    await insertSection(trx, { id: sectionId, agencyId: agency.id, name: '市场管理股' }, monday)
    await insertColumns(trx, agency.id, standardCatalogue())
    await putSettings(trx, agency.id, { uscc: '11430623000000000X', orgCode: null, indexPattern: '{USCC}/{year}-{serial:5}' })
  })
  const add = async (role: 'drafter' | 'head' | 'officer' | 'reviewer' | 'leader') =>
    (await addPerson(db, admin, agency, role, role, role === 'drafter' || role === 'head' ? sectionId : null)).person
  return {
    ...{ agency, admin, sectionId },
    ...{ drafter: await add('drafter'), head: await add('head'), officer: await add('officer') },
    ...{ reviewer: await add('reviewer'), leader: await add('leader') },
  }
}

export const draftOne = (db: Db, { drafter, agency, sectionId }: Bureau, content: Partial<Content> = {}): Promise<string> =>
  beginDraft(db, drafter, agency, { content: { ...notice, ...content }, sectionId }, clock)

/** Takes the step on what is there now. */
export async function takeNow(
  db: Db,
  by: Person | null,
  agency: Agency,
  id: string,
  taking: Partial<Taking> & Pick<Taking, 'step'>,
  at: Clock = clock,
): Promise<Taken> {
  const { seq } = (await itemOf(db, { agencyId: agency.id, id }))!
  const details = taking.step === 'reviewed' ? { answers: nothingFound } : {}
  return takeStep(db, by, agency, id, { seen: seq, opinion: '同意', details, ...taking }, at)
}

/** Brings a draft as far as the leader. */
export async function toApproval(db: Db, { agency, drafter, head, reviewer }: Bureau, id: string): Promise<void> {
  good(await takeNow(db, drafter, agency, id, { step: 'submitted' }))
  good(await takeNow(db, head, agency, id, { step: 'endorsed' }))
  good(await takeNow(db, reviewer, agency, id, { step: 'reviewed' }))
}

/** Drafts and publishes; gives its id. */
export async function publishOne(db: Db, of: Bureau, content: Partial<Content> = {}): Promise<string> {
  const id = await draftOne(db, of, content)
  await toApproval(db, of, id)
  good(await takeNow(db, of.leader, of.agency, id, { step: 'published' }))
  return id
}
