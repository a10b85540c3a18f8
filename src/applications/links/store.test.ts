import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, on, registered, replied, staffedOffice } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good } from '../../../test/support/people.ts'
import { Forbidden } from '../../errors.ts'
import type { Key } from '../store.ts'
import { link } from './actions.ts'
import { joinedIn } from './links.ts'
import { casesById, eraseLinkReasons, insertLinkEntry, linkEntriesOf } from './store.ts'

const clock = on('2026-05-06')

describeStore('links between the cases of an agency', database => {
  let office: Office
  let early: Key
  let late: Key
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
    early = (await registered(office, inPerson('2026-03-02'))).key
    await replied(office, early, 'granted', { decided: '2026-03-06', signed: '2026-03-09', posted: '2026-03-10' })
    late = (await registered(office, inPerson('2026-05-06'))).key
  })
  const linking = (deed: 'joined' | 'parted', by = office.officer) =>
    link(office.db, by, office.agency, late, { otherId: early.id, kind: 'repeats', deed, reason: '与王小明此前申请相同' }, clock)

  test('an entry is found from both cases; taken back, both entries stay, and the journal holds them without the reason', async () => {
    const { db, agency } = office
    good(await linking('joined'))
    expect(await linkEntriesOf(db, early)).toEqual(await linkEntriesOf(db, late))
    expect(joinedIn(await linkEntriesOf(db, late))).toMatchObject([{ fromId: late.id, toId: early.id, kind: 'repeats' }])
    expect((await linking('joined')).ok).toBe(false)
    good(await linking('parted'))
    expect((await linkEntriesOf(db, late)).map(({ seq, deed }) => [seq, deed])).toEqual([
      [1, 'joined'],
      [2, 'parted'],
    ])
    const rows = await db.selectFrom('journal').selectAll().where('agencyId', '=', agency.id).where('action', 'like', '%linked').execute()
    expect(rows.map(({ action }) => action)).toEqual(['application.linked', 'application.unlinked'])
    expect(JSON.stringify(rows)).not.toContain('王小明')
    expect([...(await casesById(db, agency.id, [early.id])).keys()]).toEqual([early.id])
    expect(await linkEntriesOf(db, { ...late, agencyId: office.officer.id })).toEqual([])
  })

  test('whoever may not write is refused, and of two that write at once the second is told', async () => {
    await expect(linking('joined', office.reviewer)).rejects.toThrow(Forbidden)
    good(await linking('joined'))
    const [entry] = await linkEntriesOf(office.db, late)
    await expect(office.db.transaction().execute(trx => insertLinkEntry(trx, office.agency.id, entry!))).rejects.toMatchObject({
      constraint: 'application_links_pkey',
    })
  })

  test('the reason goes with the personal data of either case, the entry stays (个人信息保护法 art. 47)', async () => {
    good(await linking('joined'))
    await office.db.transaction().execute(trx => eraseLinkReasons(trx, early))
    expect(await linkEntriesOf(office.db, late)).toMatchObject([{ deed: 'joined', reason: null }])
  })
})
