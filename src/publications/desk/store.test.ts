import { expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { day, type PlainDate } from '../../law/index.ts'
import { beginCatalogue } from '../catalogue/actions.ts'
import { beginDraft } from '../draft-actions.ts'
import type { DeskList } from './lists.ts'
import { cursorOf, type DeskWanted, deskCount, deskItems, findPublic } from './store.ts'

const today = day('2026-03-02')

describeStore('the lists of the desk', database => {
  test('are in the order of their due days, go on after a cursor, and keep to sections, columns and words', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person } = await addPerson(db, admin, office, 'officer', 'officer')
    const clock = { now: monday, today }
    good(await beginCatalogue(db, person, office, clock))
    const begin = (title: string, formedOn: PlainDate | null, column = 'plans') =>
      beginDraft(db, person, office, { content: { title, formedOn, column }, sectionId: null }, clock)
    await begin('没有日期', null)
    await begin('后到期', day('2026-02-27'))
    await begin('逾期的', day('2026-01-05'), 'statistics')
    const wanted = (more: Partial<DeskWanted> = {}): DeskWanted => ({
      list: 'open' as DeskList,
      personId: person.id,
      sections: null,
      limit: 2,
      ...more,
    })
    const titles = async (more: Partial<DeskWanted> = {}) => (await deskItems(db, office.id, wanted(more), today)).map(({ title }) => title)

    expect(await titles()).toEqual(['逾期的', '后到期'])
    const [, last] = await deskItems(db, office.id, wanted(), today)
    expect(await titles({ after: cursorOf('open', last!) })).toEqual(['没有日期'])
    expect(await titles({ due: 'overdue' })).toEqual(['逾期的'])
    expect(await titles({ columns: ['plans'] })).toEqual(['后到期', '没有日期'])
    expect(await titles({ words: '到期' })).toEqual(['后到期'])
    expect(await titles({ words: '100%_' })).toEqual([])
    expect(await titles({ sections: [] })).toEqual([])
    expect(await titles({ list: 'returned' })).toEqual([])
    expect(await deskCount(db, office.id, wanted({ list: 'mine' }), today)).toBe(3)
    expect(await deskCount(db, office.id, wanted({ list: 'published' }), today)).toBe(0)
    // A draft is no public item to relate to.
    expect(await findPublic(db, office.id, '到期', '00000000-0000-7000-8000-000000000000')).toEqual([])
  })
})
