import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eicar, startClamd } from '../../test/support/clamd.ts'
import { scan } from './antivirus.ts'
import { openFiles } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-clamd-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const bytes = (text: string) => new TextEncoder().encode(text)
const wishes = { name: '附件.txt', private: true }
const filesThere = () => readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length

test('what the scanner finds clean is kept, what carries a virus is not, and nothing of it stays', async () => {
  const daemon = await startClamd()
  const files = openFiles(folder, { fileBytes: 1_000_000, clamd: daemon.clamd })
  await files.put(bytes('正文'.repeat(50_000)), wishes)
  await expect(files.put(bytes(eicar), wishes)).rejects.toThrow('Eicar-Test-Signature')
  expect(daemon.seen).toEqual([300_000, eicar.length])
  expect(filesThere()).toBe(1)
  await daemon.close()
})

test('a virus is found across the pieces in which it comes', async () => {
  const daemon = await startClamd()
  async function* pieces() {
    for (const letter of eicar) yield bytes(letter)
  }
  await expect(scan(pieces(), daemon.clamd)).rejects.toThrow('没有接收')
  await daemon.close()
})

test('where the scanner does not answer, says that it is too much, or is not there, nothing comes in', async () => {
  const [mute, small] = [await startClamd({ silent: true }), await startClamd({ most: 10 })]
  async function* content() {
    yield bytes('一份很普通的文件')
  }
  await expect(scan(content(), mute.clamd, { timeoutMs: 200 })).rejects.toThrow('没有答复')
  await expect(scan(content(), small.clamd)).rejects.toThrow('大小上限')
  await small.close()
  await expect(scan(content(), small.clamd)).rejects.toThrow('没有答复')
  await mute.close()
})
