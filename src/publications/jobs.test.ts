import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { good, later } from '../../test/support/people.ts'
import { bureau, clock, draftOne, notice, publishOne, takeNow, toApproval } from '../../test/support/publishing.ts'
import { testRooms } from '../../test/support/rooms.ts'
import { day } from '../law/index.ts'
import { reindex, removeEntry } from '../search/index.ts'
import { attachmentSource, indexAttachments } from './attachment-index.ts'
import { keepSheet, sheetName } from './desk/sheet-job.ts'
import { saveDraftIn } from './draft-actions.ts'
import { filesOfItem } from './draft-store.ts'
import { itemOf, stepsOf } from './item-store.ts'
import { publicItemById } from './public-store.ts'
import { publishScheduled } from './scheduled-job.ts'
import { itemSource } from './search-entry.ts'
import { attachmentOf, keepForItem, receive } from './uploads.ts'

const { files } = testRooms()
const today = day('2026-03-02')

describeStore('what the slice does by itself', database => {
  test('what was approved for an hour goes out when it has come, once, dated by the day on which it went out', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    await toApproval(db, of, id)
    const hour = later(20 * 3_600_000)
    good(await takeNow(db, of.leader, of.agency, id, { step: 'scheduled', at: hour }))
    const run = (now: Date, today = day('2026-03-03')) => publishScheduled.run({}, { db, now, today })
    await run(new Date(hour.getTime() - 1), today)
    expect(await publicItemById(db, of.agency.id, id)).toBe(null)
    // after a standstill of some hours, and by two processes at once
    await Promise.allSettled([run(later(23 * 3_600_000)), run(later(23 * 3_600_000))])
    await run(later(24 * 3_600_000))
    expect(await publicItemById(db, of.agency.id, id)).toMatchObject({ publishedOn: '2026-03-03' })
    expect((await stepsOf(db, { agencyId: of.agency.id, id })).filter(({ step }) => step === 'published').length).toBe(1)
  })

  test('one that cannot go out is told, and keeps none of the others back', async () => {
    const { db } = database()
    const of = await bureau(db)
    const ids = [await draftOne(db, of, { title: '甲' }), await draftOne(db, of, { title: '乙' })]
    for (const id of ids) {
      await toApproval(db, of, id)
      good(await takeNow(db, of.leader, of.agency, id, { step: 'scheduled', at: later(1000) }))
    }
    await db
      .updateTable('publicationSteps')
      .set({ step: 'referred' })
      .where('agencyId', '=', of.agency.id)
      .where('publicationId', '=', ids[0]!)
      .where('step', '=', 'reviewed')
      .execute()
    await expect(publishScheduled.run({}, { db, now: later(2000), today })).rejects.toThrow(ids[0]!)
    expect(await publicItemById(db, of.agency.id, ids[0]!)).toBe(null)
    expect(await publicItemById(db, of.agency.id, ids[1]!)).not.toBe(null)
  })

  test('the approval sheet of a version that was settled is kept with the item, once (art. 17)', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await publishOne(db, of)
    const key = { agencyId: of.agency.id, id }
    const job = { ...key, version: 1 }
    for (let i = 0; i < 2; i++) await keepSheet.run(job, { db, files, now: clock.now, today })
    const kept = await filesOfItem(db, key)
    expect(kept.map(({ name }) => name)).toEqual([sheetName(1)])
    expect(kept[0]!.bytes).toBeGreaterThan(5_000)
  })

  test('an attachment is found by its own words once its text was read, and no more after the item was withdrawn', async () => {
    const { db } = database()
    const of = await bureau(db)
    const id = await draftOne(db, of)
    const key = { agencyId: of.agency.id, id }
    const stored = await receive(files, { name: '明细.csv', bytes: Buffer.from('景区,件数\n某某山,46\n') })
    await db.transaction().execute(async trx => {
      const { id: fileId } = await keepForItem(trx, key, stored, of.drafter, clock)
      const content = { ...notice, attachments: [attachmentOf(fileId, stored)] }
      await saveDraftIn(trx, of.drafter, of.agency, id, { content, seen: 1 }, clock)
    })
    await toApproval(db, of, id)
    good(await takeNow(db, of.leader, of.agency, id, { step: 'published' }))
    await indexAttachments.run(key, { db, files, now: clock.now, today })
    const entries = () => db.selectFrom('searchEntries').selectAll().where('agencyId', '=', of.agency.id).orderBy('kind').execute()
    expect((await entries()).map(({ kind }) => kind)).toEqual(['attachment', 'item'])
    expect(JSON.stringify((await entries())[0])).toContain('某某山')
    await db.transaction().execute(trx => removeEntry(trx, of.agency.id, id))
    expect(await entries()).toEqual([])
    expect(await reindex(db, of.agency.id, [itemSource, attachmentSource(files)])).toEqual({ put: 2, removed: 0 })
    expect(JSON.stringify((await entries())[0])).toContain('某某山')
    good(await takeNow(db, of.leader, of.agency, id, { step: 'withdrawn' }))
    await indexAttachments.run(key, { db, files, now: clock.now, today })
    expect(await entries()).toEqual([])
    expect((await itemOf(db, key))?.standing).toBe('withdrawn')
  })
})
