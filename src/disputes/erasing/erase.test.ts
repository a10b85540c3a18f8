import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, on, registered, replied, staffedOffice, taken } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { disputeOfOutcome, disputeTaken, noticed } from '../../../test/support/disputes.ts'
import { good } from '../../../test/support/people.ts'
import { eraseOverdue } from '../../applications/retention/erase.ts'
import { newId } from '../../db/uuid.ts'
import { entriesBefore, verify } from '../../journal/index.ts'
import { day, nationalCalendar } from '../../law/index.ts'
import { tableFourOf } from '../figures/store.ts'
import { disputeFilesOf, disputeOf, insertDisputeFiles, stepsOf } from '../store.ts'
import { summaryOf } from '../summary.ts'
import { eraseWithCases } from './erase.ts'

const years = { from: day('2020-01-01'), to: day('2026-12-31') }

describeStore('the disputes of a case that is erased', database => {
  let office: Office
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
  })

  test('are erased with it, and counted as before (个人信息保护法 art. 47)', async () => {
    const { db, agency, officer } = office
    const { key: applied } = await registered(office, inPerson('2020-01-08'))
    await replied(office, applied, 'granted', { decided: '2020-01-14', signed: '2020-01-15', posted: '2020-01-15' })
    good(await taken(office, officer, applied, 'signedFor', '2020-01-17', { signedBy: '王小明' }))
    good(await taken(office, officer, applied, 'archived', '2020-01-20', {}))
    const { key } = await disputeOfOutcome(office, 'actUpheld', '2020-02-26', {
      applicationId: applied.id,
      details: { claimant: '王某某' },
    })
    good(await disputeTaken(office, key, 'closed', '2020-06-01', {}, '王小明没有起诉'))
    const other = await noticed(office, 'suit', '2020-03-02', { details: { claimant: '李某某' } })
    const file = { agencyId: agency.id, id: newId(), sha256: 'a'.repeat(64), bytes: 1, mediaType: 'application/pdf', name: '申请书.pdf' }
    await db
      .insertInto('files')
      .values({ ...file, private: true, createdAt: on('2020-02-26').now, createdBy: null })
      .execute()
    await db
      .transaction()
      .execute(trx => insertDisputeFiles(trx, [{ agencyId: agency.id, disputeId: key.id, fileId: file.id, name: file.name, seq: 1 }]))
    const before = await tableFourOf(db, agency.id, years)
    const tonight = on('2026-03-02')

    expect(await eraseWithCases(db, agency, tonight)).toBe(0)
    expect(await eraseOverdue(db, agency, tonight)).toBe(1)
    expect(await eraseWithCases(db, agency, tonight)).toBe(1)
    expect(await eraseWithCases(db, agency, tonight)).toBe(0)

    const left = JSON.stringify([await disputeOf(db, key), await stepsOf(db, key)])
    for (const told of ['王某某', '王小明', '演出']) expect(left).not.toContain(told)
    expect(await disputeOf(db, key)).toMatchObject({
      claimant: '（已清除）',
      about: '（已清除）',
      erasedOn: '2026-03-02',
      result: 'upheld',
    })
    expect(await disputeFilesOf(db, key)).toEqual([])
    expect(await db.selectFrom('files').select('id').where('agencyId', '=', agency.id).execute()).toEqual([])
    expect(await disputeOf(db, other)).toMatchObject({ claimant: '李某某', erasedOn: null })
    expect(await tableFourOf(db, agency.id, years)).toEqual(before)
    // what the row says is still what its steps come to
    expect(await disputeOf(db, key)).toMatchObject(summaryOf(await stepsOf(db, key), nationalCalendar))
    const [entry] = await entriesBefore(db, agency.id, 1_000_000, 1)
    expect(entry).toMatchObject({ action: 'dispute.erased', details: { files: 1 } })
    expect(await verify(db)).toMatchObject({ ok: true })
  })
})
