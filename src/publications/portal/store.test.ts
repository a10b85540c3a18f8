import { beforeEach, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { measures, publishedNow } from '../../../test/support/portal.ts'
import { type Bureau, bureau } from '../../../test/support/publishing.ts'
import { day } from '../../law/index.ts'
import { filtersIn, listViewOf, placeNamed } from './list.ts'
import { choicesIn, countSince, highestNumbers, newestDay, newestOfAll, numberOfFile, numbersBetween, redirectOf } from './store.ts'

describeStore('what the portal reads', database => {
  let of: Bureau
  beforeEach(async () => {
    of = await bureau(database().db)
    for (const number of [1, 2, 3])
      await publishedNow(database().db, of, { ...measures, title: `办法之${number}`, formedOn: day('2026-02-20') })
  })

  test('every read of a public page names its agency, on both databases', async () => {
    const { db } = database()
    const { id } = of.agency
    expect((await newestOfAll(db, [id], 2)).map(({ title }) => title)).toEqual(['办法之3', '办法之2'])
    expect(await newestDay(db, id, 'normative')).toBe('2026-03-02')
    expect(await countSince(db, id, day('2026-01-01'), 2)).toBe(2)
    const wished = { genres: ['通知', '函'], validities: ['inForce', 'repealed'], sections: [of.sectionId] }
    expect(await choicesIn(db, id, 'normative', wished)).toEqual({ genres: ['通知'], validities: ['inForce'], sections: [of.sectionId] })
    expect(await highestNumbers(db, [id])).toEqual(new Map([[id, 3]]))
    expect((await numbersBetween(db, id, 2, 9)).map(({ number }) => number)).toEqual([2, 3])
    expect(await redirectOf(db, id, '/shiban/x')).toBe(null)
    expect(await numberOfFile(db, id, id)).toBe(null)
    const view = await listViewOf(
      db,
      of.agency,
      (await placeNamed(db, of.agency, 'normative'))!,
      filtersIn(() => undefined),
    )
    expect(view.items).toHaveLength(3)
  })
})
