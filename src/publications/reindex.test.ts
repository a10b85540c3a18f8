import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../test/support/people.ts'
import { day } from '../law/index.ts'
import { reindex, removeEntry, search } from '../search/index.ts'
import { beginCatalogue } from './catalogue/actions.ts'
import { emptyContent } from './content.ts'
import { beginDraft } from './draft-actions.ts'
import { itemOf, updateItem } from './item-store.ts'
import { publicise } from './publish.ts'
import { itemSource } from './search-entry.ts'

describeStore('the index of items', database => {
  test('is made again from what is public, and drafts are not in it', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person } = await addPerson(db, admin, office, 'officer', 'officer')
    const clock = { now: monday, today: day('2026-03-02') }
    good(await beginCatalogue(db, person, office, clock))
    const content = {
      ...emptyContent,
      title: '免费开放通知',
      column: 'plans',
      formedOn: clock.today,
      source: '办公室',
      body: '<p>正文</p>',
      attribute: 'public' as const,
    }
    const id = await beginDraft(db, person, office, { content, sectionId: null }, clock)
    await beginDraft(db, person, office, { content: { ...content, title: '免费开放草稿' }, sectionId: null }, clock)
    await db.transaction().execute(async trx => {
      const item = (await itemOf(trx, { agencyId: office.id, id }))!
      await updateItem(trx, item, await publicise(trx, { agency: office, item, version: 1, content }, clock))
      await removeEntry(trx, office.id, id)
    })
    const titles = async () => (await search(db, { text: '免费开放', agencies: [office.id] })).hits.map(({ title }) => title)
    expect(await titles()).toEqual([])
    expect(await reindex(db, office.id, [itemSource])).toEqual({ put: 1, removed: 0 })
    expect(await titles()).toHaveLength(1)
  })
})
