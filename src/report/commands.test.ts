import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyOf, reportOf } from '../../test/support/reports.ts'

/** The commands as a process: exit status, what stands on stdout, what on stderr. */
const root = fileURLToPath(new URL('../../', import.meta.url))
let folder: string
const path = (name: string) => join(folder, name)

type Ran = { status: number; out: string; err: string }
function gongkai(...args: string[]): Promise<Ran> {
  return new Promise(resolve => {
    const run = execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'report', ...args],
      { cwd: root, env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' }, maxBuffer: 1 << 26 },
      (_, out, err) => resolve({ status: run.exitCode ?? -1, out, err }),
    )
  })
}
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-report-'))
  const save = (name: string, value: unknown) => writeFileSync(path(name), JSON.stringify(value))
  const wrong = copyOf(reportOf('2021', { agency: '丙局' }))
  wrong.disputes!.reconsideration[4] = 0
  save('a.json', reportOf('2021', { seed: 1, agency: '甲局' }))
  save('b.json', reportOf('2021', { seed: 2, agency: '乙局' }))
  save('wrong.json', wrong)
  save('old.json', reportOf('2019', { seed: 3, agency: '丁局', year: 2023 }))
  writeFileSync(path('empty.txt'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('report read', () => {
  test('prints one JSON object a line, each with its file; an unreadable file does not stop the others and makes the status 2', async () => {
    const { status, out } = await gongkai('read', path('empty.txt'), path('a.json'), '--json')
    const [bad, good] = lines(out)
    expect(status).toBe(2)
    expect(bad).toEqual({ file: path('empty.txt'), error: expect.any(String) })
    expect(good).toEqual({ file: path('a.json'), ...reportOf('2021', { seed: 1, agency: '甲局' }) })
  })

  test('prints tables for a person', async () => {
    const { status, out } = await gongkai('read', path('a.json'))
    expect(status).toBe(0)
    expect(out).toContain('甲局 2023 · 国办公开办函〔2021〕30号')
    expect(out).toContain('（三）不予公开 8.属于行政查询事项')
  })

  test('a file that is not there is a sentence and status 2', async () => {
    expect(await gongkai('read', path('none.html'))).toMatchObject({ status: 2, out: '', err: expect.stringContaining('找不到') })
  })
})

describe('report check', () => {
  test('a directory: its files by name; status 1 for an error in the content', async () => {
    const { status, out } = await gongkai('check', path('a.json'), path('wrong.json'), '--json')
    expect(status).toBe(1)
    const [a, wrong] = lines(out)
    expect(a).toMatchObject({ file: path('a.json'), report: { agency: '甲局', year: 2023, form: '2021' }, findings: [], notChecked: [] })
    expect(wrong.findings).toMatchObject([
      { rule: 'T4-1', level: 'error', at: 'disputes.reconsideration[4]', found: 0, basis: '国办公开办函〔2021〕30号' },
    ])
  })

  test('--published and --previous add their rules', async () => {
    const late = await gongkai('check', path('a.json'), '--published', '2024-02-01', '--previous', path('b.json'))
    expect(late).toMatchObject({ status: 1, out: expect.stringContaining('实际 2024-02-01') })
    expect(await gongkai('check', path('a.json'), '--published', '1 Feb')).toMatchObject({ status: 2, out: '' })
    expect(await gongkai('check', path('a.json'), '--previous', path('empty.txt'))).toMatchObject({ status: 2 })
  })
})

describe('report merge', () => {
  test('adds, checks again, and its JSON can be read again', async () => {
    const { status, out } = await gongkai('merge', path('a.json'), path('b.json'), '--agency', '样例市', '--json')
    const [merged] = lines(out)
    expect({ status, count: merged.count, agency: merged.report.agency, findings: merged.findings }).toEqual({
      status: 0,
      count: 2,
      agency: '样例市',
      findings: [],
    })
    writeFileSync(path('merged.out'), out)
    const again = lines((await gongkai('read', path('merged.out'), '--json')).out)[0]
    expect(again.applications).toEqual(merged.report.applications)
  })

  test('different forms: status 1 with the list; --form 2021 adds what both have', async () => {
    const refused = await gongkai('merge', path('a.json'), path('old.json'), '--agency', '样例市')
    expect(refused).toMatchObject({ status: 1, out: '' })
    expect(refused.err).toContain(path('old.json'))
    const asked = await gongkai('merge', path('a.json'), path('old.json'), '--agency', '样例市', '--form', '2021', '--json')
    expect(asked.status).toBe(0)
    expect(lines(asked.out)[0].leftOut.map((each: { at: string }) => each.at)).toContain('disclosure.procurement.count')
  })

  test('a directory with an unreadable file: the others are added, the status is 2', async () => {
    const { status, err } = await gongkai('merge', folder, '--agency', '样例市', '--form', '2021', '--json')
    expect(status).toBe(2)
    expect(err).toContain('empty.txt')
  })
})

describe('report compare and render', () => {
  test('compare prints figures side by side', async () => {
    const { status, out } = await gongkai('compare', path('a.json'), path('b.json'), '--json')
    expect(status).toBe(0)
    expect(lines(out)[0]).toMatchObject({ a: { agency: '甲局' }, b: { agency: '乙局' } })
  })

  test('render writes a copy that reads back the same', async () => {
    expect((await gongkai('render', path('a.json'), '--to', 'json', '-o', path('copy.out'))).status).toBe(0)
    const [a, b] = lines((await gongkai('read', path('a.json'), path('copy.out'), '--json')).out)
    expect(b.applications).toEqual(a.applications)
    expect(await gongkai('render', path('a.json'), '--to', 'odt', '-o', path('x'))).toMatchObject({ status: 2 })
  })
})
