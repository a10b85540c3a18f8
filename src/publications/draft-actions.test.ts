import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addPerson, good, later } from '../../test/support/people.ts'
import { bureau, clock, draftOne, notice, publishOne, takeNow } from '../../test/support/publishing.ts'
import { newId } from '../db/uuid.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { entriesBefore } from '../journal/index.ts'
import { insertSection } from '../people/agency-store.ts'
import { beginDraft, itemFor, saveDraft } from './draft-actions.ts'
import { draftOf } from './draft-store.ts'
import { itemOf, stepsOf } from './item-store.ts'

describeStore('drafts', database => {
  test('are begun with a step and a journal entry, and say by when they must be public (art. 26)', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const key = { agencyId: of.agency.id, id }
    // formed on Wednesday 25 February: the 20th working day after it, with 28 February worked
    expect(await itemOf(db, key)).toMatchObject({ stage: 'drafting', standing: 'none', seq: 1, title: notice.title, dueOn: '2026-03-24' })
    expect((await stepsOf(db, key)).map(({ step, actor }) => [step, actor])).toEqual([['drafted', 'drafter同志']])
    const [entry] = await entriesBefore(db, of.agency.id, 999, 1)
    expect(entry).toMatchObject({ action: 'publication.drafted', details: { title: notice.title } })
  })

  test('of two people who save at once the second gets a Conflict that names the first, and nobody’s words are lost', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const save = (by: typeof of.head, body: string) => saveDraft(db, by, of.agency, id, { content: { ...notice, body }, seen: 1 }, clock)
    const both = await Promise.allSettled([save(of.drafter, '<p>甲</p>'), save(of.head, '<p>乙</p>')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(lost.reason).toBeInstanceOf(Conflict)
    expect(lost.reason.message).toMatch(/(?:drafter|head)同志刚刚保存过/)
    const kept = await draftOf(db, { agencyId: of.agency.id, id })
    expect([kept?.revision, kept?.authors.length]).toEqual([2, kept?.savedBy === of.drafter.id ? 1 : 2])
  })

  test('everybody who wrote in one is an author of it', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const { authors } = await saveDraft(db, of.officer, of.agency, id, { content: notice, seen: 1 }, clock)
    expect(authors).toEqual([of.drafter.id, of.officer.id])
  })

  test('are not changed once they are submitted: what is reviewed is what was submitted', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    good(await takeNow(db, of.drafter, of.agency, id, { step: 'submitted' }))
    await expect(saveDraft(db, of.drafter, of.agency, id, { content: notice, seen: 1 }, clock)).rejects.toThrow('先撤回')
  })

  test('are seen and written by their section and the office alone', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const elsewhere = newId()
    await db.transaction().execute(trx => insertSection(trx, { id: elsewhere, agencyId: of.agency.id, name: '文物股' }, later(0)))
    const { person: stranger } = await addPerson(db, of.admin, of.agency, 'drafter', 'stranger', elsewhere)
    await expect(itemFor(db, stranger, of.agency, id)).rejects.toThrow(Forbidden)
    await expect(itemFor(db, of.admin, of.agency, id)).rejects.toThrow(Forbidden)
    await expect(saveDraft(db, stranger, of.agency, id, { content: notice, seen: 1 }, clock)).rejects.toThrow(Forbidden)
    await expect(saveDraft(db, of.reviewer, of.agency, id, { content: notice, seen: 1 }, clock)).rejects.toThrow(Forbidden)
    await expect(beginDraft(db, of.drafter, of.agency, { sectionId: elsewhere }, clock)).rejects.toThrow(Forbidden)
    // nor given away to another section by one of the section
    const giving = saveDraft(db, of.drafter, of.agency, id, { content: notice, seen: 1, sectionId: elsewhere }, clock)
    await expect(giving).rejects.toThrow(Forbidden)
    expect((await itemFor(db, of.officer, of.agency, id)).id).toBe(id)
    await expect(itemFor(db, of.officer, of.agency, newId())).rejects.toThrow(NotFound)
  })

  test('of a correction begin from what is public, whatever an abandoned one left behind', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await publishOne(db, of)
    const key = { agencyId: of.agency.id, id }
    good(await takeNow(db, of.officer, of.agency, id, { step: 'reopened', opinion: '金额有误' }))
    const { revision } = (await draftOf(db, key))!
    const wrong = { ...notice, title: '写坏了' }
    await saveDraft(db, of.officer, of.agency, id, { content: wrong, seen: revision }, clock)
    good(await takeNow(db, of.officer, of.agency, id, { step: 'abandoned', opinion: '不必更正' }))
    expect(await itemOf(db, key)).toMatchObject({ stage: 'settled', standing: 'public', title: notice.title })
    good(await takeNow(db, of.drafter, of.agency, id, { step: 'reopened', opinion: '数字有误' }))
    expect((await draftOf(db, key))?.content).toEqual(notice)
  })
})
