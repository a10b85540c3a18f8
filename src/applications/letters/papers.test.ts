import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { letterFacts } from '../../../test/support/letter-facts.ts'
import type { OfficialDocument } from '../../document/blocks.ts'
import { documentDocx } from '../../document/docx.ts'
import { documentPdf } from '../../document/pdf.ts'
import { applicationForm } from './application-form.ts'
import { archiveContents } from './archive-contents.ts'
import { opinionSlip } from './opinion-slip.ts'
import { type RegisterEntry, registerColumns, registerTable } from './register.ts'
import { serviceReturn } from './service-return.ts'
import { withheldList } from './withheld-list.ts'

const tight = (text: string) => text.replace(/\s+/g, '')
const read = async (doc: OfficialDocument) => ({
  pdf: tight((await extractText(await getDocumentProxy(await documentPdf(doc)), { mergePages: true })).text),
  docx: tight((await mammoth.extractRawText({ buffer: Buffer.from(await documentDocx(doc)) })).value),
})

test('卷内目录 numbers its pieces and says on which pages they lie', async () => {
  const of = { agency: '示例市文化旅游广电局', caseNumber: '示文旅广公申〔2026〕35号', title: '王小明申请公开送戏下乡演出情况' }
  const piece = { number: null, by: '王小明', on: '2026-10-12', pages: 2 } as const
  const doc = archiveContents({
    ...of,
    pieces: [
      { ...piece, title: '申请登记表' },
      { ...piece, by: '本机关', title: '登记回执', pages: 1 },
      { ...piece, by: '本机关', number: '示文旅广公复〔2026〕12号', title: '政府信息公开告知书', pages: 3, note: '正本' },
    ],
  })
  for (const text of Object.values(await read(doc)))
    for (const words of ['1—2', '4—6', '示文旅广公复〔2026〕12号', '2026年10月12日', '本卷共3件，6页。']) expect(text).toContain(words)
  const unknown = archiveContents({
    ...of,
    pieces: [
      { ...piece, title: '录音', pages: null },
      { ...piece, title: '回执' },
    ],
  })
  expect(JSON.stringify(unknown)).toContain('本卷共2件。')
})

test('送达回证 says what is served to whom and how, and leaves the signature to a hand', async () => {
  const { pdf, docx } = await read(
    serviceReturn({
      agency: '示例市文化旅游广电局',
      caseNumber: '示文旅广公申〔2026〕35号',
      documents: [{ title: '政府信息公开告知书', number: '示文旅广公复〔2026〕12号' }],
      recipient: '王小明',
      address: '示例市长安路8号',
      delivery: 'post',
      tracking: 'EMS1234567890',
      sentOn: '2026-11-06',
    }),
  )
  for (const text of [pdf, docx])
    for (const words of ['政府信息公开告知书（示文旅广公复〔2026〕12号）', '邮寄', 'EMS1234567890', '2026年11月6日', '年月日'])
      expect(text).toContain(words)
})

test('the slip of a third party and that of a co-author say that silence differs (arts. 32, 34)', async () => {
  const slip = async (kind: 'thirdPartyLetter' | 'coAuthorLetter') => {
    const facts = letterFacts(kind)
    return (await read(opinionSlip({ ...facts, consultation: facts.consultation! }))).pdf
  }
  expect(await slip('thirdPartyLetter')).toContain('15个工作日内未提出意见的，由本机关依照条例的规定决定是否公开')
  expect(await slip('coAuthorLetter')).toContain('15个工作日内未提出意见的，视为同意公开')
  expect(await slip('thirdPartyLetter')).not.toContain('王小明')
})

test('the list of what was taken out gives each passage its ground, article and reason (art. 37)', async () => {
  const { pdf, docx } = await read(
    withheldList({
      agency: '示例市文化旅游广电局',
      caseNumber: '示文旅广公申〔2026〕35号',
      passages: [
        { file: '申报材料.pdf', place: '第3页第2段', ground: 'E4', kinds: ['个人隐私'], reason: '该处为个人电话号码' },
        { file: '会议纪要.docx', place: '第1页', ground: 'E6', kinds: ['讨论记录'], reason: '公开后影响评审人员发表意见' },
      ],
    }),
  )
  for (const text of [pdf, docx])
    for (const words of ['第3页第2段', '第十五条、第三十二条', '第十六条第二款', '共2处。']) expect(text).toContain(words)
})

test('the form of an application asks for no purpose (art. 29)', async () => {
  const doc = applicationForm({
    agency: '示例市文化旅游广电局',
    number: '示文旅广公申〔2026〕36号',
    channel: 'oral',
    submittedOn: '2026-10-14',
    receivedOn: '2026-10-14',
    applicant: { kind: 'person', name: '李秀英', paper: '居民身份证', paperNumber: '4300**********0021' },
    address: '示例市江南镇1号',
    phone: '138****0000',
    askedFor: `农家书屋名单。${'各村书屋的图书目录和开放时间。'.repeat(60)}完`,
    forms: ['纸质'],
    ways: ['自行领取'],
    writtenDownBy: '陈晓',
  })
  const { pdf } = await read(doc)
  expect(pdf).toContain('口头申请，由工作人员代为填写')
  expect(pdf).toContain('代为填写人陈晓')
  expect(pdf).toContain('开放时间。完')
  expect(pdf).not.toMatch(/用途/)
})

test('the register has a column for each thing that art. 45 wants kept, and a row for each application', () => {
  const entry: RegisterEntry = {
    number: '示文旅广公申〔2026〕35号',
    channel: 'online',
    submittedOn: '2026-10-12',
    confirmedOn: '2026-10-13',
    receivedOn: '2026-10-13',
    applicant: '王小明',
    applicantKind: '自然人',
    contact: '138****0000',
    askedFor: '送戏下乡演出情况',
    wanted: '电子数据',
    handler: '陈晓',
    section: '办公室',
    correctionToldOn: null,
    correctedOn: null,
    consultations: ['2026-10-20 征求第三方意见，2026-10-27 不同意公开'],
    extendedTo: null,
    feeYuan: 0,
    paidOn: null,
    dueOn: '2026-11-10',
    outcome: 'partlyGranted',
    documentNumber: '示文旅广公复〔2026〕12号',
    repliedOn: '2026-11-06',
    delivery: '邮寄',
    isLate: false,
    disputes: [],
    archivedOn: null,
    note: null,
  }
  const { head, rows } = registerTable([entry])
  expect(head).toHaveLength(registerColumns.length)
  expect(new Set(head).size).toBe(head.length)
  const cell = (title: string) => rows[0]![head.indexOf(title)]
  expect([cell('处理结果'), cell('收到日期'), cell('是否超期'), cell('信息处理费（元）'), cell('归档日期')]).toEqual([
    '部分公开',
    '2026-10-13',
    '否',
    '0',
    null,
  ])
})
