import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { inPerson } from '../../../test/support/cases-of-applications.ts'
import { good, monday } from '../../../test/support/people.ts'
import { putGroup } from '../../../test/support/profile-facts.ts'
import { testSite } from '../../../test/support/site.ts'
import { readForRedaction } from '../../document/redaction/index.ts'
import { fileOf } from '../../files/index.ts'
import { day } from '../../law/index.ts'
import { register } from '../intake.ts'
import { takeStep } from '../step-actions.ts'
import { applicationOf, caseFilesOf, type Key } from '../store.ts'
import { redactedCopy } from './copy-job.ts'
import { copyPurpose, listPurpose } from './gate.ts'
import { redactionOf } from './store.ts'

const at = await testSite()
const { db } = at.database
const clock = { now: monday, today: day('2026-03-02') }
let key: Key
let here: string
let officer: { cookie: string }
let leader: { cookie: string }
let pdf: string
let docx: string

const read = async (path: string, headers = officer) => {
  const response = await at.request(path, { headers })
  return { status: response.status, text: await response.text() }
}
const send = async (path: string, fields: Record<string, string>, headers = officer) => {
  const response = await at.post(path, fields, headers)
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
}
const seq = async () => String((await applicationOf(db, key))!.seq)
const revision = async (file: string) => String((await redactionOf(db, key, file))!.revision)
const marks = async (file: string) => (await redactionOf(db, key, file))!.kept.marks.length
const harm = { why: 'E4:个人隐私', note: '公开会损害第三方合法权益' }
const mark = async (file: string, fields: Record<string, string>) =>
  send(`${here}/redaction/${file}`, { view: '1', revision: await revision(file), ...harm, ...fields })
const journal = async (action: string) => db.selectFrom('journal').selectAll().where('action', '=', action).execute()
/** Runs what waits in the queue, as the program would. */
const work = async (file: string) => {
  const { person } = await at.signedInAs('officer')
  const data = { agencyId: key.agencyId, applicationId: key.id, fileId: file, accountId: person.id }
  await redactedCopy.run(data, { db, files: at.rooms.files, ...clock })
}
const copied = async (file: string) => {
  const asked = await send(`${here}/redaction/${file}/copy`, { revision: await revision(file) })
  await work(file)
  return asked
}
const bytesOf = async (fileId: string) => {
  const row = (await fileOf(db, key.agencyId, fileId))!
  const chunks: Uint8Array[] = []
  for await (const chunk of await at.rooms.files.get(row)) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
const wordsOf = async (bytes: Uint8Array) => {
  const reading = await readForRedaction(bytes)
  if (reading.kind === 'pdf') return reading.pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('\n')
  return reading.kind === 'docx' ? reading.paragraphs.map(({ text }) => text).join('\n') : ''
}

beforeAll(async () => {
  const { person, agency, cookie } = await at.signedInAs('officer')
  officer = { cookie }
  leader = { cookie: (await at.signedInAs('leader')).cookie }
  await putGroup(db, person, agency)
  const means = { secrets: at.rooms.secrets, publicUrl: null }
  const taken = good(await register(db, means, person, agency, inPerson('2026-03-02'), clock))
  key = taken.key
  here = `/desk/applications/${agency.slug}/${taken.year}/${taken.ordinal}`
  const files = []
  for (const name of ['libreoffice.pdf', 'libreoffice.docx']) {
    const stored = await at.rooms.files.put(readFileSync(`test/redaction-files/${name}`), { name, private: true })
    files.push({ stored, purpose: 'material', forApplicant: false })
  }
  good(
    await takeStep(
      db,
      person,
      agency,
      key,
      { step: 'noted', seen: Number(await seq()), onDay: clock.today, note: '股室报来', details: {}, files },
      clock,
    ),
  )
  const own = await caseFilesOf(db, key)
  pdf = own.find(({ name }) => name.endsWith('.pdf'))!.fileId
  docx = own.find(({ name }) => name.endsWith('.docx'))!.fileId
})

const decideWith = async (fileId: string) =>
  send(`${here}/decide`, {
    ...{ 'i0-text': '扶持项目材料', 'i0-outcome': 'granted', 'i0-says': '附件', [`i0-file-${fileId}`]: 'on', delivery: 'post' },
    ...{ 'i1-text': '联系方式', 'i1-outcome': 'refusedInternal', 'i1-g0-code': 'E5', 'i1-g0-kind': '人事管理', 'i1-g0-harm': '内部事务' },
    seen: await seq(),
  })

describe('a file that is to go out', () => {
  test('is shown to nobody before the look is recorded, and never to who may not read the case', async () => {
    expect((await read(`${here}/redaction`)).text).toContain('未核对')
    const closed = await read(`${here}/redaction/${pdf}`)
    expect(closed.text).toContain('查阅记入日志')
    expect((await read(`${here}/redaction/${pdf}/pictures/1`)).status).toBe(404)
    expect((await send(`${here}/redaction/${pdf}/open`, {})).status).toBe(303)
    expect((await journal('application.redactionOpened')).length).toBe(1)
    expect((await read(`${here}/redaction/${pdf}`)).text).toContain('第 1 页，原件')
    expect((await read(`${here}/redaction/${pdf}`, leader)).text).toContain('查阅记入日志')
    const picture = await at.request(`${here}/redaction/${pdf}/pictures/1`, { headers: officer })
    expect(picture.headers.get('content-type')).toContain('svg')
    const other = { cookie: (await at.signedInAs('drafter')).cookie }
    expect((await read(`${here}/redaction/${pdf}`, other)).status).toBe(403)
  })

  test('a partial disclosure cannot enclose a file in which nobody looked for what must be withheld (art. 37)', async () => {
    const refused = await decideWith(docx)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('还没有核对有无应当隐去的内容')
    expect(refused.text).toContain('第三十七条')
  })

  test('a mark without a ground, or without the harm that art. 15 wants, is a fault of its field', async () => {
    expect((await mark(pdf, { why: '', do: 'words', words: '公开' })).text).toContain('请选择不予公开的依据')
    const without = await mark(pdf, { note: '', do: 'words', words: '公开' })
    expect([without.status, without.text.includes('请写明公开会造成什么损害')]).toEqual([422, true])
    expect((await mark(pdf, { do: 'words', words: '没有这样的文字吧' })).text).toContain('文件中没有找到这些文字')
    expect(await marks(pdf)).toBe(0)
  })

  test('is marked without script: by lines, by two clicks on the picture, by numbers; and a mark can be taken back', async () => {
    expect((await mark(pdf, { do: 'lines', 'line-0': 'on' })).status).toBe(303)
    expect(await marks(pdf)).toBe(1)
    const first = await mark(pdf, { 'corner.x': '20', 'corner.y': '700' })
    expect([first.status, first.text.includes('再点一下')]).toEqual([200, true])
    const [, x] = /name="cornerX" value="([\d.]+)"/.exec(first.text)!
    expect(Number(x)).toBeGreaterThan(15)
    expect((await mark(pdf, { 'corner.x': '60', 'corner.y': '740', cornerX: x!, cornerY: '580' })).status).toBe(303)
    expect((await mark(pdf, { do: 'rectangle', x: '10', y: '700', width: '30', height: '20' })).status).toBe(303)
    expect((await mark(pdf, { do: 'rectangle', x: 'a', y: '700', width: '30', height: '20' })).status).toBe(422)
    expect(await marks(pdf)).toBe(3)
    expect((await mark(pdf, { do: 'remove-3' })).status).toBe(303)
    expect((await mark(pdf, { do: 'remove-2' })).status).toBe(303)
    expect(await marks(pdf)).toBe(1)
  })

  test('of two clerks at once the second gets a conflict, and nothing that was typed is lost', async () => {
    const seen = await revision(pdf)
    expect((await mark(pdf, { do: 'lines', 'line-1': 'on' })).status).toBe(303)
    const second = await mark(pdf, { revision: seen, do: 'words', words: '我填写的文字' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('别人刚刚改过')
    expect(second.text).toContain('我填写的文字')
    expect(await marks(pdf)).toBe(2)
  })

  test('an original with marks and no proven copy cannot go out (art. 37)', async () => {
    // the form no longer offers it: an answer that names it loses it
    expect((await read(`${here}/decide`)).text).not.toContain(`i0-file-${pdf}`)
    expect((await send(`${here}/redaction/${pdf}/nothing`, { revision: await revision(pdf) })).status).toBe(409)
  })

  test('the copy is proven by reading it again, and holds nothing of what was marked', async () => {
    const page = await read(`${here}/redaction/${pdf}`)
    const [, gone] = /data-line="0">(?:<[^>]+>)*([^<]+)/.exec(page.text)!
    const pending = /do" value="leave-all|全部隐去/.test(page.text)
    if (pending) {
      const early = await send(`${here}/redaction/${pdf}/copy`, { revision: await revision(pdf) })
      expect([early.status, early.text.includes('提示没有确认')]).toEqual([409, true])
      expect((await mark(pdf, { do: 'take-all' })).status).toBe(303)
    }
    const asked = await send(`${here}/redaction/${pdf}/copy`, { revision: await revision(pdf) })
    expect([asked.status, asked.to]).toEqual([303, expect.stringContaining('done=asked')])
    // it is made by the program: the page follows without a script, and nothing can go out meanwhile
    const waiting = await at.request(asked.to, { headers: officer })
    expect([waiting.headers.get('refresh'), (await waiting.text()).includes('正在制作公开版（本页自动更新）')]).toEqual(['2', true])
    expect((await redactionOf(db, key, pdf))!.copyFileId).toBeNull()
    await work(pdf)
    // a job that is done again, for it was taken for dead, makes nothing twice
    await work(pdf)
    const after = await at.request(asked.to, { headers: officer })
    expect([after.headers.get('refresh'), (await after.text()).includes('公开版已制作，核验结果见下。')]).toEqual([null, true])
    expect(await journal('application.redactionMade')).toHaveLength(1)
    expect((await read(`${here}/redaction/${pdf}`)).text).toContain('成品核验')
    const { copyFileId, made: proof } = (await redactionOf(db, key, pdf))!
    expect(proof!.proof).toMatchObject({ isProven: true, hides: [] })
    expect(await wordsOf(await bytesOf(copyFileId!))).not.toContain(gone)
    expect((await journal('application.redactionMade'))[0]!.details).toMatchObject({ isProven: true, fileId: pdf })
    const list = await at.request(`${here}/redaction/withheld.pdf`, { headers: officer })
    expect(list.headers.get('content-type')).toContain('pdf')
  })

  test('marks that change afterwards make the copy void, and it is no longer offered', async () => {
    const before = (await redactionOf(db, key, pdf))!.copyFileId!
    expect((await read(`${here}/decide`)).text).toContain(`i0-file-${before}`)
    expect((await mark(pdf, { do: 'lines', 'line-2': 'on' })).status).toBe(303)
    expect((await redactionOf(db, key, pdf))!.copyFileId).toBeNull()
    expect((await read(`${here}/decide`)).text).not.toContain(`i0-file-${before}`)
    expect((await copied(pdf)).status).toBe(303)
  })

  test('a copy that was asked for is void when the marks change; one that cannot be made says why', async () => {
    expect((await send(`${here}/redaction/${pdf}/copy`, { revision: await revision(pdf) })).status).toBe(303)
    expect((await mark(pdf, { do: 'lines', 'line-4': 'on' })).status).toBe(303)
    const before = await revision(pdf)
    await work(pdf)
    expect([await revision(pdf), (await redactionOf(db, key, pdf))!.copyFileId]).toEqual([before, null])
    expect((await read(`${here}/redaction/${pdf}`)).text).not.toContain('本页自动更新')

    expect((await send(`${here}/redaction/${pdf}/copy`, { revision: before })).status).toBe(303)
    const lost = { ...at.rooms.files, get: () => Promise.reject(new Error('ENOENT')) }
    const { person } = await at.signedInAs('officer')
    const data = { agencyId: key.agencyId, applicationId: key.id, fileId: pdf, accountId: person.id }
    await expect(redactedCopy.run(data, { db, files: lost, ...clock })).rejects.toThrow('ENOENT')
    const page = (await read(`${here}/redaction/${pdf}`)).text
    expect([page.includes('没有做成公开版'), page.includes('本页自动更新')]).toEqual([true, false])
    expect((await copied(pdf)).status).toBe(303)
    expect((await read(`${here}/redaction/${pdf}`)).text).not.toContain('没有做成公开版')
  })

  test('of a DOCX too: selected text is marked, its hidden text does not come along', async () => {
    await send(`${here}/redaction/${docx}/open`, {})
    expect((await mark(docx, { do: 'selected', at: '0', start: '0', end: '2' })).status).toBe(303)
    expect((await mark(docx, { do: 'selected', at: '0', start: '5', end: '2' })).status).toBe(422)
    if ((await read(`${here}/redaction/${docx}`)).text.includes('全部隐去'))
      expect((await mark(docx, { do: 'leave-all' })).status).toBe(303)
    expect((await copied(docx)).status).toBe(303)
    expect((await redactionOf(db, key, docx))!.made!.proof).toMatchObject({ isProven: true, hides: [] })
    expect((await mark(docx, { do: 'remove-1' })).status).toBe(303)
    expect((await send(`${here}/redaction/${docx}/nothing`, { revision: await revision(docx) })).status).toBe(303)
    expect((await journal('application.nothingWithheld')).length).toBe(1)
    expect((await read(`${here}/redaction`)).text).toContain('无须隐去')
  })

  test('goes out as its copy, with the list of what was withheld; the original never does (art. 37)', async () => {
    const copy = (await redactionOf(db, key, pdf))!.copyFileId!
    const { status, to } = await decideWith(copy)
    expect(status).toBe(303)
    const letter = to.split('?')[0]!
    expect((await send(`${letter}/review`, { seen: await seq(), revision: '1' }, leader)).status).toBe(303)
    // marks that change after the decision stop the signing
    expect((await mark(pdf, { do: 'lines', 'line-3': 'on' })).status).toBe(303)
    const refused = await send(`${letter}/sign`, { seen: await seq(), revision: '1' }, leader)
    expect([refused.status, refused.text.includes('不是最后核验过的公开版')]).toEqual([409, true])
    expect((await copied(pdf)).status).toBe(303)
    expect((await send(`${letter}/return`, { seen: await seq(), revision: '1', note: '附件已重新制作' }, leader)).status).toBe(303)
    const again = await decideWith((await redactionOf(db, key, pdf))!.copyFileId!)
    expect(again.status).toBe(303)
    const newer = again.to.split('?')[0]!
    const revisionOf = async (at: string) => /name="revision" value="(\d+)"/.exec((await read(at, leader)).text)![1]!
    expect((await send(`${newer}/review`, { seen: await seq(), revision: await revisionOf(newer) }, leader)).status).toBe(303)
    const current = await revisionOf(newer)
    expect((await send(`${newer}/sign`, { seen: await seq(), revision: current }, leader)).status).toBe(303)
    const posted = { seen: await seq(), by: 'post', onDay: '2026-03-02', to: '长安路 9 号', trackingNumber: 'XA1' }
    expect((await send(`${here}/steps/delivered`, posted)).to).toContain('/deliver')
    expect((await send(`${here}/deliver`, posted)).status).toBe(303)
    const shown = (await caseFilesOf(db, key)).filter(({ forApplicant }) => forApplicant)
    expect(shown.map(({ purpose }) => purpose).sort()).toEqual(['letter', copyPurpose, listPurpose].sort())
    expect(shown.some(({ fileId }) => fileId === pdf || fileId === docx)).toBe(false)
    expect((await mark(pdf, { do: 'lines', 'line-4': 'on' })).status).toBe(409)
  })
})
