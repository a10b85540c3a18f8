import { expect, test } from 'vitest'
import { insertAgency } from '../../test/support/agency.ts'
import { describeStore } from '../../test/support/database.ts'
import { isTaken } from '../db/conflicts.ts'
import type { Db } from '../db/open.ts'
import { newId } from '../db/uuid.ts'
import { type CalendarPaper, calendarPapers, type DaysOff, type PlainDate } from '../law/index.ts'
import { calendarFor, inOrder } from './calendar-for.ts'
import { enteredPapers, insertLocalDaysOff, insertPaper, insertPaperWithdrawal, localDaysOff } from './store.ts'

const at = new Date('2026-11-10T02:00:00Z')

const paper = (over: Partial<CalendarPaper> = {}): CalendarPaper & { notice: string } => ({
  year: 2027,
  announcedOn: '2026-11-05',
  cites: '国办发明电〔2026〕99号',
  daysOff: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
  workingDays: ['2027-01-09'],
  notice: '关于2027年部分节假日安排的通知',
  ...over,
})

/** An administrator's row, for those who enter. */
async function clerk(db: Db, slug = 'wenlv') {
  const [agencyId, id] = [await insertAgency(db, slug), newId()]
  const row = { id, agencyId, loginName: slug, displayName: '王芳', passwordHash: 'x', mustChangePassword: false, createdAt: at }
  await db.insertInto('accounts').values(row).execute()
  return { agencyId, entry: { by: { id, name: '王芳' }, at } }
}

const enter = (db: Db, entry: { by: { id: string; name: string }; at: Date }, over: Partial<CalendarPaper> = {}) =>
  db.transaction().execute(trx => insertPaper(trx, newId(), paper(over), entry))

const local = (agencyId: string, name: string, from: PlainDate, to: PlainDate) => ({
  ...{ agencyId, name, from, to, announcedOn: '2026-03-01' as PlainDate },
  cites: '《全国年节及纪念日放假办法》第四条',
})

describeStore('the calendar for an agency', database => {
  test('is that of this edition where nothing was entered', async () => {
    const calendar = await calendarFor(database().db, null)
    expect(calendar.lastAnnouncedYear).toBe(2026)
    expect(calendar.papers).toEqual(calendarPapers)
  })

  test('has what was entered at once, is kept while nothing is, and comes back the same from the rows', async () => {
    const { db } = database()
    const { agencyId, entry } = await clerk(db)
    const before = await calendarFor(db, agencyId)
    expect(await calendarFor(db, agencyId)).toBe(before)
    expect(before.isAnnounced('2027-01-04')).toBe(false)
    await enter(db, entry)
    const after = await calendarFor(db, agencyId)
    expect(after).not.toBe(before)
    expect([after.isAnnounced('2027-01-04'), after.isWorkingDay('2027-01-01'), after.isWorkingDay('2027-01-09')]).toEqual([
      true,
      false,
      true,
    ])
    expect(await calendarFor(db, agencyId)).toBe(after)
    expect(await enteredPapers(db)).toMatchObject([
      { year: 2027, amends: false, announcedOn: '2026-11-05', workingDays: ['2027-01-09'], enteredByName: '王芳' },
    ])
  })

  test('an amendment wins day by day, and comes after the paper whatever was entered first', async () => {
    const { db } = database()
    const { entry } = await clerk(db)
    const daysOff: DaysOff[] = [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }]
    await enter(db, entry, {
      announcedOn: '2026-12-20',
      cites: '国办发明电〔2026〕120号',
      amends: true,
      daysOff,
      workingDays: ['2027-01-10'],
    })
    await enter(db, entry)
    const calendar = await calendarFor(db, null)
    expect(calendar.isWorkingDay('2027-01-04')).toBe(false)
    expect(calendar.isWorkingDay('2027-01-10')).toBe(true)
    const asOf = await calendarFor(db, null, '2026-12-01')
    expect(asOf.isWorkingDay('2027-01-04')).toBe(true)
    expect((await calendarFor(db, null, '2026-11-01')).isAnnounced('2027-01-04')).toBe(false)
  })

  test('a paper that was withdrawn counts no more; it can be withdrawn once, and its row stays', async () => {
    const { db } = database()
    const { entry } = await clerk(db)
    await enter(db, entry)
    const [entered] = await enteredPapers(db)
    await calendarFor(db, null)
    const withdraw = () => db.transaction().execute(trx => insertPaperWithdrawal(trx, newId(), entered!, '录入有误', entry))
    await withdraw()
    expect(await enteredPapers(db)).toEqual([])
    expect((await calendarFor(db, null)).isAnnounced('2027-01-04')).toBe(false)
    expect(await withdraw().catch(isTaken)).toBe(true)
    expect(await db.selectFrom('announcedPapers').select('reason').orderBy('id').execute()).toEqual([
      { reason: null },
      { reason: '录入有误' },
    ])
  })

  test('local days off are those of the agency alone (全国年节及纪念日放假办法 art. 4)', async () => {
    const { db } = database()
    const [here, there] = [await clerk(db, 'here'), await clerk(db, 'there')]
    const row = local(here.agencyId, '古尔邦节', '2026-05-27', '2026-05-27')
    const before = await calendarFor(db, here.agencyId)
    await db.transaction().execute(trx => insertLocalDaysOff(trx, newId(), row, here.entry))
    expect(before.isWorkingDay('2026-05-27')).toBe(true)
    expect((await calendarFor(db, here.agencyId)).isWorkingDay('2026-05-27')).toBe(false)
    expect((await calendarFor(db, there.agencyId)).isWorkingDay('2026-05-27')).toBe(true)
    expect((await calendarFor(db, here.agencyId, '2026-02-01')).isWorkingDay('2026-05-27')).toBe(true)
    const [entered] = await localDaysOff(db, here.agencyId)
    await db.transaction().execute(trx => insertLocalDaysOff(trx, newId(), row, here.entry, { withdraws: entered!.id, reason: '重复' }))
    expect((await calendarFor(db, here.agencyId)).isWorkingDay('2026-05-27')).toBe(true)
    expect(await localDaysOff(db, here.agencyId)).toEqual([])
  })
})

test('a paper that a later edition brings as well counts once', () => {
  const entered = [paper({ cites: '国办发明电〔2025〕7号', year: 2026, announcedOn: '2025-11-04' }), paper()]
  expect(inOrder(entered)).toEqual([...calendarPapers, entered[1]])
})
