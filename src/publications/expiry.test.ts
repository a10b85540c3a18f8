import { expect, test } from 'vitest'
import { describeStore } from '../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../test/support/people.ts'
import { newId } from '../db/uuid.ts'
import { verify } from '../journal/index.ts'
import { day } from '../law/index.ts'
import { beginCatalogue } from './catalogue/actions.ts'
import { emptyContent } from './content.ts'
import { beginDraft } from './draft-actions.ts'
import { expireIn } from './expiry-job.ts'
import { itemOf, stepsOf, updateItem } from './item-store.ts'
import { countsOf, publicItemById } from './public-store.ts'
import { publicise } from './publish.ts'
import { reachOthers } from './validity.ts'

describeStore('a document with a last day', database => {
  test('is in force to the end of that day, and says afterwards that it has run out, in its record too', async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person } = await addPerson(db, admin, office, 'officer', 'officer')
    const clock = { now: monday, today: day('2026-03-02') }
    good(await beginCatalogue(db, person, office, clock))
    const content = {
      ...{ ...emptyContent, title: '试行办法', column: 'normative', formedOn: clock.today, source: '办公室', body: '<p>文</p>' },
      ...{ attribute: 'public' as const, isNormative: true, expiresOn: day('2026-06-30') },
    }
    const id = await beginDraft(db, person, office, { content, sectionId: null }, clock)
    await db.transaction().execute(async trx => {
      const item = (await itemOf(trx, { agencyId: office.id, id }))!
      const numbers = await publicise(trx, { agency: office, item, version: 1, content }, clock)
      await updateItem(trx, item, { ...numbers, standing: 'public', stage: 'settled' })
    })
    const inForce = async () => (await countsOf(db, office.id)).find(({ place }) => place === 'normative')

    expect(await expireIn(db, office, { now: monday, today: day('2026-06-30') })).toBe(0)
    expect(await inForce()).toMatchObject({ items: 1, inForce: 1 })
    expect(await expireIn(db, office, { now: monday, today: day('2026-07-01') })).toBe(1)
    expect(await expireIn(db, office, { now: monday, today: day('2026-07-02') })).toBe(0)
    expect(await publicItemById(db, office.id, id)).toMatchObject({ validity: 'expired', validityOn: '2026-07-01' })
    expect(await inForce()).toMatchObject({ items: 1, inForce: 0 })
    expect((await stepsOf(db, { agencyId: office.id, id })).at(-1)).toMatchObject({
      step: 'validity',
      actor: '系统',
      opinion: '有效期届满',
    })
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test("whose time another document lengthens is in force again, up to the other document's last day, and its record says by what", async () => {
    const { db } = database()
    const { office, admin } = await setUpOffice(db)
    const { person } = await addPerson(db, admin, office, 'officer', 'officer')
    const clock = { now: monday, today: day('2026-03-02') }
    good(await beginCatalogue(db, person, office, clock))
    const basis = { ...emptyContent, title: '试行办法', column: 'normative', formedOn: clock.today, source: '办公室', body: '<p>文</p>' }
    const content = { ...basis, attribute: 'public' as const, isNormative: true, expiresOn: day('2026-06-30') }
    const id = await beginDraft(db, person, office, { content, sectionId: null }, clock)
    await db.transaction().execute(async trx => {
      const item = (await itemOf(trx, { agencyId: office.id, id }))!
      const numbers = await publicise(trx, { agency: office, item, version: 1, content }, clock)
      await updateItem(trx, item, { ...numbers, standing: 'public', stage: 'settled' })
    })
    expect(await expireIn(db, office, { now: monday, today: day('2026-07-01') })).toBe(1)
    const later = { now: monday, today: day('2026-07-03') }
    const notice = { id: newId(), title: '关于延长试行办法有效期的通知', expiresOn: day('2028-06-30') }
    const reach = (expiresOn: typeof notice.expiresOn | null) =>
      db.transaction().execute(trx => reachOthers(trx, office, { ...notice, expiresOn, relations: [{ kind: 'extends', to: id }] }, later))
    await reach(null)
    expect(await publicItemById(db, office.id, id)).toMatchObject({ validity: 'expired' })
    await reach(notice.expiresOn)
    expect(await publicItemById(db, office.id, id)).toMatchObject({ validity: 'inForce', expiresOn: '2028-06-30' })
    expect((await stepsOf(db, { agencyId: office.id, id })).at(-1)).toMatchObject({
      details: { validity: 'inForce', expiresOn: '2028-06-30', by: notice.id },
      opinion: '由《关于延长试行办法有效期的通知》延长有效期至 2028-06-30',
    })
    expect(await expireIn(db, office, { now: monday, today: day('2028-06-30') })).toBe(0)
    expect(await expireIn(db, office, { now: monday, today: day('2028-07-01') })).toBe(1)
    expect(await verify(db)).toMatchObject({ ok: true })
  })
})
