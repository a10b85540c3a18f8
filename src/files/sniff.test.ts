import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipOf } from '../../test/support/zip.ts'
import { type Files, hasMacros, type Kind, openFiles } from './index.ts'

let dataDir: string
let files: Files
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gongkai-sniff-'))
  files = openFiles(dataDir, { fileBytes: 1_000_000 })
})
afterAll(() => rmSync(dataDir, { recursive: true }))

const sniffed = async (content: Uint8Array | string) =>
  (await files.put(Buffer.from(content as string), { name: 'x.pdf', private: true })).kind
const bytes = (text: string) => Buffer.from(text, 'latin1')
const ole = (name: string) => Buffer.concat([bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.alloc(70_000), Buffer.from(name, 'utf16le')])

test.each<[Kind, Uint8Array | string]>([
  ['pdf', '%PDF-1.7\n'],
  ['pdf', bytes('\xef\xbb\xbf  %PDF-1.4')],
  ['docx', zipOf({ '[Content_Types].xml': '', 'word/document.xml': '' })],
  ['docm', zipOf({ 'word/document.xml': '', 'word/vbaProject.bin': 'x' })],
  ['xlsx', zipOf({ 'xl/workbook.xml': '' })],
  ['xlsm', zipOf({ 'xl/workbook.xml': '', 'xl/VBAPROJECT.BIN': 'x' })],
  ['pptx', zipOf({ 'ppt/presentation.xml': '' })],
  ['ofd', zipOf({ 'OFD.xml': '', 'Doc_0/Document.xml': '' })],
  ['zip', zipOf({ '报告.docx': 'x' })],
  ['unknown', 'PK\x03\x04 and then nothing of a container'],
  ['unknown', zipOf({ 'word/document.xml': 'x'.repeat(500) }).subarray(0, 60)],
  ['ole', ole('WordDocument')],
  ['locked', ole('EncryptedPackage')],
  ['png', bytes('\x89PNG\r\n\x1a\n....')],
  ['jpg', bytes('\xff\xd8\xff\xe0')],
  ['gif', 'GIF89a..'],
  ['webp', 'RIFF....WEBPVP8 '],
  ['rtf', '{\\rtf1}'],
  ['rar', bytes('Rar!\x1a\x07\x01')],
  ['7z', bytes('7z\xbc\xaf\x27\x1c')],
  ['gzip', bytes('\x1f\x8b\x08\0')],
  ['html', '<!doctype html><p>x'],
  ['html', '\ufeff \n<HTML>'],
  ['html', '先有几行文字\n<script>alert(1)</script>'],
  ['html', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'],
  ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['svg', '<?xml version="1.0"?><!-- a --><s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
  ['xml', '<?xml version="1.0"?><ofd/>'],
  ['json', '{"a": 1}'],
  ['txt', '关于印发《办法》的通知'],
  ['txt', Buffer.from([0xb9, 0xab, 0xbf, 0xaa])],
  ['txt', `${'公'.repeat(30_000)}开`],
  ['txt', '当 a < b 且 b > c 时'],
  ['unknown', Buffer.from([0, 1, 2, 3, 0, 255])],
])('%s is told by its content', async (kind, content) => {
  expect(await sniffed(content)).toBe(kind)
})

test('macros are noticed whatever the name says', async () => {
  const { kind, name, mediaType } = await files.put(zipOf({ 'word/document.xml': '', 'word/vbaProject.bin': 'x' }), {
    name: '通知.docx',
    private: true,
  })
  expect([hasMacros(kind), name, mediaType]).toEqual([true, '通知.docx.docm', 'application/vnd.ms-word.document.macroenabled.12'])
})

test('no bytes make it fail, also where a container lies about itself', async () => {
  const zip = zipOf({ 'word/document.xml': 'x', 'word/styles.xml': 'y' })
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async content => void (await sniffed(content))),
    { numRuns: 60 },
  )
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: zip.length - 1 }), fc.integer({ min: 0, max: 255 }), async (place, value) => {
      const altered = zip.slice()
      altered[place] = value
      await sniffed(altered)
    }),
    { numRuns: 120 },
  )
})
