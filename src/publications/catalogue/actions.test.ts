import { beforeEach, describe, expect, test } from 'vitest'
import { describeStore } from '../../../test/support/database.ts'
import { addPerson, good, monday, setUpOffice } from '../../../test/support/people.ts'
import { verify } from '../../journal/index.ts'
import type { PlainDate } from '../../law/index.ts'
import type { Agency, Person } from '../../people/index.ts'
import { emptyContent } from '../content.ts'
import { beginDraft } from '../draft-actions.ts'
import { indexNumber, patternFault } from '../index-number.ts'
import { itemOf, updateItem } from '../item-store.ts'
import { countsOf, listPlace } from '../public-store.ts'
import { publicise } from '../publish.ts'
import { recompute } from '../recompute.ts'
import { addColumn, beginCatalogue, type ColumnChange, changeColumn, closeColumn, setNumbering, stateNothing } from './actions.ts'
import { statementsOf } from './statement-store.ts'
import { columnsOf } from './store.ts'

const today = '2026-03-02' as PlainDate
const clock = { now: monday, today }
const change: ColumnChange = {
  ...{ name: '民宿管理', description: '', basis: '', kind: 'statutory', period: 'publication' },
  ...{ freshDays: null, sectionId: null, parentKey: 'tourism', position: null },
}

describeStore('the catalogue', database => {
  let [office, officer, admin] = [null as unknown as Agency, null as unknown as Person, null as unknown as Person]
  beforeEach(async () => {
    const made = await setUpOffice(database().db)
    office = made.office
    admin = made.admin
    officer = (await addPerson(database().db, admin, office, 'officer', 'officer')).person
    good(await beginCatalogue(database().db, officer, office, clock))
  })

  const column = async (key: string) => (await columnsOf(database().db, office.id)).find(each => each.key === key)
  const counts = async () => Object.fromEntries((await countsOf(database().db, office.id)).map(({ place, items }) => [place, items]))

  async function published(key: string): Promise<void> {
    const { db } = database()
    const content = { ...emptyContent, title: `在${key}`, column: key, formedOn: today, source: '办公室', body: '<p>文</p>' }
    const id = await beginDraft(db, officer, office, { content, sectionId: null }, clock)
    await db.transaction().execute(async trx => {
      const item = (await itemOf(trx, { agencyId: office.id, id }))!
      await updateItem(trx, item, await publicise(trx, { agency: office, item, version: 1, content }, clock))
    })
  }

  test('a column that goes under another takes its items into the lists above, and the counts say so', async () => {
    const { db } = database()
    good(await addColumn(db, officer, office, { ...change, key: 'homestays', part: 'content', parentKey: 'basis' }, clock))
    await published('homestays')
    await published('inspections')
    expect(await counts()).toMatchObject({ '': 2, 'part:content': 2, basis: 1, homestays: 1, inspections: 1 })

    good(await changeColumn(db, officer, office, 'homestays', { ...change, parentKey: 'inspections' }, clock))
    expect(await counts()).toMatchObject({ '': 2, basis: 0, homestays: 1, inspections: 2 })
    expect((await listPlace(db, office.id, { place: 'inspections', limit: 9 })).map(({ title }) => title)).toEqual([
      '在inspections',
      '在homestays',
    ])
    expect(await listPlace(db, office.id, { place: 'basis', limit: 9 })).toEqual([])
    expect(await recompute(db, office.id)).toMatchObject({ places: [] })
    expect(await verify(db)).toMatchObject({ ok: true })
  })

  test('a column never goes below itself, into the other part, or beside a twin of the same name', async () => {
    const { db } = database()
    expect(await changeColumn(db, officer, office, 'basis', { ...change, parentKey: 'normative' }, clock)).toMatchObject({
      faults: { parentKey: expect.any(String) },
    })
    expect(await changeColumn(db, officer, office, 'plans', { ...change, parentKey: 'laws' }, clock)).toMatchObject({
      faults: { parentKey: expect.any(String) },
    })
    expect(await changeColumn(db, officer, office, 'plans', { ...change, name: '统计信息', parentKey: null }, clock)).toMatchObject({
      faults: { name: expect.any(String) },
    })
    expect(await addColumn(db, officer, office, { ...change, key: 'plans', part: 'content', parentKey: null }, clock)).toMatchObject({
      faults: { key: expect.any(String) },
    })
  })

  test('a closed column stays where it is and can be opened again', async () => {
    const { db } = database()
    good(await closeColumn(db, officer, office, 'projects', { closed: true, reason: '职能划出' }, clock))
    expect((await column('projects'))!.closedOn).toBe(today)
    good(await closeColumn(db, officer, office, 'projects', { closed: false, reason: '职能划回' }, clock))
    expect((await column('projects'))!.closedOn).toBe(null)
  })

  test('the newest statement that a column has nothing is the one that counts, and it is looked at again on a day to come', async () => {
    const { db } = database()
    expect(await stateNothing(db, officer, office, 'charges', { text: '本局不收费。', reviewOn: today }, clock)).toMatchObject({
      ok: false,
    })
    good(await stateNothing(db, officer, office, 'charges', { text: '本局不收费。', reviewOn: '2027-01-08' as PlainDate }, clock))
    const later = { ...clock, now: new Date(monday.getTime() + 1000) }
    good(
      await stateNothing(
        db,
        officer,
        office,
        'charges',
        { text: '本局没有行政事业性收费项目。', reviewOn: '2027-01-15' as PlainDate },
        later,
      ),
    )
    expect(await statementsOf(db, office.id)).toMatchObject([
      { columnKey: 'charges', text: '本局没有行政事业性收费项目。', reviewOn: '2027-01-15' },
    ])
  })

  test('numbers follow the pattern that is set, and those that were given stay', async () => {
    const { db } = database()
    await published('plans')
    expect(
      await setNumbering(db, officer, office, { uscc: null, orgCode: null, indexPattern: '{USCC}/{year}-{serial:5}' }, clock),
    ).toMatchObject({ ok: false })
    good(
      await setNumbering(
        db,
        officer,
        office,
        { uscc: '11430682MB0000000X', orgCode: null, indexPattern: '{USCC}/{year}-{serial:5}' },
        clock,
      ),
    )
    await published('plans')
    const numbers = (await listPlace(db, office.id, { place: 'plans', limit: 9 })).map(({ indexNumber }) => indexNumber)
    expect(numbers).toEqual(['11430682MB0000000X/2026-00002', '2026-00001'])
  })

  test('only who looks after the catalogue changes it', async () => {
    const { db } = database()
    const leader = (await addPerson(db, admin, office, 'leader', 'leader')).person
    await expect(closeColumn(db, leader, office, 'plans', { closed: true, reason: 'x' }, clock)).rejects.toThrow('管理栏目')
  })
})

describe('an index number', () => {
  const parts = { uscc: '11430682MB0000000X', orgCode: '000014349', year: 2026, serial: 42, on: '2026-03-02' }
  test.each([
    ['{USCC}/{year}-{serial:5}', '11430682MB0000000X/2026-00042'],
    ['{org}/{year}-{serial:5}', '000014349/2026-00042'],
    ['zfb/{year}-{serial:5}', 'zfb/2026-00042'],
    ['{USCC}/{month}-{serial:5}', '11430682MB0000000X/202603-00042'],
    ['{org}-{date}-{serial}', '000014349-20260302-42'],
  ])('after the pattern %s is %s', (pattern, number) => {
    expect(patternFault(pattern, parts)).toBe(null)
    expect(indexNumber(pattern, parts)).toBe(number)
  })

  test.each(['{USCC}/{year}', '{serial:5}', '{USCC}/{year}-{serial:5}{x}', '{year}-{serial:5}"<script>'])(
    'a pattern like %s is refused',
    pattern => {
      expect(patternFault(pattern, parts)).toEqual(expect.any(String))
    },
  )

  test('is never half-filled', () => {
    expect(patternFault('{USCC}/{year}-{serial:5}', { ...parts, uscc: null })).toContain('信用代码')
    expect(() => indexNumber('{USCC}/{year}-{serial:5}', { ...parts, uscc: null })).toThrow(RangeError)
  })
})
