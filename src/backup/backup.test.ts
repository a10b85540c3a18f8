import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertAgency } from '../../test/support/agency.ts'
import { openEmbedded, testDatabases } from '../../test/support/database.ts'
import { addPerson, monday, setUpOffice } from '../../test/support/people.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { type Database, type Db, open } from '../db/open.ts'
import { Disk, keepFile, openFiles } from '../files/index.ts'
import { append, verify } from '../journal/index.ts'
import { checkBackup, restoreBackup, writeBackup } from './index.ts'
import { insertLines, linesOf, plainText, type Table, tablesOf } from './tables.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'gongkai-backup-'))
})
afterAll(() => rmSync(root, { recursive: true }))

let number = 0
const place = () => {
  const dataDir = join(root, String(++number))
  return { dataDir, file: join(root, `${number}.gongkai`), surroundings: { dataDir, now: monday, tell: () => {} } }
}

/** People, a journal of some length, a parent that is younger than its child, moments to the microsecond, files of both sorts. */
async function fill(db: Db, dataDir: string): Promise<string> {
  const { office, admin } = await setUpOffice(db)
  await addPerson(db, admin, office, 'officer', 'lina')
  const child = await insertAgency(db, 'child')
  const parent = await insertAgency(db, 'parent')
  await sql`update agencies set parent_id = ${parent}, created_at = '2026-01-01 07:59:59.123457+08' where id = ${child}`.execute(db)
  for (let i = 0; i < 450; i++)
    await db.transaction().execute(trx =>
      append(trx, {
        agencyId: child,
        at: monday,
        actor: null,
        action: 'test.write',
        subject: `第${i}条 "\\n\n\u2028😀`,
        details: { i, 'a b': [null, 1e21, '\\u0000'] },
      }),
    )
  const files = openFiles(dataDir, { fileBytes: 10_000_000 })
  for (const [name, words, isPrivate] of [
    ['a.txt', '公开', false],
    ['b.txt', '公开', true],
    ['c.txt', '公开', true],
    ['d.bin', 'x'.repeat(300_000), false],
  ] as const) {
    const stored = await files.put(Buffer.from(words), { name, private: isPrivate })
    await db.transaction().execute(trx => keepFile(trx, child, stored, { by: admin.id, at: monday }))
  }
  return child
}

async function contents({ db }: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of await tablesOf(db))
    await db.transaction().execute(async trx => {
      await plainText(trx)
      all[table.name] = []
      for await (const lines of linesOf(trx, table)) all[table.name]!.push(...lines)
    })
  return all
}

const filesIn = (dataDir: string) =>
  Object.fromEntries(
    ['public', 'private']
      .filter(part => existsSync(join(dataDir, 'files', part)))
      .flatMap(part =>
        readdirSync(join(dataDir, 'files', part), { recursive: true, encoding: 'utf8' })
          .filter(path => path.length > 64)
          .map(path => [join(part, path), readFileSync(join(dataDir, 'files', part, path), 'base64')]),
      ),
  )

const pairs = testDatabases().flatMap(from => testDatabases().map(to => ({ from, to, name: `${from.kind} → ${to.kind}` })))

describe.each(pairs)('$name', ({ from, to }) => {
  let [source, target]: Database[] = []
  beforeAll(async () => {
    ;[source, target] = [await from.openOne(), await to.openOne()]
  })
  afterAll(async () => {
    await source?.close()
    await target?.close()
  })

  test('every row and every file come back, the journal verifies, and what only the running site needs does not come', async () => {
    const [here, there] = [place(), place()]
    await fill(source!.db, here.dataDir)
    const { manifest, missing } = await writeBackup(source!.db, here.file, here.surroundings)
    expect(missing).toEqual([])
    expect(statSync(here.file).mode & 0o777).toBe(0o600)
    expect(readdirSync(root)).not.toContain(`${here.file}.part`)
    expect(manifest.files).toEqual({ count: 3, bytes: 6 + 6 + 300_000 })
    expect(manifest.tables.map(({ name }) => name)).not.toEqual(expect.arrayContaining(['sessions']))

    expect(await checkBackup(here.file)).toEqual(manifest)
    await restoreBackup(target!.db, here.file, there.surroundings)
    expect(await contents(target!)).toEqual(await contents(source!))
    expect(filesIn(there.dataDir)).toEqual(filesIn(here.dataDir))
    const verdict = await verify(target!.db, { expect: manifest.journal[0]!.hash })
    expect(verdict).toMatchObject({ ok: true, expected: true })
    expect(await target!.db.selectFrom('sessions').selectAll().execute()).toEqual([])
    const { rows } = await sql<{ at: string }>`select created_at::text as at from agencies where slug = 'child'`.execute(target!.db)
    expect(rows).toEqual([{ at: '2025-12-31 23:59:59.123457+00' }])
    // The keys are on again.
    await expect(sql`update agencies set parent_id = gen_random_uuid() where slug = 'child'`.execute(target!.db)).rejects.toThrow(
      'foreign key',
    )
    // What is full is not filled again.
    await expect(restoreBackup(target!.db, here.file, there.surroundings)).rejects.toThrow('数据库里已有记录')
  })

  test('a value of every type comes back as it was', async () => {
    const values = [
      "'12345678901234567890.123456789000'::numeric",
      "'NaN'::numeric",
      '0.1::float8 + 0.2::float8',
      "'-0'::float8",
      "'2026-01-31 23:59:59.999999+00'::timestamptz",
      "'infinity'::timestamptz",
      "'0044-03-15 BC'::date",
      "'\\x00ff5c0a'::bytea",
      `'{"b": 1.10, "a": [1e400, "\\\\u00e9"], "": null}'::jsonb`,
      `' {"b":1, "b":2} '::json`,
      "E'a\\tb\\r\\n\\\\ \u2028 \"'::text",
      "array['甲', null, '乙,\"丙\"', '']::text[]",
      "'9223372036854775807'::int8",
      "'公 开:3'::tsvector",
      'null::text',
      "''::text",
    ]
    const columns = values.map((_, i) => `c${i}`)
    const create = `create table every_type as select ${values.map((value, i) => `${value} as c${i}`).join(', ')}`
    const types: string[] = []
    for (const value of values)
      types.push((await sql.raw<{ t: string }>(`select pg_typeof(${value})::text as t`).execute(source!.db)).rows[0]!.t)
    const table: Table = { name: 'every_type', columns, types, key: [] }
    const read = async (db: Db) =>
      db.transaction().execute(async trx => {
        await plainText(trx)
        const lines: string[] = []
        for await (const some of linesOf(trx, table)) lines.push(...some)
        return lines
      })
    await sql.raw(create).execute(source!.db)
    await sql.raw(create).execute(target!.db)
    const lines = await read(source!.db)
    expect(lines).toHaveLength(1)
    await target!.db.transaction().execute(async trx => {
      await plainText(trx)
      await insertLines(trx, table, lines)
    })
    expect(await read(target!.db)).toEqual([...lines, ...lines])
    for (const { db } of [source!, target!]) await sql`drop table every_type`.execute(db)
  })
})

describe('a backup', () => {
  let source: Database
  let here: ReturnType<typeof place>
  beforeAll(async () => {
    source = await openEmbedded()
    here = place()
    await fill(source.db, here.dataDir)
    await writeBackup(source.db, here.file, here.surroundings)
  })
  afterAll(() => source.close())

  const emptyOf = async ({ db }: Database) => (await db.selectFrom('agencies').select('id').execute()).length === 0

  test('that was cut off or altered anywhere is refused, and nothing is written', async () => {
    const packed = readFileSync(here.file)
    const lines = gunzipSync(packed).toString()
    const flipped = Buffer.from(packed)
    flipped[packed.length >> 1]! ^= 1
    const without = (pattern: RegExp) => lines.replace(pattern, '')
    const bad: [string, Buffer][] = [
      ...[0.2, 0.5, 0.9].map((part): [string, Buffer] => [`cut at ${part}`, packed.subarray(0, packed.length * part)]),
      ['cut in the last bytes', packed.subarray(0, -1)],
      ['a bit turned', flipped],
      ['a word changed', gzipSync(lines.replace('第7条', '第8条'))],
      ['a row left out', gzipSync(without(/^\["[^\n]*\n/m))],
      ['the end left out', gzipSync(without(/\{"end"[^\n]*\n$/))],
      ['something after the end', gzipSync(`${lines}["x"]\n`)],
      ['another column', gzipSync(lines.replace('"slug"', '"slug2"'))],
      ['a file changed', gzipSync(lines.replace(/"(5YWs[^"]*)"/, '"5YWs"'))],
      ['no line at all', gzipSync('')],
      ['not a backup', gzipSync('hello\n')],
      ['not gzip', Buffer.from('hello')],
      ['empty', Buffer.alloc(0)],
    ]
    const target = await openEmbedded()
    const there = place()
    for (const [what, bytes] of bad) {
      const path = join(root, 'bad.gongkai')
      writeFileSync(path, bytes)
      await expect(checkBackup(path), what).rejects.toMatchObject({ name: 'BadInput' })
      // Also where nobody checked it before.
      await expect(restoreBackup(target.db, path, there.surroundings), what).rejects.toMatchObject({ name: 'BadInput' })
      expect(await emptyOf(target), what).toBe(true)
    }
    await target.close()
    await expect(checkBackup(join(root, 'none'))).rejects.toThrow('ENOENT')
  })

  test('of an older release is brought up to this one after its rows are in; of a newer one is refused', async () => {
    const older = (await readMigrations()).slice(0, 2)
    const [old, target] = [await open({ memory: true }), await open({ memory: true })]
    await migrate(old.db, older)
    await insertAgency(old.db, 'one')
    const [then, now] = [place(), place()]
    await writeBackup(old.db, then.file, then.surroundings)
    const { migrated } = await restoreBackup(target.db, then.file, now.surroundings)
    expect(migrated[0]).toBe('003-reports.sql')
    expect(await target.db.selectFrom('reports').selectAll().execute()).toEqual([])
    expect(await emptyOf(target)).toBe(false)
    const ahead = await openEmbedded()
    await expect(restoreBackup(ahead.db, then.file, now.surroundings)).rejects.toThrow('备份来自较早的版本')
    await migrate(old.db, [...(await readMigrations()), { name: '999-next.sql', text: 'select 1', checksum: '0'.repeat(64) }])
    await expect(writeBackup(old.db, then.file, then.surroundings)).rejects.toThrow('数据库比程序新')
    const newer = gunzipSync(readFileSync(here.file))
      .toString()
      .replace('"migrations":[', `"migrations":[{"name":"000.sql","checksum":"${'0'.repeat(64)}"},`)
    writeFileSync(join(root, 'newer'), gzipSync(newer))
    await expect(checkBackup(join(root, 'newer'))).rejects.toThrow('000.sql 与本程序的不同')
    for (const each of [old, target, ahead]) await each.close()
  })

  test('names files that are lost or damaged, and the rest comes back', async () => {
    const [from, then, there] = [await openEmbedded(), place(), place()]
    const agency = await fill(from.db, then.dataDir)
    const rows = await from.db.selectFrom('files').selectAll().where('agencyId', '=', agency).orderBy('name').execute()
    const disk = new Disk(then.dataDir)
    rmSync(disk.pathOf(rows[0]!))
    writeFileSync(disk.pathOf(rows[3]!), 'y'.repeat(300_000))
    const { missing } = await writeBackup(from.db, then.file, then.surroundings)
    expect(missing.map(({ sha256 }) => sha256).sort()).toEqual([rows[0]!.sha256, rows[3]!.sha256].sort())
    await checkBackup(then.file)
    const target = await openEmbedded()
    expect(await restoreBackup(target.db, then.file, there.surroundings)).toMatchObject({ files: 1 })
    expect(Object.keys(filesIn(there.dataDir))).toHaveLength(1)
    expect(readdirSync(join(there.dataDir, 'files/incoming'))).toEqual([])
    for (const each of [from, target]) await each.close()
  })

  test('that fails leaves the one before as it was', async () => {
    const kept = readFileSync(here.file)
    const failing = {
      ...here.surroundings,
      tell: () => {
        throw new Error('stopped in the middle')
      },
    }
    await expect(writeBackup(source.db, here.file, failing)).rejects.toThrow('stopped in the middle')
    expect(readFileSync(here.file).equals(kept)).toBe(true)
    expect(readdirSync(root).filter(name => name.endsWith('.part'))).toEqual([])
    await expect(writeBackup(source.db, join(root, 'none/x'), here.surroundings)).rejects.toThrow('ENOENT')
  })

  test('is of one moment: what is written while it is made is in it whole or not at all', async () => {
    const [live, then, there] = [await openEmbedded(), place(), place()]
    const agency = await fill(live.db, then.dataDir)
    const writing = (async () => {
      for (let i = 0; i < 30; i++)
        await live.db
          .transaction()
          .execute(trx => append(trx, { agencyId: agency, at: monday, actor: null, action: 'test.write', subject: `${i}` }))
    })()
    await writeBackup(live.db, then.file, then.surroundings)
    await writing
    const target = await openEmbedded()
    await restoreBackup(target.db, then.file, there.surroundings)
    expect((await verify(target.db)).ok).toBe(true)
    for (const each of [live, target]) await each.close()
  })
})
