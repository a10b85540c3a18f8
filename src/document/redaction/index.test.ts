import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { handPdf } from '../../../test/support/hand-pdf.ts'
import { paragraph, text, wordFile } from '../../../test/support/word-file.ts'
import { findPersonalData } from '../../secrets/index.ts'
import {
  checkMarks,
  inOrder,
  type Mark,
  markWords,
  proveRedacted,
  readForRedaction,
  redact,
  redactableKind,
  redactionLimits,
  suggestMarks,
  withheldList,
} from './index.ts'

const file = (name: string) => new Uint8Array(readFileSync(`test/redaction-files/${name}`))

test('a file goes through the worker: read, proposals, copy, proof, list', async () => {
  const bytes = file('libreoffice.docx')
  const reading = await readForRedaction(bytes)
  const proposed = suggestMarks(reading, findPersonalData)
  expect(proposed.map(({ found }) => found)).toEqual(['name', 'mobile', 'resident-id'])
  const marks = proposed.map(({ mark }) => mark)
  const copy = await redact(bytes, 'docx', marks)
  const proof = await proveRedacted(bytes, copy.bytes, 'docx', marks)
  expect(proof).toMatchObject({ isProven: true, hides: [] })
  // the footnote names the same person, and nobody marked that
  expect(proof.marks.map(({ elsewhere }) => elsewhere)).toEqual([1, 0, 0])
  expect(withheldList(marks, reading)).toEqual([
    {
      place: '正文第 2 段',
      numbers: [1, 2, 3],
      ground: 'E4',
      label: '涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息',
      kind: '个人隐私',
      cites: '《政府信息公开条例》第十五条',
      note: null,
    },
  ])
})

test('personal data in a PDF are proposed where they stand', async () => {
  const bytes = file('libreoffice.pdf')
  const reading = await readForRedaction(bytes)
  const marks = suggestMarks(reading, findPersonalData).map(({ mark }) => mark)
  const copy = await redact(bytes, 'pdf', marks)
  const proof = await proveRedacted(bytes, copy.bytes, 'pdf', marks)
  expect([marks.length, proof.isProven]).toEqual([3, true])
  expect(withheldList(marks, reading)).toMatchObject([{ place: '第 1 页', numbers: [1, 2, 3] }])
})

test('a copy is made the same from the same file and marks', async () => {
  const bytes = file('ghostscript.pdf')
  const marks = markWords(await readForRedaction(bytes), '李璟', { ground: 'E4' })
  const copies = await Promise.all([redact(bytes, 'pdf', marks), redact(bytes, 'pdf', marks)])
  expect(Buffer.from(copies[0].bytes).equals(copies[1].bytes)).toBe(true)
})

test('marks are numbered from the first page to the last, from top to bottom', () => {
  const at = (page: number, y: number, x: number): Mark => ({
    where: { in: 'page', page, rectangle: { x, y, width: 1, height: 1 } },
    ground: 'E4',
  })
  const sorted = [at(1, 10, 5), at(1, 11, 50), at(1, 50, 5), at(2, 10, 5)]
  expect(inOrder([sorted[3]!, sorted[2]!, sorted[1]!, sorted[0]!])).toEqual(sorted)
})

test.each([
  ['no list', {}, '标记应当是一个列表'],
  ['no ground', [{ where: { in: 'page', page: 1, rectangle: { x: 0, y: 0, width: 1, height: 1 } } }], '第 1 处标记没有写明依据'],
  [
    'an unknown ground',
    [{ where: { in: 'page', page: 1, rectangle: { x: 0, y: 0, width: 1, height: 1 } }, ground: 'toString' }],
    '第 1 处标记没有写明依据',
  ],
  [
    'a paragraph in a PDF',
    [{ where: { in: 'paragraph', part: 'x', paragraph: 1, start: 0, end: 1 }, ground: 'E4' }],
    '第 1 处标记的位置不适用',
  ],
  [
    'a rectangle of nothing',
    [{ where: { in: 'page', page: 1, rectangle: { x: 0, y: 0, width: 0, height: 1 } }, ground: 'E4' }],
    '第 1 处标记的位置不适用',
  ],
  [
    'a page that is no number',
    [{ where: { in: 'page', page: '1', rectangle: { x: 0, y: 0, width: 2, height: 1 } }, ground: 'E4' }],
    '第 1 处标记的位置不适用',
  ],
])('marks with %s are refused', (_, marks, sentence) => {
  expect(() => checkMarks(marks, 'pdf', redactionLimits)).toThrow(sentence)
})

test.each([
  ['a text file', Buffer.from('plain words'), /DOCX、PDF、PNG、JPEG/],
  ['a DOC', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /DOCX、PDF、PNG、JPEG/],
  ['a DOCX with a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), /密码/],
  ['nothing', new Uint8Array(), /DOCX、PDF、PNG、JPEG/],
])('%s is refused with a sentence that says what to do', async (_, bytes, sentence) => {
  expect(redactableKind(bytes)).toBeNull()
  await expect(readForRedaction(bytes)).rejects.toThrow(sentence)
})

test('a mark on a page or paragraph that the file does not have is refused', async () => {
  const nowhere: Mark = { where: { in: 'page', page: 9, rectangle: { x: 0, y: 0, width: 5, height: 5 } }, ground: 'E4' }
  await expect(redact(file('libreoffice.pdf'), 'pdf', [nowhere])).rejects.toThrow(/没有标记所指的第 9 页/)
  const lost: Mark = { where: { in: 'paragraph', part: 'word/document.xml', paragraph: 99, start: 0, end: 5 }, ground: 'E4' }
  await expect(redact(file('libreoffice.docx'), 'docx', [lost])).rejects.toThrow(/没有标记所指的第 99 段/)
})

test('a file over the limits is refused, and one that takes too long is stopped', async () => {
  const bytes = wordFile({ body: paragraph(text('字')) })
  await expect(readForRedaction(bytes, 'docx', { ...redactionLimits, fileBytes: 100 })).rejects.toThrow(/上限，请拆成/)
  await expect(readForRedaction(bytes, 'docx', { ...redactionLimits, milliseconds: 1 })).rejects.toThrow(/0.001 秒的上限，已停止/)
  const content = { dict: '', stream: Buffer.concat([Buffer.alloc(2_000_000, ' '), Buffer.from('BT ET')]) }
  const bomb = handPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
    content,
  ])
  await expect(readForRedaction(bomb, 'pdf', { ...redactionLimits, unpackedBytes: 1_000_000 })).rejects.toThrow(/解开后超过 1 MB/)
})
