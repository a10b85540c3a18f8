import { afterAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../../test/support/database.ts'
import { addPerson, entered, monday, passphrase } from '../../../test/support/people.ts'
import { bureau, draftOne, notice, publishOne, takeNow, toApproval } from '../../../test/support/publishing.ts'
import { testSite } from '../../../test/support/site.ts'
import { newId } from '../../db/uuid.ts'
import { insertSection } from '../../people/agency-store.ts'
import type { Person } from '../../people/index.ts'
import { zipOf } from '../../text/zip.ts'
import { draftOf, filesOfItem } from '../draft-store.ts'
import { itemOf, stepsOf } from '../item-store.ts'
import { publicItemById } from '../public-store.ts'
import { questions } from '../review.ts'

const database = await openEmbedded()
afterAll(() => database.close())
const { db } = database
const of = await bureau(db)
const at = await testSite({ database })
const desk = `/desk/publications/${of.agency.slug}`

const cookies = new Map<string, string>()
async function cookieOf({ loginName }: Person): Promise<string> {
  const found = cookies.get(loginName) ?? `gongkai-session=${(await entered(db, loginName, passphrase)).token}`
  cookies.set(loginName, found)
  return found
}
const get = async (by: Person, path: string) => at.request(path, { headers: { cookie: await cookieOf(by) } })
const send = async (by: Person, path: string, fields: Record<string, string> | FormData) =>
  at.post(path, fields, { cookie: await cookieOf(by) })

const key = (id: string) => ({ agencyId: of.agency.id, id })
const fields = async (id: string, changed: Record<string, string> = {}) => ({
  ...{ seen: String((await draftOf(db, key(id)))!.revision), step: String((await itemOf(db, key(id)))!.seq) },
  ...{
    title: notice.title,
    column: 'statistics',
    section: of.sectionId,
    formedOn: '2026-02-25',
    source: '市场管理股',
    attribute: 'public',
  },
  ...{ bodyForm: 'text', body: '全市旅游投诉平台共受理投诉46件。', act: 'save', ...changed },
})
const edit = async (by: Person, id: string, changed: Record<string, string>) => send(by, `${desk}/${id}/edit`, await fields(id, changed))
const step = async (by: Person, id: string, sent: Record<string, string>) =>
  send(by, `${desk}/${id}/step`, { seen: String((await itemOf(db, key(id)))!.seq), from: 'review', ...sent })
const allNo = Object.fromEntries(questions.map(({ key: name }) => [name, 'no']))

/** A form of the editor with a file in it. */
async function withFile(id: string, field: string, name: string, bytes: Uint8Array | string, act = 'upload') {
  const form = new FormData()
  for (const [field_, value] of Object.entries(await fields(id, { act }))) form.append(field_, value)
  form.append(field, new File([bytes as never], name))
  return form
}
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe('the desk of what is published', () => {
  test('from the first line to the public page through the pages alone', async () => {
    const begun = await send(of.drafter, '/desk/publications/new', { title: '第一季度旅游投诉办理情况', column: 'statistics' })
    expect(begun.status).toBe(303)
    const id = begun.headers.get('location')!.split('/').at(-2)!
    expect((await draftOf(db, key(id)))?.content.source).toBe('市场管理股')

    const early = await edit(of.drafter, id, { act: 'submit', attribute: '', formedOn: '' })
    expect(early.status).toBe(422)
    expect(await early.text()).toContain('请选择公开属性')
    expect((await edit(of.drafter, id, { act: 'submit' })).headers.get('location')).toBe(`${desk}/${id}?done=submitted`)

    expect(await (await get(of.head, `${desk}/${id}/review`)).text()).toContain('同意，送审查')
    expect((await step(of.head, id, { step: 'endorsed' })).status).toBe(303)
    const review = await (await get(of.reviewer, `${desk}/${id}/review`)).text()
    for (const { label } of questions) expect(review).toContain(label)
    expect(review.match(/type="radio"[^>]*checked/)).toBe(null)
    const blank = await step(of.reviewer, id, { step: 'reviewed' })
    expect(blank.status).toBe(422)
    expect(await blank.text()).toContain('请回答“商业秘密”。')
    expect((await step(of.reviewer, id, { step: 'reviewed', ...allNo })).status).toBe(303)
    expect((await step(of.leader, id, { step: 'published' })).headers.get('location')).toBe(`${desk}/${id}?done=published`)
    expect(await publicItemById(db, of.agency.id, id)).toMatchObject({ title: notice.title, publishedOn: '2026-03-02' })
  })

  test('a due day says from which day it runs and why, with its articles', async () => {
    const id = await draftOne(db, of)
    const page = await (await get(of.drafter, `${desk}/${id}`)).text()
    expect(page).toContain('<time datetime="2026-03-24">2026-03-24</time>')
    expect(page).toContain('第二十六条')
  })

  test('what cannot be done now says why and who can', async () => {
    const id = await draftOne(db, of)
    await takeNow(db, of.drafter, of.agency, id, { step: 'submitted' })
    const page = await (await get(of.drafter, `${desk}/${id}`)).text()
    expect(page).toMatch(/aria-disabled="true">股室负责人同意<\/span><p>由[^<]*head同志[^<]*办理。/)
  })

  test('of two who save over each other the second keeps what was typed beside what is saved', async () => {
    const id = await draftOne(db, of)
    const stale = await fields(id, { body: '我写的一段话。' })
    expect((await edit(of.head, id, { body: '股长写的。' })).status).toBe(303)
    const late = await send(of.drafter, `${desk}/${id}/edit`, stale)
    expect(late.status).toBe(409)
    const page = await late.text()
    expect(page).toContain('head同志刚刚保存过')
    expect(page).toContain('<pre>我写的一段话。</pre>')
    expect((await draftOf(db, key(id)))?.content.body).toContain('股长写的。')
  })

  test('autosave answers with the version it saved, and 409 where somebody was faster', async () => {
    const id = await draftOne(db, of)
    const sent = await fields(id, { body: '改过的。' })
    const saved = await send(of.drafter, `${desk}/${id}/autosave`, sent)
    expect(await saved.json()).toMatchObject({ saved: expect.stringContaining('已自动保存'), fields: { seen: 2 } })
    const late = await at.post(
      `${desk}/${id}/autosave`,
      { ...sent, body: '旧的。' },
      { cookie: await cookieOf(of.drafter), accept: 'application/json' },
    )
    expect(late.status).toBe(409)
    expect(await late.json()).toEqual({ error: expect.stringContaining('刚刚保存过') })
    // the same again is no new version, and makes nobody an author
    const same = await send(of.head, `${desk}/${id}/autosave`, await fields(id, { body: '改过的。' }))
    expect(await same.json()).toMatchObject({ fields: { seen: 2 } })
    expect((await draftOf(db, key(id)))?.authors).toEqual([of.drafter.id])
  })

  test('a telephone number keeps the item back until it is masked with one click', async () => {
    const id = await draftOne(db, of)
    const body = '反映人张某，电话13812345678，已办结。'
    const refused = await edit(of.drafter, id, { act: 'submit', body })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('公开前检查还有 1 处没有处理')
    const mask = /value="(mask:[^"]+)"/.exec(page)![1]!
    expect((await edit(of.drafter, id, { act: mask, body })).status).toBe(303)
    expect((await draftOf(db, key(id)))?.content.body).not.toContain('13812345678')
    expect(
      (await edit(of.drafter, id, { act: 'submit', body: (await draftOf(db, key(id)))!.content.body.replace(/<[^>]*>/g, '') })).status,
    ).toBe(303)
  })

  test('or is kept with a reason that goes into the record', async () => {
    const id = await draftOne(db, of)
    const body = '咨询电话13812345678。'
    const page = await (await edit(of.drafter, id, { act: 'submit', body })).text()
    const print = /value="keep:([^"]+)"/.exec(page)![1]!
    const silent = await edit(of.drafter, id, { act: `keep:${print}`, body })
    expect(silent.status).toBe(422)
    expect(await silent.text()).toContain('请填写保留的理由')
    expect((await edit(of.drafter, id, { act: `keep:${print}`, body, [`reason-${print}`]: '单位公布的咨询电话' })).status).toBe(303)
    expect((await stepsOf(db, key(id))).at(-1)).toMatchObject({
      step: 'overruled',
      opinion: '单位公布的咨询电话',
      details: { fingerprint: print },
    })
    expect((await edit(of.drafter, id, { act: 'submit', body })).status).toBe(303)
  })

  test('a text that a text box cannot hold is kept as it is unless it is written anew', async () => {
    const table = '<table><tbody><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr></tbody></table>'
    const id = await draftOne(db, of, { body: table })
    const page = await (await get(of.drafter, `${desk}/${id}/edit`)).text()
    expect(page).toContain('name="bodyForm" value="kept"')
    expect(page).toContain('rowspan="2"')
    await edit(of.drafter, id, { bodyForm: 'kept', body: '', title: '改了标题' })
    expect((await draftOf(db, key(id)))?.content).toMatchObject({ title: '改了标题', body: expect.stringContaining('rowspan') })
    await edit(of.drafter, id, { bodyForm: 'kept', body: '重写。' })
    expect((await draftOf(db, key(id)))?.content.body).toBe('<p>重写。</p>')
  })

  test('scripts never come in with a body, whatever form it claims', async () => {
    const id = await draftOne(db, of)
    for (const bodyForm of ['html', 'text', 'kept', 'nonsense'])
      await edit(of.drafter, id, {
        bodyForm,
        body: '<p onclick="x()">甲<script>alert(1)</script><img src="javascript:1" onerror="x()"></p>',
      })
    const { body } = (await draftOf(db, key(id)))!.content
    expect(body).not.toMatch(/<script|<[^>]*onerror|<[^>]*onclick/)
  })

  test('characters that no page can hold are left out, and fail nothing', async () => {
    const id = await draftOne(db, of)
    const odd = '甲\u0000乙\ud800丙\u0007'
    expect((await edit(of.drafter, id, { title: odd, summary: odd, keywords: odd, body: odd })).status).toBe(303)
    expect((await draftOf(db, key(id)))?.content).toMatchObject({
      title: expect.stringMatching(/^甲乙.?丙$/),
      body: expect.stringMatching(/^<p>甲乙.?丙<\/p>$/),
    })
  })

  test('files: told by content, macros refused, pictures with words, given to whoever may read the item alone', async () => {
    const id = await draftOne(db, of)
    expect((await send(of.drafter, `${desk}/${id}/edit`, await withFile(id, 'file', '..\\..\\现场.png', png))).status).toBe(303)
    const [picture] = (await draftOf(db, key(id)))!.content.attachments
    expect(picture).toMatchObject({ title: '现场', alt: '', role: 'attachment' })
    const noWords = await edit(of.drafter, id, { act: 'submit' })
    expect(await noWords.text()).toContain('没有替代文字')
    await edit(of.drafter, id, { act: `place:${picture!.fileId}`, [`alt-${picture!.fileId}`]: '工作人员讲解合同' })
    const placed = (await draftOf(db, key(id)))!.content
    expect(placed.attachments[0]).toMatchObject({ role: 'picture', alt: '工作人员讲解合同' })
    expect(placed.body).toContain(`<img src="/${of.agency.slug}/files/${picture!.fileId}" alt="工作人员讲解合同"`)

    const odd = await send(of.drafter, `${desk}/${id}/edit`, await withFile(id, 'file', '通知.docx', 'just text\u0000\u0001'))
    expect(odd.status).toBe(422)
    expect(await odd.text()).toContain('的类型不能作附件')

    const path = `${desk}/${id}/files/${picture!.fileId}`
    const mine = await get(of.head, path)
    expect([mine.status, mine.headers.get('content-type'), mine.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'private, no-store',
    ])
    expect((await get(of.admin, path)).status).toBe(403)
    expect((await at.request(path)).status).toBe(303)
    const other = await draftOne(db, of)
    expect((await get(of.drafter, `${desk}/${other}/files/${picture!.fileId}`)).status).toBe(404)
    expect((await at.request(`/${of.agency.slug}/files/${picture!.fileId}`)).status).toBe(404)
  })

  test('a Word file becomes the text: tables stay, pictures are files of the item with words still to be written', async () => {
    const docx = await import('docx')
    const cell = (text: string) => new docx.TableCell({ children: [new docx.Paragraph(text)] })
    const table = new docx.Table({ rows: [new docx.TableRow({ children: [cell('甲'), cell('46')] })] })
    const image = new docx.Paragraph({ children: [new docx.ImageRun({ type: 'png', data: png, transformation: { width: 9, height: 9 } })] })
    const file = new docx.Document({ sections: [{ children: [new docx.Paragraph('投诉情况如下。'), table, image] }] })
    const id = await draftOne(db, of)
    const sent = await withFile(id, 'docx', '办理情况.docx', new Uint8Array(await docx.Packer.toBuffer(file)), 'docx')
    expect((await send(of.drafter, `${desk}/${id}/edit`, sent)).status).toBeLessThan(400)
    const { body, attachments } = (await draftOf(db, key(id)))!.content
    expect(body).toContain('投诉情况如下。')
    expect(body).toMatch(/<td[^>]*>(?:<p>)?46/)
    expect(attachments).toMatchObject([{ role: 'picture', alt: '' }])
    expect(body).toContain(`src="/${of.agency.slug}/files/${attachments[0]!.fileId}"`)
    const wrong = await send(of.drafter, `${desk}/${id}/edit`, await withFile(id, 'docx', '正文.docx', png, 'docx'))
    expect([wrong.status, /不是 DOCX 文件/.test(await wrong.text())]).toEqual([422, true])
  })

  test('hidden words in an attached Word file keep the item back until the file is cleaned with one click', async () => {
    const docx = await import('docx')
    const runs = [new docx.TextRun('办理情况。'), new docx.TextRun({ text: '投诉人要求保密', vanish: true })]
    const file = new docx.Document({ sections: [{ children: [new docx.Paragraph({ children: runs })] }] })
    const id = await draftOne(db, of, { body: '<p>办理情况见附件。</p>' })
    const bytes = new Uint8Array(await docx.Packer.toBuffer(file))
    await send(of.drafter, `${desk}/${id}/edit`, await withFile(id, 'file', '办理情况.docx', bytes))
    const before = (await draftOf(db, key(id)))!.content.attachments[0]!
    const refused = await edit(of.drafter, id, { act: 'submit' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('有隐藏文字 1 处')
    expect((await edit(of.drafter, id, { act: `clean:${before.fileId}` })).status).toBe(303)
    const after = (await draftOf(db, key(id)))!.content.attachments[0]!
    expect([after.title, after.fileId === before.fileId]).toEqual([before.title, false])
    expect((await edit(of.drafter, id, { act: 'submit' })).status).toBe(303)
  })

  test('comments and names in an attached workbook go with one click; a hidden sheet stays until somebody decides', async () => {
    const bytes = zipOf([
      ['xl/workbook.xml', '<workbook><sheets><sheet name="一"/><sheet name="底稿" state="hidden"/></sheets></workbook>'],
      ['xl/worksheets/sheet1.xml', '<worksheet><sheetData/></worksheet>'],
      ['xl/comments1.xml', '<comments/>'],
      ['docProps/core.xml', '<cp:coreProperties><dc:creator>张三</dc:creator></cp:coreProperties>'],
    ])
    const id = await draftOne(db, of, { body: '<p>办理情况见附件。</p>' })
    await send(of.drafter, `${desk}/${id}/edit`, await withFile(id, 'file', '明细.xlsx', new Uint8Array(bytes)))
    const before = (await draftOf(db, key(id)))!.content.attachments[0]!
    const text = await (await get(of.drafter, `${desk}/${id}/edit`)).text()
    expect([text.includes('有批注'), text.includes('1 个人名'), text.split(`clean:${before.fileId}`).length - 1]).toEqual([true, true, 2])
    expect((await edit(of.drafter, id, { act: `clean:${before.fileId}` })).status).toBe(303)
    const after = await (await get(of.drafter, `${desk}/${id}/edit`)).text()
    expect([
      after.includes('有批注'),
      after.includes('1 个人名'),
      after.includes('有隐藏的工作表：底稿'),
      after.includes('"clean:'),
    ]).toEqual([...[false, false, true, false]])
  })

  test('nobody of another section reads a draft, its files or its sheet', async () => {
    const elsewhere = newId()
    await db.transaction().execute(trx => insertSection(trx, { id: elsewhere, agencyId: of.agency.id, name: '文物股' }, monday))
    const { person: stranger } = await addPerson(db, of.admin, of.agency, 'drafter', 'stranger', elsewhere)
    const id = await draftOne(db, of)
    for (const path of ['', '/edit', '/review', '/versions/1', '/approval-sheet', '/approval-sheet.docx', `/files/${newId()}`])
      expect((await get(stranger, `${desk}/${id}${path}`)).status, path).toBe(403)
    for (const path of ['/edit', '/autosave', '/step']) expect((await send(stranger, `${desk}/${id}${path}`, {})).status, path).toBe(403)
    expect(await (await get(stranger, '/desk/publications?list=open')).text()).not.toContain(id)
    expect(await (await get(stranger, '/desk/publications.csv?list=open')).text()).not.toContain(notice.title)
  })

  test('steps of the editor and of the program are not taken by a form of the item', async () => {
    const id = await draftOne(db, of)
    for (const name of ['submitted', 'overruled', 'imported', 'drafted', 'nonsense'])
      expect((await step(of.officer, id, { step: name })).status, name).toBe(422)
    expect((await itemOf(db, key(id)))?.seq).toBe(1)
  })

  test('the lists hold what each has to do, the overdue first, and can be taken away', async () => {
    const late = await draftOne(db, of, { title: '逾期的一件', formedOn: '2026-01-05' })
    const page = await (await get(of.drafter, '/desk/publications?list=mine')).text()
    expect(page.indexOf('逾期的一件')).toBeLessThan(page.indexOf(notice.title))
    expect(page).toMatch(/逾期 \d+ 日/)
    expect(await (await get(of.drafter, '/desk/publications?due=overdue')).text()).toContain(late)
    await takeNow(db, of.drafter, of.agency, late, { step: 'submitted' })
    await takeNow(db, of.head, of.agency, late, { step: 'returned', opinion: '补数据' })
    expect(await (await get(of.drafter, '/desk/publications?list=returned')).text()).toContain('逾期的一件')
    expect(await (await get(of.head, '/desk/publications?list=returned')).text()).not.toContain('逾期的一件')
    const csv = await (await get(of.officer, '/desk/publications.csv?list=open')).text()
    expect(csv.split('\n')[0]).toContain('标题,栏目,股室,拟稿人')
    const xlsx = new Uint8Array(await (await get(of.officer, '/desk/publications.xlsx?list=published')).arrayBuffer())
    expect(String.fromCharCode(...xlsx.slice(0, 2))).toBe('PK')
    for (const nonsense of ['?after=2026-99-99_x', '?column=none%07', "?q='%25", '?section=1', '?list=nonsense&due=never'])
      expect((await get(of.officer, `/desk/publications${nonsense}`)).status, nonsense).toBe(200)
  })

  test('a correction shows what changed, and the version before stays readable by staff', async () => {
    const id = await publishOne(db, of)
    expect((await step(of.officer, id, { step: 'reopened', opinion: '件数有误', from: 'item' })).status).toBe(303)
    await edit(of.officer, id, { act: 'submit', body: '全市旅游投诉平台共受理投诉47件。' })
    const review = await (await get(of.head, `${desk}/${id}/review`)).text()
    expect(review).toContain('与第 1 版相比')
    expect(review).toMatch(/<del>4?6<\/del>.*<ins>4?7<\/ins>/)
    expect(await (await get(of.head, `${desk}/${id}/versions/1`)).text()).toContain('46件')
    expect((await get(of.head, `${desk}/${id}/versions/9`)).status).toBe(404)
  })

  test('a withdrawal needs its reason and says so beside the field', async () => {
    const id = await publishOne(db, of)
    const silent = await step(of.leader, id, { step: 'withdrawn', opinion: '', from: 'item' })
    expect(silent.status).toBe(422)
    expect(await silent.text()).toContain('请填写撤下的理由。')
    expect((await step(of.leader, id, { step: 'withdrawn', opinion: '含个人信息', from: 'item' })).status).toBe(303)
    expect(await publicItemById(db, of.agency.id, id)).toBe(null)
  })

  test('政府信息公开审查呈批单 is printed from the record (art. 17)', async () => {
    const id = await draftOne(db, of)
    expect((await get(of.drafter, `${desk}/${id}/approval-sheet`)).status).toBe(404)
    await toApproval(db, of, id)
    const page = await (await get(of.leader, `${desk}/${id}/approval-sheet`)).text()
    for (const words of ['政府信息公开审查呈批单', '逐项审查', 'reviewer同志', '商业秘密', '此件公开发布']) expect(page).toContain(words)
    const docx = await get(of.leader, `${desk}/${id}/approval-sheet.docx`)
    expect(String.fromCharCode(...new Uint8Array(await docx.arrayBuffer()).slice(0, 2))).toBe('PK')
    expect(await filesOfItem(db, key(id))).toEqual([])
  })
})
