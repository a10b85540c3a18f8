import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../test/support/sources.ts'
import { migrate } from '../db/migrate.ts'
import { open } from '../db/open.ts'
import { verify } from '../journal/index.ts'
import { findAgency, setUpFirst } from '../people/index.ts'
import { insertColumns } from '../publications/catalogue/store.ts'
import { standardCatalogue } from '../publications/catalogue/template.ts'
import { countsOf } from '../publications/public-store.ts'
import { recompute } from '../publications/recompute.ts'

/** Runs the command; `killAfter` lines with progress it is killed without a word. */
function run(flags: string[], killAfter = Number.POSITIVE_INFINITY): Promise<{ lines: string[]; code: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'publications', 'import', ...flags], { cwd: root })
  let text = ''
  child.stdout.on('data', piece => {
    text += piece
    if (text.split('"progress"').length > killAfter) child.kill('SIGKILL')
  })
  child.stderr.on('data', piece => {
    text += piece
  })
  return new Promise(resolve => child.on('close', code => resolve({ lines: text.trim().split('\n'), code })))
}

test('killed with -9 in the middle, the same import adds the rest and nothing twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-killed-import-'))
  const data = join(folder, 'data')
  const made = await open({ dataDir: data })
  await migrate(made.db)
  const first = { loginName: 'admin-1', name: '管理员', role: 'administrator', password: 'correct-horse-battery-9' }
  await setUpFirst(made.db, { agency: '示例局', slug: 'shili', level: 'county', sections: ['办公室'], ...first }, null, new Date())
  const agency = (await findAgency(made.db, { slug: 'shili' }))!
  await made.db.transaction().execute(trx => insertColumns(trx, agency.id, standardCatalogue()))
  await made.close()
  const rows = Array.from({ length: 400 }, (_, i) => `第${i}号通知,2023-05-04,通知公告,第${i}号通知的正文。`)
  writeFileSync(join(folder, 'list.csv'), ['标题,发布日期,栏目,正文', ...rows].join('\n'))
  const flags = [join(folder, 'list.csv'), '--agency', 'shili', '--data', data, '--json']
  const killed = await run(flags, 2)
  expect(killed.code).toBe(null)
  const { lines, code } = await run(flags)
  expect(code).toBe(0)
  const end = JSON.parse(lines.at(-1)!)
  expect(end.publish + end.same).toBe(400)
  expect(end.same).toBeGreaterThanOrEqual(100)
  expect(end.publish).toBeGreaterThan(0)
  const again = await open({ dataDir: data })
  expect((await countsOf(again.db, agency.id)).find(({ place }) => place === '')!.items).toBe(400)
  expect(await recompute(again.db, agency.id)).toEqual({ items: [], places: [] })
  expect((await verify(again.db)).ok).toBe(true)
  await again.close()
  rmSync(folder, { recursive: true, force: true })
}, 180_000)
