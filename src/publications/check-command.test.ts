import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

function run(...given: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise(done => {
    execFile(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, '../cli/main.ts'), 'publications', 'check', ...given],
      { env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '' } },
      (error, out, err) => done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
  })
}

test('nothing found is 0, something found is 1, what cannot be read is 2', async () => {
  const [good, bad, torn] = await Promise.all([
    run(file('good.txt', '各股室：\n请按时报送。\n')),
    run('--json', file('bad.html', '<html><body><p>优化环竟，联系电话13800138000。</p></body></html>')),
    run(file('torn.docx', 'PK\u0003\u0004rubbish')),
  ])
  expect(good).toMatchObject({ status: 0, out: '没有发现问题\n' })
  expect(bad.status).toBe(1)
  const { kind, findings } = JSON.parse(bad.out)
  expect(kind).toBe('html')
  expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual(['personal', 'word'])
  expect(bad.out).not.toContain('13800138000')
  expect(torn.status).toBe(2)
}, 60_000)

test('a list of words of the office takes the place of the built-in one; a file that is not there is 2', async () => {
  const words = file('words.csv', '样例区,示例区,本区名称\n')
  const [own, lost] = await Promise.all([run('--words', words, file('own.txt', '样例区的环竟\n')), run(join(folder, 'lost.txt'))])
  expect(own).toMatchObject({ status: 1 })
  expect(own.out).toContain('示例区')
  expect(own.out).not.toContain('环境')
  expect(lost.status).toBe(2)
}, 60_000)
