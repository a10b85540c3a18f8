import { expect, test } from 'vitest'
import { countChanges, untilChanged } from './changes.ts'
import { keptPage, wishes } from './kept-page.ts'
import { PageCache } from './page-cache.ts'

const pageOf = (text: string) => keptPage(new Headers({ 'content-type': 'text/html' }), Buffer.from(text), 0)

test('memory is bounded: what was read least recently goes first', () => {
  const cache = new PageCache(countChanges(), 30_000)
  for (let i = 0; i < 10; i++) {
    cache.keep(`/${i}`, 0, pageOf('x'.repeat(3000) + i), 0)
    cache.find('/0', 0)
  }
  expect(cache.bytes).toBeLessThanOrEqual(30_000)
  expect([cache.find('/0', 0) !== null, cache.find('/1', 0), cache.find('/9', 0) !== null]).toEqual([true, null, true])
})

test('a page made again in other bytes or under other headers is another page', () => {
  const cache = new PageCache(countChanges(), 1_000_000)
  const first = pageOf('a')
  expect(cache.keep('/', 0, first, 0)).toBe(first)
  expect(cache.keep('/', 0, pageOf('a'), 5)).toBe(first)
  expect(cache.keep('/', 0, keptPage(new Headers({ 'content-type': 'text/plain' }), Buffer.from('a'), 5), 5)).not.toBe(first)
  expect(cache.keep('/', 0, pageOf('b'), 5).bodies.identity.toString()).toBe('b')
})

test('what was read before a change is read again after it; a failed reading is not kept', async () => {
  const changes = countChanges()
  let count = 0
  const read = untilChanged(changes, async () => ++count)
  expect([await read(), await read()]).toEqual([1, 1])
  changes.note()
  expect(await read()).toBe(2)
  let fails = true
  const shaky = untilChanged(changes, async () => {
    if (fails) throw new Error('no connection')
    return 'ok'
  })
  await expect(shaky()).rejects.toThrow('no connection')
  fails = false
  expect(await shaky()).toBe('ok')
})

test.each([
  [undefined, 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;q=0.5', 'gzip'],
  ['gzip;q=0, br;q=0.0', 'identity'],
  ['br;q=0,gzip', 'gzip'],
  ['brx, xgzip', 'identity'],
])('Accept-Encoding %s is answered %s', (header, encoding) => {
  expect(wishes(header)[0]).toBe(encoding)
})
