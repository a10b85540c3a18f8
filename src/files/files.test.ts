import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertAgency } from '../../test/support/agency.ts'
import { describeStore } from '../../test/support/database.ts'
import type { Db } from '../db/open.ts'
import { BadInput } from '../errors.ts'
import { Disk, type FileRow, type Files, fileOf, keepFile, openFiles } from './index.ts'

const at = new Date('2026-03-02T01:00:00.000Z')
const hourAgo = () => new Date(Date.now() - 3_600_000)

let dataDir: string
let files: Files
let disk: Disk
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gongkai-files-'))
  files = openFiles(dataDir, { fileBytes: 1_000_000 })
  disk = new Disk(dataDir)
})
afterAll(() => rmSync(dataDir, { recursive: true }))

const text = (words: string) => new TextEncoder().encode(words)

async function keep(db: Db, agencyId: string, words: string, isPrivate = false): Promise<FileRow> {
  const stored = await files.put(text(words), { name: '办事指南.txt', private: isPrivate })
  return db.transaction().execute(trx => keepFile(trx, agencyId, stored, { by: null, at }))
}

const makeOld = (row: FileRow) => utimesSync(disk.pathOf(row), new Date(0), new Date(0))

test('a content lies under its SHA-256, only its owner may read it, and public and private lie apart', async () => {
  const shown = await files.put(text('公开'), { name: 'a.txt', private: false })
  const hidden = await files.put(text('公开'), { name: 'a.txt', private: true })
  expect(shown.sha256).toBe(hidden.sha256)
  const [open, closed] = [disk.pathOf(shown), disk.pathOf(hidden)]
  expect(open).toBe(join(dataDir, 'files/public', shown.sha256.slice(0, 2), shown.sha256.slice(2, 4), shown.sha256))
  expect(closed).toBe(open.replace('/public/', '/private/'))
  for (const path of [open, closed]) expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'files/private')).mode & 0o777).toBe(0o700)
  expect(await buffer(await files.get(hidden))).toEqual(Buffer.from('公开'))
  expect(await buffer(await files.get(hidden, { start: 3, end: 5 }))).toEqual(Buffer.from('开'))
  expect(await files.stat(shown)).toEqual({ bytes: 6 })
})

test('bytes may come in pieces; the same content is there once', async () => {
  async function* pieces() {
    for (let i = 0; i < 50; i++) yield text(`第${i}段，`)
  }
  const count = () => readdirSync(join(dataDir, 'files/public'), { recursive: true }).filter(path => String(path).length > 60).length
  const first = await files.put(pieces(), { name: 'b.txt', private: false })
  const before = count()
  const second = await files.put(pieces(), { name: 'c.txt', private: false })
  expect(second).toEqual({ ...first, name: 'c.txt' })
  expect(count()).toBe(before)
  expect(readdirSync(disk.folder('incoming'))).toEqual([])
})

test('what is empty, too big, of a kind not taken, or cut off leaves nothing', async () => {
  const put = (source: Uint8Array | AsyncIterable<Uint8Array>) => files.put(source, { name: 'x', private: false, kinds: ['pdf', 'txt'] })
  async function* endless() {
    for (;;) yield new Uint8Array(100_000)
  }
  async function* cutOff() {
    yield text('一半')
    throw new Error('the visitor went away')
  }
  await expect(put(new Uint8Array())).rejects.toThrow(BadInput)
  await expect(put(endless())).rejects.toMatchObject({ name: 'BadInput', limit: 'fileBytes', message: expect.stringContaining('1 MB') })
  await expect(put(cutOff())).rejects.toThrow('went away')
  await expect(put(text('<script>alert(1)</script>'))).rejects.toThrow('内容是 HTML，这里只收 PDF、TXT')
  expect(readdirSync(disk.folder('incoming'))).toEqual([])
})

test('nothing but the digits of a hash becomes a path', () => {
  for (const sha256 of ['../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/..`, ''])
    expect(() => disk.pathOf({ sha256, private: false })).toThrow(TypeError)
})

describeStore('the rows of files', database => {
  test('are found in their agency and in no other', async () => {
    const { db } = database()
    const [one, two] = [await insertAgency(db, 'one'), await insertAgency(db, 'two')]
    const row = await keep(db, one, '一份文件', true)
    expect(row).toMatchObject({ mediaType: 'text/plain', name: '办事指南.txt', bytes: 12, private: true })
    expect(await fileOf(db, one, row.id)).toEqual(row)
    expect(await fileOf(db, two, row.id)).toBeUndefined()
  })

  test('keep their contents from being swept; contents without one go when they are old, and not before', async () => {
    const { db } = database()
    const [one, two] = [await insertAgency(db, 'one'), await insertAgency(db, 'two')]
    const rows = [await keep(db, one, '甲'), await keep(db, two, '乙'), await keep(db, two, '甲', true)]
    const old = await files.put(text('没有记录的旧文件'), { name: 'x', private: false })
    const young = await files.put(text('刚刚上传'), { name: 'x', private: false })
    // the private twin of a public content has no row of its own
    const twin = await files.put(text('乙'), { name: 'x', private: true })
    for (const each of [...rows, old, twin]) makeOld(each as FileRow)
    writeFileSync(join(disk.folder('incoming'), 'half'), 'x')
    utimesSync(join(disk.folder('incoming'), 'half'), new Date(0), new Date(0))
    const swept = await files.sweepOrphans(db, hourAgo())
    expect(swept).toEqual({ removed: 3, missing: [] })
    for (const row of rows) expect(readFileSync(disk.pathOf(row)).length).toBe(row.bytes)
    expect([await files.stat(old), await files.stat(twin), await files.stat(young)]).toEqual([null, null, { bytes: 12 }])
  })

  test('whose content is lost or cut short are reported', async () => {
    const { db } = database()
    const one = await insertAgency(db, 'one')
    const [lost, short, whole] = [await keep(db, one, '丢失的'), await keep(db, one, '截短的'), await keep(db, one, '完好的')]
    rmSync(disk.pathOf(lost))
    writeFileSync(disk.pathOf(short), '截')
    const { missing } = await files.sweepOrphans(db, hourAgo())
    expect(missing.map(({ id }) => id).sort()).toEqual([lost.id, short.id].sort())
    expect(missing.map(({ id }) => id)).not.toContain(whole.id)
    await expect(files.get(lost)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('written and swept at the same time keep their contents', async () => {
    const { db } = database()
    const one = await insertAgency(db, 'one')
    for (let round = 0; round < 10; round++) {
      makeOld((await files.put(text('同一内容'), { name: 'x', private: false })) as unknown as FileRow)
      const [row] = await Promise.all([keep(db, one, '同一内容'), files.sweepOrphans(db, hourAgo())])
      expect(await files.stat(row), `round ${round}`).toEqual({ bytes: 12 })
      await db.deleteFrom('files').where('agencyId', '=', one).execute()
    }
  })
})
