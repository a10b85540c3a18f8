import { beforeAll, expect, test } from 'vitest'
import { inPerson } from '../../../test/support/cases-of-applications.ts'
import { good, monday } from '../../../test/support/people.ts'
import { putGroup } from '../../../test/support/profile-facts.ts'
import { testSite } from '../../../test/support/site.ts'
import { day } from '../../law/index.ts'
import { register } from '../intake.ts'
import { applicationOf, caseFilesOf, type Key } from '../store.ts'
import { documentsOf } from './document-store.ts'

const at = await testSite()
let key: Key
let here: string
let officer: { cookie: string }
let leader: { cookie: string }
const read = async (path: string, headers = officer) => {
  const response = await at.request(path, { headers })
  return { status: response.status, text: await response.text() }
}
const send = async (path: string, fields: Record<string, string>, headers = officer) => {
  const response = await at.post(path, fields, headers)
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
}
const seq = async () => String((await applicationOf(at.database.db, key))!.seq)

beforeAll(async () => {
  const { person, agency, cookie } = await at.signedInAs('officer')
  officer = { cookie }
  leader = { cookie: (await at.signedInAs('leader')).cookie }
  await putGroup(at.database.db, person, agency)
  const means = { secrets: at.rooms.secrets, publicUrl: null }
  const clock = { now: monday, today: day('2026-03-02') }
  const taken = good(await register(at.database.db, means, person, agency, inPerson('2026-03-02'), clock))
  key = taken.key
  here = `/desk/applications/${agency.slug}/${taken.year}/${taken.ordinal}`
})

test('an answer that contradicts itself is not drafted, and nothing that was typed is lost (art. 36)', async () => {
  expect((await read(`${here}/decide`)).text).toContain('2022 年度送戏下乡演出场次')
  const refused = await send(`${here}/decide`, { seen: '2', 'i0-text': '演出场次', 'i0-outcome': 'notFound', 'i0-says': '没有' })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('须先有检索记录')
  expect(refused.text).toContain('演出场次')
  const withoutKind = await send(`${here}/decide`, {
    ...{ seen: '2', 'i0-text': '演出场次', 'i0-outcome': 'refusedInternal', 'i0-g0-code': 'E5', 'i0-g0-harm': '内部安排' },
  })
  expect(withoutKind.text).toContain('人事管理')
  expect((await send(`${here}/decide`, { seen: '2', 'i0-text': '' })).status).toBe(422)
})

test('from the decision to the post: drafted, reviewed, signed with a number, delivered with its tracking number', async () => {
  const typed = { 'i0-text': '演出场次', 'i0-outcome': 'granted', 'i0-says': '在本机关网站下载', delivery: 'post', seen: await seq() }
  const { status, to } = await send(`${here}/decide`, typed)
  expect([status, to]).toEqual([303, expect.stringMatching(/\/documents\/[0-9a-f-]{36}\?done=drafted$/)])
  const letter = to.split('?')[0]!
  const page = await read(letter)
  expect(page.text).toContain('法定内容齐全')
  expect(page.text).toContain('示例省人民政府')
  expect((await at.request(`${letter}/letter.docx`, { headers: officer })).headers.get('content-type')).toContain('wordprocessingml')
  // of two who edit it the second sees the text of the first, and keeps the own
  const text = (await documentsOf(at.database.db, key))[0]!.content.body
  expect((await send(letter, { revision: '1', body: `${text}\n先保存的一句。` })).status).toBe(303)
  const slower = await send(letter, { revision: '1', body: `${text}\n后保存的一句。` })
  expect([slower.status, slower.text.includes('先保存的一句'), slower.text.includes('后保存的一句')]).toEqual([409, true, true])
  expect(slower.text).toContain('name="revision" value="2"')
  // a letter with a number is signed on its own page
  // nobody approves a text that they have not read: the opinion is kept and shown beside the newer text
  const behind1 = await send(`${letter}/review`, { seen: await seq(), revision: '1', note: '同意，语句通顺。' }, leader)
  expect([behind1.status, behind1.text.includes('同意，语句通顺。'), behind1.text.includes('先保存的一句')]).toEqual([409, true, true])
  const returned = await send(`${letter}/return`, { seen: await seq(), revision: '1', note: '第二段太长。' }, leader)
  expect([returned.status, returned.text.includes('第二段太长。')]).toEqual([409, true])
  expect((await send(`${letter}/review`, { seen: await seq(), revision: '2', note: '同意。' }, leader)).status).toBe(303)
  expect(await send(`${here}/steps/signed`, { seen: await seq(), onDay: '2026-03-02' }, leader)).toMatchObject({ status: 303, to: letter })
  expect(await applicationOf(at.database.db, key)).toMatchObject({ state: 'approving' })
  expect((await send(`${letter}/sign`, { seen: await seq(), revision: '2' })).status).toBe(403)
  const unsigned = await send(`${letter}/sign`, { seen: '1', revision: '2', note: '请按时送达。' }, leader)
  expect([unsigned.status, unsigned.text.includes('请按时送达。')]).toEqual([409, true])
  expect((await send(`${letter}/sign`, { seen: await seq(), revision: '2' }, leader)).status).toBe(303)
  const [document] = await documentsOf(at.database.db, key)
  expect(document).toMatchObject({ state: 'signed', number: expect.stringContaining('公复〔2026〕1号') })
  expect((await read(letter)).text).toContain('公复〔2026〕1号')
  const files = () => caseFilesOf(at.database.db, key)
  expect((await files()).some(({ forApplicant }) => forApplicant)).toBe(false)
  expect((await send(`${here}/deliver`, { seen: await seq(), by: 'post', onDay: '2026-03-02', to: '长安路 9 号' })).status).toBe(422)
  const behind = await send(`${here}/deliver`, { seen: '1', by: 'post', onDay: '2026-03-02', to: '长安路 9 号', trackingNumber: 'XA1' })
  expect([behind.status, behind.text.includes('XA1')]).toEqual([409, true])
  const posted = { seen: await seq(), by: 'post', onDay: '2026-03-02', to: '长安路 9 号', trackingNumber: 'XA1' }
  expect((await send(`${here}/deliver`, posted)).status).toBe(303)
  expect((await files()).filter(({ forApplicant }) => forApplicant).map(({ fileId }) => fileId)).toEqual([document!.pdfFileId])
  expect(await applicationOf(at.database.db, key)).toMatchObject({ state: 'settled', repliedOn: '2026-03-02' })
  expect((await at.request(`${here}/deliver/return.pdf`, { headers: officer })).headers.get('content-type')).toContain('pdf')
})

test('the first application of a month costs nothing by item, and 30 pages nothing by page (109号)', async () => {
  expect((await read(`${here}/fee`)).text).toContain('当月至本件共 1 件')
  const free = await send(`${here}/fee`, { method: 'byPage', pages: '30', howToPay: '财政专窗' })
  expect([free.status, free.text.includes('30页不收费')]).toEqual([409, true])
  expect((await send(`${here}/fee`, { method: 'byPage', pages: '31', howToPay: '财政专窗' })).status).toBe(303)
})
