import { beforeEach, expect, test } from 'vitest'
import { inPerson, type Office, registered, staffedOffice } from '../../../test/support/cases-of-applications.ts'
import { describeStore } from '../../../test/support/database.ts'
import { good, monday } from '../../../test/support/people.ts'
import { testRooms } from '../../../test/support/rooms.ts'
import { Conflict } from '../../errors.ts'
import { keepFile } from '../../files/index.ts'
import { day } from '../../law/index.ts'
import { insertCaseFiles, type Key } from '../store.ts'
import { changeMarks, openFile, stateNothing, type Whose } from './actions.ts'
import { nothingKept, standingOf } from './redaction.ts'
import { putRedaction, redactionOf, redactionsOf } from './store.ts'

const rooms = testRooms()
const clock = { now: monday, today: day('2026-03-02') }

describeStore('the marks in the files of a case', database => {
  let office: Office
  let key: Key
  let whose: Whose
  let other: string
  beforeEach(async () => {
    const { db } = database()
    office = await staffedOffice(db)
    key = (await registered(office, inPerson('2026-03-02'))).key
    const stored = async (name: string) => {
      const bytes = await rooms.files.put(new TextEncoder().encode(`%PDF-1.7 ${name}`), { name, private: true })
      return db.transaction().execute(async trx => {
        const { id: fileId } = await keepFile(trx, key.agencyId, bytes, { by: office.officer.id, at: monday })
        const row = { agencyId: key.agencyId, fileId, applicationId: key.id, purpose: 'material', name, seq: null }
        await insertCaseFiles(trx, [{ ...row, forApplicant: false, addedAt: monday, addedBy: '王' }])
        return fileId
      })
    }
    whose = { by: office.officer, office: office.agency, key, fileId: await stored('名单.pdf') }
    other = await stored('预算.pdf')
  })
  const found = async () => (await redactionOf(office.db, key, whose.fileId))!

  test('a file that nobody opened has none; whoever opens it is kept, and the marks of the others are untouched', async () => {
    const { db, officer, reviewer } = office
    expect(await redactionOf(db, key, whose.fileId)).toBeNull()
    await openFile(db, whose, clock)
    await openFile(db, { ...whose, by: reviewer }, clock)
    await openFile(db, { ...whose, fileId: other }, clock)
    const all = await redactionsOf(db, key)
    expect(all.map(({ fileId }) => fileId)).toEqual([whose.fileId, other].sort())
    expect((await found()).kept.looks).toEqual({ [officer.id]: clock.today, [reviewer.id]: clock.today })
    expect(await redactionOf(db, { ...key, agencyId: office.officer.id }, whose.fileId)).toBeNull()
  })

  test('a change makes the copy and the proof of before void, and of two who saw the same the slower is told', async () => {
    const { db } = office
    await openFile(db, whose, clock)
    const proof = { isProven: true } as never
    const made = { by: '王', on: clock.today, proof, pictures: [], dropped: [] }
    const kept = { ...nothingKept, marks: [{ where: { page: 1 } } as never] }
    const copied = { ...(await found()), kept, made, copyFileId: other }
    await db.transaction().execute(trx => putRedaction(trx, copied, { by: '王', now: monday }))
    expect(standingOf(await found())).toBe('made')
    const { revision } = await found()
    good(await changeMarks(db, whose, revision, before => ({ ...before, refused: ['x'] }), clock))
    expect(await found()).toMatchObject({ revision: revision + 1, copyFileId: null, made: null, kept: { refused: ['x'] } })
    expect(standingOf(await found())).toBe('marking')
    await expect(changeMarks(db, whose, revision, () => nothingKept, clock)).rejects.toThrow(Conflict)
    expect((await found()).kept.marks).toHaveLength(1)
  })

  test('that nothing has to be withheld cannot be stated beside a mark (art. 37)', async () => {
    const { db } = office
    await openFile(db, whose, clock)
    good(await changeMarks(db, whose, 1, before => ({ ...before, marks: [{ where: { page: 1 } } as never] }), clock))
    expect(await stateNothing(db, whose, 2, clock)).toMatchObject({ ok: false, refusal: { cites: '《政府信息公开条例》第三十七条' } })
    good(await changeMarks(db, whose, 2, () => nothingKept, clock))
    good(await stateNothing(db, whose, 3, clock))
    expect(standingOf(await found())).toBe('nothing')
  })
})
