import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { open } from '../../db/open.ts'
import { Disk, fileOf } from '../../files/index.ts'
import { verify } from '../../journal/index.ts'
import { findAgency } from '../../people/index.ts'
import { applicationsAfter, caseFilesOf, stepsOf } from '../store.ts'
import { documentsOf } from './document-store.ts'

const script = fileURLToPath(new URL('../../../test/support/sign-letters.ts', import.meta.url))

/** Lets it sign, kills it without warning in the middle of a signing, and gives the numbers that it said were committed. */
async function killedWhileSigning(dataDir: string, url: string | undefined, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, ...(url ? [url] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', chunk => {
    const begun = said.includes('signed ')
    said += chunk
    if (!begun && said.includes('signed ')) setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  await once(child, 'close')
  return said.split('\n').flatMap(line => (line.startsWith('signed ') ? [line.slice(7)] : []))
}

/** Every number of the series once, each on a letter that is signed with its files and in the record of its case; every other is a draft. */
async function mustBeWhole(dataDir: string, url: string | undefined, said: readonly string[]): Promise<void> {
  const database = await open(url ? { url } : { dataDir })
  const { db } = database
  const agency = (await findAgency(db, { slug: 'shiban' }))!
  const disk = new Disk(dataDir)
  const numbers: string[] = []
  for (const { id, state } of await applicationsAfter(db, agency.id, null, 10_000)) {
    const key = { agencyId: agency.id, id }
    const files = await caseFilesOf(db, key)
    const signing = (await stepsOf(db, key)).find(({ step }) => step === 'signed')
    const [letter] = await documentsOf(db, key)
    expect(letter?.state === 'signed').toBe(state === 'signed')
    if (letter?.state !== 'signed') {
      expect([signing, files, letter?.number ?? null]).toEqual([undefined, [], null])
      continue
    }
    numbers.push(letter.number!)
    expect(signing!.details).toMatchObject({ documentId: letter.id, number: letter.number })
    expect(files.map(({ fileId }) => fileId).sort()).toEqual([letter.docxFileId!, letter.pdfFileId!].sort())
    for (const { fileId } of files) {
      const row = (await fileOf(db, agency.id, fileId))!
      const hash = createHash('sha256').update(readFileSync(disk.pathOf(row)))
      expect(hash.digest('hex')).toBe(row.sha256)
    }
  }
  const ordinals = numbers.map(number => Number(/(\d+)号$/.exec(number)![1])).sort((a, b) => a - b)
  expect(ordinals).toEqual(ordinals.map((_, i) => i + 1))
  expect(numbers).toEqual(expect.arrayContaining([...said]))
  const { last } = await db
    .selectFrom('numberCounters')
    .select('last')
    .where('agencyId', '=', agency.id)
    .where('series', 'like', 'letter/%')
    .executeTakeFirstOrThrow()
  expect(last).toBe(ordinals.length)
  expect(await verify(db)).toMatchObject({ ok: true })
  await database.close()
}

const rounds = [3, 41, 90, 170, 333]

test('killed in the middle of signing, on PGlite: a letter is signed with its files or not at all, and the series has no gap and no number twice', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-signing-killed-'))
  const said: string[] = []
  for (const afterMs of rounds) {
    said.push(...(await killedWhileSigning(dataDir, undefined, afterMs)))
    await mustBeWhole(dataDir, undefined, said)
  }
  expect(said.length).toBeGreaterThanOrEqual(rounds.length)
  rmSync(dataDir, { recursive: true })
}, 240_000)

const server = process.env['TEST_DATABASE_URL']
test.runIf(server)(
  'the same on PostgreSQL',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'gongkai-signing-killed-'))
    const name = `gongkai_signing_${process.pid}`
    const outer = await open({ url: server! })
    await sql.raw(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`).execute(outer.db)
    const own = new URL(server!)
    own.pathname = `/${name}`
    const said: string[] = []
    for (const afterMs of rounds) {
      said.push(...(await killedWhileSigning(dataDir, own.href, afterMs)))
      await mustBeWhole(dataDir, own.href, said)
    }
    await sql.raw(`drop database ${name} with (force)`).execute(outer.db)
    await outer.close()
    rmSync(dataDir, { recursive: true })
  },
  240_000,
)
