import { beforeAll, expect, test } from 'vitest'
import { inPerson, on, taken } from '../../../test/support/cases-of-applications.ts'
import { good, monday } from '../../../test/support/people.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import { Zip } from '../../text/zip.ts'
import { register } from '../intake.ts'
import type { Manifest } from './archive.ts'
import { draftLetter } from './documents.ts'
import { signLetter } from './sign.ts'
import { hashOf } from './statement.ts'

const at = await testSite()
let here: string
let slug: string
let cookie: string
const contents = async (response: Response) => {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const zip = new Zip(bytes, { unpackedBytes: 100_000_000 }, fault => new Error(fault))
  return new Map(zip.names.map(name => [name, zip.bytes(name)!]))
}
const manifestIn = (packed: Map<string, Uint8Array>) => JSON.parse(Buffer.from(packed.get('manifest.json')!).toString()) as Manifest

beforeAll(async () => {
  const { person, agency, cookie: held } = await at.signedInAs('officer')
  cookie = held
  slug = agency.slug
  const means = { secrets: at.rooms.secrets, publicUrl: null, files: at.rooms.files }
  const clock = { now: monday, today: day('2026-03-02') }
  const { key, year, ordinal } = good(await register(at.database.db, means, person, agency, inPerson('2026-03-02'), clock))
  here = `/desk/applications/${agency.slug}/${year}/${ordinal}`
  const office = { db: at.database.db, agency, officer: person, reviewer: person, leader: person }
  good(await taken(office, person, key, 'noted', '2026-03-02', {}, '已电话联系'))
  const wanted = { kind: 'correctionNotice' as const, inputs: { items: ['写明哪一年'], workingDays: 15 } }
  const { id } = good(await draftLetter(at.database.db, means, person, agency, key, wanted, on('2026-03-02')))
  await signLetter(at.database.db, means, person, agency, key, { id, revision: 1, seen: 3, note: null }, on('2026-03-02'))
})

test('the file goes out with its contents, every step and letter, and a manifest whose hashes are right', async () => {
  const packed = await contents(await at.request(`${here}/archive.zip`, { headers: { cookie } }))
  const manifest = manifestIn(packed)
  expect([...packed.keys()]).toEqual(
    expect.arrayContaining(['卷内目录.pdf', 'history.jsonl', 'statement.json', 'steps/001-registered.json']),
  )
  for (const { path, bytes, sha256 } of manifest.files)
    expect([bytes, sha256]).toEqual([packed.get(path)!.length, hashOf(packed.get(path)!)])
  expect(manifest.statement.history).toBe(hashOf(packed.get('history.jsonl')!))
  expect(Buffer.concat([...packed.values()]).includes('王小明')).toBe(false)
})

test('with who applied it goes out by POST alone, and the look is in the journal (个人信息保护法 art. 51)', async () => {
  const packed = await contents(await at.post(`${here}/archive.zip`, {}, { cookie }))
  expect(Buffer.from(packed.get('applicant.json')!).toString()).toContain('王小明')
  const looks = await at.database.db.selectFrom('journal').selectAll().where('action', '=', 'application.looked').execute()
  expect(looks).toHaveLength(1)
})

test('anyone can check the statement: true as it was signed, not true with one word altered, by manifest and by code', async () => {
  const manifest = manifestIn(await contents(await at.request(`${here}/archive.zip`, { headers: { cookie } })))
  const check = async (sent: unknown) => {
    const form = new FormData()
    form.append('manifest', new File([JSON.stringify(sent)], 'manifest.json', { type: 'application/json' }))
    return (await at.post(`/${slug}/verify`, form)).text()
  }
  expect(await check(manifest)).toContain('核验通过')
  expect(await check({ ...manifest, statement: { ...manifest.statement, dueOn: '2026-12-31' } })).toContain('核验不通过')
  expect(await check({ ...manifest, files: manifest.files.slice(1) })).toContain('核验不通过')
  const { seal, ...unsealed } = manifest
  expect([seal.length, await check(unsealed)]).toEqual([64, expect.stringContaining('核验不通过')])
  expect(await check({ statement: manifest.statement, signature: manifest.signature, code: manifest.code })).toContain('核验通过')
  const { code, statement } = manifest
  const typed = { number: statement.number, history: statement.history, code }
  expect(await (await at.post(`/${slug}/verify`, typed)).text()).toContain('核验通过')
  const other = { ...typed, history: hashOf('another') }
  expect(await (await at.post(`/${slug}/verify`, other)).text()).toContain('核验不通过')
  expect((await at.post(`/${slug}/verify`, { number: '1号' })).status).toBe(422)
})

test('the register has a row for each case of the year, and runs no formula', async () => {
  const response = await at.request(`/desk/applications/${slug}/register.csv`, { headers: { cookie } })
  const text = await response.text()
  expect(text).toContain('申请编号')
  expect(text).toContain('公申〔2026〕1号')
  expect(text).toContain('王*')
})

test('the office words what it may, and the mandatory clauses stay as they are', async () => {
  const at1 = `/desk/applications/${slug}/wordings`
  const page = await (await at.request(`${at1}?kind=granted`, { headers: { cookie } })).text()
  expect(page).toContain('法定内容')
  const send = (fields: Record<string, string>) => at.post(at1, { kind: 'granted', ...fields }, { cookie })
  expect((await send({ 'clause-remedies': '不服没有办法' })).status).toBe(422)
  expect((await send({ 'clause-contact': '请致电{nothing}' })).status).toBe(422)
  expect((await send({ 'clause-contact': '请致电{phone}。' })).status).toBe(303)
  expect(await (await at.request(`${at1}?kind=granted`, { headers: { cookie } })).text()).toContain('请致电{phone}。')
})
