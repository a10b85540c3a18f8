import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../test/support/zip.ts'
import { BadInput } from '../../errors.ts'
import { defaultLimits } from './blocks.ts'
import { guardZip } from './guard-zip.ts'
import { sniff } from './sniff.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('the kind of a file is told from its content', () => {
  test.each([
    ['<!DOCTYPE html><html><body>公开</body></html>', 'html'],
    ['<table><tr><td>规章</td></tr></table>', 'html'],
    ['  <p>一、总体情况</p>', 'html'],
    ['一、总体情况\n规章 | 0 | 1 |', 'text'],
    ['根据<中华人民共和国政府信息公开条例>，年报如下', 'text'],
    ['网页用了 <br> 一次', 'text'],
    ['{"schema":"gongkai.report/1"}', 'json'],
    ['\ufeff{\n  "schema": 1}', 'json'],
    ['%PDF-1.7\n', 'pdf'],
  ])('%s is %s', (text, kind) => expect(sniff(utf8(text))).toBe(kind))

  test('pages in GB18030 and text in UTF-16', () => {
    expect(sniff(new Uint8Array([...utf8('<html><p>'), 0xd5, 0xfe, 0xb8, 0xae]))).toBe('html')
    expect(sniff(new Uint8Array(Buffer.from('\ufeff规章 0 1', 'utf16le')))).toBe('text')
  })

  test('Office files by what they contain, whatever else is in them', () => {
    expect(sniff(zipOf({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }))).toBe('docx')
    expect(sniff(zipOf({ 'xl/workbook.xml': 'x' }))).toBe('xlsx')
  })
})

describe('what is no report is refused with a sentence in Chinese and in English', () => {
  test.each([
    ['an empty file', new Uint8Array(), /文件是空的 \/ the file is empty/],
    ['blanks only', utf8(' \n\n '), /没有文字/],
    ['an old DOC or XLS', latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}`), /DOCX 或 XLSX/],
    [
      'an encrypted DOCX',
      new Uint8Array([...latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), ...Buffer.from('EncryptedPackage', 'utf16le')]),
      /加密/,
    ],
    ['RTF', latin('{\\rtf1\\ansi'), /RTF/],
    ['a picture', latin('\x89PNG\r\n\x1a\n'), /图片/],
    ['OFD', zipOf({ 'OFD.xml': '<ofd:OFD/>' }), /OFD/],
    ['OpenDocument', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': 'x' }), /OpenDocument/],
    ['another container', zipOf({ 'a.txt': 'x' }), /压缩包/],
    ['a torn container', latin('PK\x03\x04\x14\x00'), /已损坏/],
    ['other bytes', new Uint8Array(3000).map((_, i) => (i * 7919) % 251), /不是/],
  ])('%s', (_, bytes, sentence) => {
    expect(() => sniff(bytes)).toThrow(BadInput)
    expect(() => sniff(bytes)).toThrow(sentence)
    expect(() => sniff(bytes)).toThrow(/[一-龥].* \/ .*[a-z]/)
  })

  test('a file beyond the limit, which is named', () => {
    expect(() => sniff(new Uint8Array(20 * 1024 * 1024 + 1))).toThrow('文件超过 20 MB 的上限 / the file exceeds the limit of 20 MB')
  })

  test('whatever bytes come, a kind or BadInput comes out', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'PK\x03\x04', '%PDF-', '<html>', '{"', '\xff\xfe', 'PK\x05\x06'),
        (tail, head) => {
          try {
            expect(['html', 'docx', 'pdf', 'xlsx', 'json', 'text']).toContain(sniff(new Uint8Array([...latin(head), ...tail])))
          } catch (error) {
            expect(error).toBeInstanceOf(BadInput)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('ZIP bombs', () => {
  test('a container that says it unpacks beyond the limit', () => {
    const bomb = zipOf({ 'word/document.xml': '0'.repeat(3_000_000) })
    expect(() => guardZip(bomb, { ...defaultLimits, unpackedBytes: 1024 * 1024 })).toThrow(
      '文件解压后超过 1 MB 的上限 / the file unpacks to more than the limit of 1 MB',
    )
    expect(guardZip(bomb, defaultLimits).names).toHaveLength(1)
  })

  test('a container that lies about what it unpacks to', () => {
    const bomb = zipOf({ 'word/document.xml': { packed: deflateRawSync(Buffer.alloc(50_000_000)), unpacked: 1000 } })
    expect(() => guardZip(bomb, defaultLimits)).toThrow(/已损坏/)
  })
})
