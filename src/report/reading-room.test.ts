import { afterAll, expect, test } from 'vitest'
import { reportOf } from '../../test/support/reports.ts'
import { zipOf } from '../../test/support/zip.ts'
import { BadInput } from '../errors.ts'
import { openReadingRoom } from './reading-room.ts'

const limits = { fileBytes: 20_000_000, unpackedBytes: 100_000_000, cells: 10_000, nesting: 200, readMs: 10_000 }
const room = openReadingRoom(limits)
afterAll(() => room.close())
const json = JSON.stringify(reportOf('2021'))

test('a report is read in a thread of its own, and several wait for their turn', async () => {
  const reports = await Promise.all(Array.from({ length: 5 }, () => room.read(json)))
  expect(reports.map(({ year }) => year)).toEqual([2023, 2023, 2023, 2023, 2023])
})

test('what is read is rendered there too', async () => {
  const { bytes } = await room.render(json, 'html')
  expect(new TextDecoder().decode(bytes)).toContain('<!DOCTYPE html>')
})

test('what cannot be read is a sentence with the limit that was passed', async () => {
  const small = openReadingRoom({ ...limits, fileBytes: 10 })
  const refused = await small.read('x'.repeat(11)).catch(error => error)
  await small.close()
  expect(refused).toBeInstanceOf(BadInput)
  expect(refused.limit).toBe('fileBytes')
  await expect(room.read('天气不错')).rejects.toThrow(/没有找到/)
})

test('a file that takes too long is given up with its thread, and the next one is read', async () => {
  const hasty = openReadingRoom({ ...limits, readMs: 1 }, 1)
  const slow = await hasty.read(zipOf({ 'word/document.xml': '<a>'.repeat(100_000) })).catch(error => error)
  expect(slow).toBeInstanceOf(BadInput)
  expect(slow.limit).toBe('readMs')
  await hasty.close()
  expect((await room.read(json)).year).toBe(2023)
})

test('where too many wait the next is told to come back', async () => {
  const full = openReadingRoom({ ...limits, readMs: 60_000 }, 1)
  const all = await Promise.allSettled(Array.from({ length: 23 }, () => full.read(json)))
  await full.close()
  const refused = all.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  expect(refused.length).toBe(2)
  expect(refused[0]!.reason.limit).toBe('queue')
})
