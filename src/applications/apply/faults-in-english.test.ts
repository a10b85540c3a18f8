import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultsFor, inEnglish } from './faults-in-english.ts'

const folder = import.meta.dirname
const sources = readdirSync(folder).filter(name => /^(fields|sent|form-routes|status-routes)\.tsx?$/.test(name))

test('every fault that the pages of the public tell can be told in English', () => {
  expect(sources).toHaveLength(4)
  const told = sources
    .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter(line => /fault|error:|\.(min|max|refine)\(|must\(|keyOf\(|line\(/.test(line))
    .flatMap(line => [...line.matchAll(/'([^']*[\u4e00-\u9fff][^']*。)'/g)].map(([, sentence]) => sentence!))
  expect(told.length).toBeGreaterThan(25)
  expect(told.filter(sentence => inEnglish(sentence) === null)).toEqual([])
})

test('a page in Chinese keeps the sentence, one in English has its own; a file says it in both', () => {
  const faults = { what: '最多 100 字。', scan: '文件是空的。 The file is empty.', name: '没有英文的一句。' }
  expect(faultsFor({ language: 'zh-CN' }, faults)).toBe(faults)
  expect(faultsFor({ language: 'en' }, faults)).toEqual({
    ...{ what: 'At most 100 characters.', scan: 'The file is empty.', name: '没有英文的一句。' },
  })
})
