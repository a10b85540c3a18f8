import { expect, test } from 'vitest'
import { localPath } from './preferences.ts'

test.each([
  ['/reports/2023?x=1', '/reports/2023?x=1'],
  ['/a/%2F', '/a/%2F'],
  [undefined, '/'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/./%0d%0a', '/%0d%0a'],
  ['/.//evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
])('back to %s leads to %s', (back, path) => {
  expect(localPath(back)).toBe(path)
})
