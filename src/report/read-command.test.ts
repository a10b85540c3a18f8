import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** The files that a command of ours loads, as the engine reports them. */
function loadedBy(...args: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-loaded-'))
  try {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_V8_COVERAGE: folder },
    })
    expect(run.status, run.stderr).toBe(0)
    return readdirSync(folder).flatMap(name =>
      (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] }).result.map(script => script.url),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

it('`report read FILE` loads no database, no web and no writer', () => {
  const loaded = loadedBy('report', 'read', 'test/corpus/cases/003.txt', '--json')
  expect(loaded.some(url => url.endsWith('src/report/read/index.ts'))).toBe(true)
  const heavy = /node_modules\/(@electric-sql\/pglite|pg|@myriaddreamin\/typst|hono|@hono|docx|mammoth|unpdf|kysely|@node-rs)\//
  expect(loaded.filter(url => heavy.test(url))).toEqual([])
})
