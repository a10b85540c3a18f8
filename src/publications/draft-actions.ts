import { calendarFor } from '../days/index.ts'
import type { Db, Trx } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { append } from '../journal/index.ts'
import { type Action, type Agency, mustBeAllowed, type Person, sectionsFor } from '../people/index.ts'
import { columnsOf } from './catalogue/store.ts'
import { dueOf } from './clock.ts'
import { type Content, emptyContent } from './content.ts'
import { type Draft, draftOf, insertDraft, updateDraft } from './draft-store.ts'
import { type Item, insertItem, insertStep, itemOf, type Key, lockedItem, updateItem } from './item-store.ts'
import type { Clock } from './publish.ts'
import { steps } from './steps.ts'

/** Whether the person may do this with an item of that section; a drafter only with the own section's. Throws Forbidden. */
export function mustBeAllowedFor(person: Person, action: Action, agency: Agency, { sectionId }: Pick<Item, 'sectionId'>): void {
  mustBeAllowed(person, action, agency)
  const sections = sectionsFor(person, action, agency)
  if (sections !== null && (sectionId === null || !sections.includes(sectionId))) throw new Forbidden('这件信息属于其他股室。')
}

/** The item, for somebody who may read it before it is public. Throws NotFound, Forbidden. */
export async function itemFor(
  db: Db | Trx,
  person: Person,
  agency: Agency,
  id: string,
  action: Action = 'publication.read',
  read: (key: Key) => Promise<Item | null> = key => itemOf(db, key),
): Promise<Item> {
  mustBeAllowed(person, action, agency)
  const item = await read({ agencyId: agency.id, id })
  if (!item) throw new NotFound('没有这件信息。')
  mustBeAllowedFor(person, action, agency, item)
  return item
}

/** Begins an item with whatever content there is; gives back its id. */
export async function beginDraft(
  db: Db,
  by: Person,
  agency: Agency,
  { content = {}, sectionId }: { content?: Partial<Content>; sectionId: string | null },
  clock: Clock,
): Promise<string> {
  mustBeAllowedFor(by, 'publication.write', agency, { sectionId })
  const id = newId()
  await db.transaction().execute(async trx => {
    const whole = { ...emptyContent, ...content }
    await insertItem(trx, {
      ...emptyItem,
      agencyId: agency.id,
      id,
      sectionId,
      draftedBy: by.id,
      draftedByName: by.name,
      ...(await shown(trx, agency.id, whole)),
    })
    await insertDraft(trx, { agencyId: agency.id, id }, draft(by, whole, [by.id], 1, clock))
    await insertStep(
      trx,
      { agencyId: agency.id, id },
      {
        ...{ seq: 1, step: 'drafted', at: clock.now, takenOn: clock.today, actorId: by.id, actor: by.name },
        ...{ opinion: null, details: {}, version: null },
      },
    )
    await append(trx, {
      ...{ agencyId: agency.id, at: clock.now, actor: by, action: 'publication.drafted', subject: `publication ${agency.slug}/${id}` },
      ...{ details: { title: whole.title }, article: steps.drafted.article },
    })
  })
  return id
}

/** Saves the working copy over the revision that was seen (autosave and the button alike); gives back the new revision. Throws Conflict. */
export async function saveDraft(
  db: Db,
  by: Person,
  agency: Agency,
  id: string,
  { content, seen, sectionId }: { content: Content; seen: number; sectionId?: string | null },
  clock: Clock,
): Promise<Draft> {
  return db.transaction().execute(trx => saveDraftIn(trx, by, agency, id, { content, seen, sectionId }, clock))
}

/** The same inside the transaction of what is saved with it (a file, a finding kept with a reason). */
export async function saveDraftIn(
  trx: Trx,
  by: Person,
  agency: Agency,
  id: string,
  { content, seen, sectionId }: { content: Content; seen: number; sectionId?: string | null },
  clock: Clock,
): Promise<Draft> {
  const item = await itemFor(trx, by, agency, id, 'publication.write', key => lockedItem(trx, key))
  if (item.stage !== 'drafting') throw new Conflict('稿件已经送审，不能再改。需要修改的，请先撤回。')
  const section = sectionId === undefined ? item.sectionId : sectionId
  mustBeAllowedFor(by, 'publication.write', agency, { sectionId: section })
  const key: Key = { agencyId: agency.id, id }
  const before = await draftOf(trx, key)
  if (!before || before.revision !== seen) throw overwritten(before)
  const authors = [...new Set([...before.authors, by.id])]
  const now = draft(by, content, authors, seen + 1, clock)
  if (!(await updateDraft(trx, key, now))) throw overwritten(null)
  await updateItem(trx, key, { sectionId: section, ...(await shown(trx, agency.id, content)) })
  return now
}

const overwritten = (draft: Draft | null) =>
  new Conflict(`${draft?.savedByName ?? '他人'}刚刚保存过这份稿件。请重新打开页面，看过最新内容再改；您写的内容可以先复制出来。`)

/** A correction begins from the version that was settled last, whatever an abandoned one left behind; its authors stay authors. */
export async function beginAgain(trx: Trx, by: Person, key: Key, { content, authors }: Pick<Draft, 'content' | 'authors'>, clock: Clock) {
  const before = await draftOf(trx, key)
  const now = draft(by, content, [...new Set([...authors, by.id])], (before?.revision ?? 0) + 1, clock)
  if (!before) await insertDraft(trx, key, now)
  else await updateDraft(trx, key, now)
}

const draft = (by: Person, content: Content, authors: readonly string[], revision: number, { now }: Clock): Draft => ({
  ...{ revision, content, authors, savedAt: now, savedBy: by.id, savedByName: by.name },
})

/** What the item's row shows of its newest content, with the day by which it must be public. */
export async function shown(trx: Trx, agencyId: string, content: Content) {
  const column = (await columnsOf(trx, agencyId)).find(({ key }) => key === content.column)
  const isDue = content.formedOn !== null && (content.attribute ?? 'public') === 'public'
  const dueOn = isDue ? dueOf(content.formedOn!, { period: column?.period ?? 'publication' }, await calendarFor(trx, agencyId)).dueOn : null
  const { title, attribute, formedOn } = content
  return { title, attribute, formedOn, dueOn, columnKey: column?.key ?? null }
}

/** An item to which nothing has happened yet. */
export const emptyItem: Omit<Item, 'agencyId' | 'id' | 'draftedBy' | 'draftedByName' | 'title'> = {
  ...{ stage: 'drafting', standing: 'none', seq: 1, version: null, publicVersion: null, columnKey: null, sectionId: null },
  ...{ attribute: null, formedOn: null, dueOn: null, scheduledAt: null, number: null, indexNumber: null },
  ...{ publishedAt: null, publishedOn: null, updatedOn: null, originalOn: null, importedFrom: null, importKey: null, reexaminedOn: null },
}
