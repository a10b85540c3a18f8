import { expect, test } from 'vitest'
import { inPerson, type Office, on, registered, staffedOffice, taken as take } from '../../test/support/cases-of-applications.ts'
import { byHand, describeStore } from '../../test/support/database.ts'
import { dice, history } from '../../test/support/histories.ts'
import { calendarFor } from '../days/index.ts'
import { BadInput, Conflict, Forbidden } from '../errors.ts'
import { verify } from '../journal/index.ts'
import { day, nationalCalendar } from '../law/index.ts'
import type { Step } from './application.ts'
import { recompute } from './recompute.ts'
import { applicationOf, type Key, stepsOf } from './store.ts'
import { type Summary, summaryOf } from './summary.ts'

const many = 40

describeStore('random cases taken step by step', database => {
  test('recompute equals incremental: after each history the row says what its steps come to, and working it out again moves nothing', async () => {
    const { db } = database()
    const office = await staffedOffice(db)
    const { agency } = office
    const keys: Key[] = []
    let steps = 0
    for (let seed = 0; seed < many; seed++) {
      const { taken } = history(dice(seed), nationalCalendar, day('2021-06-01'), 900)
      const { key } = await registered(office, inPerson(taken[0]!.onDay))
      for (const step of taken.slice(1)) steps += Number(await tried(office, key, step))
      keys.push(key)
    }
    expect(steps).toBeGreaterThan(many * 3)
    const calendar = await calendarFor(db, agency.id)
    const rows = async () => Promise.all(keys.map(async key => ({ row: (await applicationOf(db, key))!, taken: await stepsOf(db, key) })))
    const before = await rows()
    for (const { row, taken } of before) {
      const is = summaryOf(taken, calendar)
      expect(Object.fromEntries((Object.keys(is) as (keyof Summary)[]).map(name => [name, row[name]]))).toEqual(is)
    }
    expect(new Set(before.map(({ row }) => row.state)).size).toBeGreaterThan(4)
    expect(await recompute(db, agency.id)).toEqual([])
    expect(await rows()).toEqual(before)
    await byHand({ db }, "update applications set due_on = '2000-01-01', counted_on = null, state = 'handling'")
    await recompute(db, agency.id)
    expect(await rows()).toEqual(before)
    expect(await verify(db)).toMatchObject({ ok: true })
  })
})

/** By whoever may take it; what the law or the state of the case refuses is not taken. */
async function tried(office: Office, key: Key, { step, onDay, details, note }: Step): Promise<boolean> {
  for (const by of [office.officer, office.reviewer, office.leader, 'applicant'] as const)
    try {
      return (await take(office, by, key, step, on(onDay).today, details, note)).ok
    } catch (error) {
      if (error instanceof BadInput || error instanceof Conflict) return false
      if (!(error instanceof Forbidden)) throw error
    }
  return false
}
