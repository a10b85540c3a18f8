import { existsSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readForRedaction } from '../document/redaction/index.ts'
import type { Say } from '../text/say.ts'
import { redactFile } from './redact-file.ts'

const chinese: Say = zh => zh
const source = 'test/redaction-files/libreoffice.docx'

test('proposals are marks that can be given back; the copy is written once it is proven (art. 37)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-redact-'))
  const [marks, out] = [join(folder, 'marks.json'), join(folder, 'copy.docx')]
  const suggested = await redactFile(source, { suggest: true }, chinese)
  expect(JSON.parse(suggested.output)).toHaveLength(3)
  await writeFile(marks, suggested.output)
  const { output, isProven } = await redactFile(source, { marks, out }, chinese)
  expect(isProven).toBe(true)
  expect(output).toContain('隐去 3 处，核验 3 处已移除')
  expect(output).toContain('1  正文第 2 段  个人隐私（《政府信息公开条例》第十五条）')
  expect(output).toContain('! 1  同样的文字另有 1 处没有标记')
  expect(output).toContain('修订中已删除的文字 1')
  expect(output).not.toMatch(/李璟|13900000000/)
  const reading = await readForRedaction(await readFile(out))
  expect(JSON.stringify(reading)).not.toContain('13900000000')
  const json = JSON.parse((await redactFile(source, { marks, out, json: true }, chinese)).output)
  expect(Object.keys(json)).toEqual(['proof', 'withheld', 'pictures', 'dropped'])
})

test('without marks, with marks that are no JSON, or without the file, one sentence and no copy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-redact-'))
  const [marks, out] = [join(folder, 'marks.json'), join(folder, 'copy.docx')]
  await writeFile(marks, 'no json')
  await expect(redactFile(source, {}, chinese)).rejects.toThrow('--marks 和 --out')
  await expect(redactFile(source, { marks, out }, chinese)).rejects.toThrow('不是 JSON')
  await expect(redactFile(join(folder, 'none.pdf'), { suggest: true }, chinese)).rejects.toThrow('没有这个文件')
  await writeFile(marks, '[{"where":{"in":"page","page":1,"rectangle":{"x":0,"y":0,"width":1,"height":1}},"ground":"E4"}]')
  await expect(redactFile(source, { marks, out }, chinese)).rejects.toThrow('第 1 处标记的位置')
  expect(existsSync(out)).toBe(false)
})
