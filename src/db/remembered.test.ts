import { expect, test } from 'vitest'
import type { Db } from './open.ts'
import { remember, remembered } from './remembered.ts'

const reading = () => {
  const state = { epoch: 0 }
  return { state, db: remember({} as Db, () => state.epoch) }
}

test('an answer is read once until the next change', async () => {
  const { db, state } = reading()
  let reads = 0
  const ask = () => remembered(db, 'a', async () => ++reads)
  expect([await ask(), await ask()]).toEqual([1, 1])
  state.epoch++
  expect(await ask()).toBe(2)
})

test('what was asked before a change and answered after it is not taken for the new state', async () => {
  const { db, state } = reading()
  let finish = (_: string) => {}
  const old = remembered(db, 'a', () => new Promise<string>(resolve => void (finish = resolve)))
  state.epoch++
  const fresh = remembered(db, 'a', async () => 'new')
  finish('old')
  expect([await old, await fresh, await remembered(db, 'a', async () => 'newer')]).toEqual(['old', 'new', 'new'])
})

test('a reading that failed is tried again', async () => {
  const { db } = reading()
  await expect(remembered(db, 'a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await remembered(db, 'a', async () => 'up')).toBe('up')
})

test('no more than some thousand answers are held', async () => {
  const { db } = reading()
  let reads = 0
  for (let i = 0; i <= 2000; i++) await remembered(db, `${i}`, async () => ++reads)
  await remembered(db, '0', async () => ++reads)
  expect(reads).toBe(2002)
})

test('any other database is asked each time', async () => {
  let reads = 0
  const db = {} as Db
  await remembered(db, 'a', async () => ++reads)
  expect(await remembered(db, 'a', async () => ++reads)).toBe(2)
})
