import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { decodeText, halfWidth, hasTraditional, normalizeDocumentNumber, stripPinyin, toSimplified, toTraditional } from './index.ts'
import { traditionalOnly } from './traditional-characters.ts'

describe('pinyin notes', () => {
  test.each([
    ['政府信息公開(kāi)工作年度報(bào)告', '政府信息公開工作年度報告'],
    ['規（guī）章、比率（lǜ）', '規章、比率'],
    ['第二十條第(一)項(xiàng)', '第二十條第(一)項'],
    ['((一)項(xiàng))', '((一)項)'],
    ['辦的(de)，了(le)', '辦的，了'],
    ['開(kāi)放', '開放'],
    ['女(nv̌)', '女'],
    ['裝(zhuāng) 窗(chuang)', '裝 窗'],
  ])('%s reads %s', (found, meant) => expect(stripPinyin(found)).toBe(meant))

  test.each(['信息(APP)', '见附件(a)', '网站(http)', '指数(GDP)', '收费(万元)', '邮箱(abc@def)', 'word(de)', '共3项(其中1项)', '第(一)项'])(
    '%s is not a pinyin note and stays',
    text => expect(stripPinyin(text)).toBe(text),
  )
})

describe('traditional to simplified', () => {
  test.each([
    ['行政強製', '行政强制'],
    ['隻計這一情形', '只计这一情形'],
    ['勾稽關係為', '勾稽关系为'],
    ['規範性檔案', '规范性文件'],
    ['政府資訊公開', '政府信息公开'],
    ['政府網路平臺', '政府网络平台'],
    ['採購專案數量', '采购项目数量'],
    ['檔案館、圖書館', '档案馆、图书馆'],
    ['行政覆議', '行政复议'],
    ['瞭解乾部著力發佈', '了解干部着力发布'],
    ['萬元', '万元'],
  ])('%s reads %s', (found, meant) => expect(toSimplified(found)).toBe(meant))

  test('simplified text stays as it is, characters that both ways share among it', () => {
    const text = '乾县皇后里程著名宫商角徵羽於某瞭望，资讯网档案馆，于后台干系'
    expect(toSimplified(text)).toBe(text)
    expect(hasTraditional(text)).toBe(false)
  })

  test('in a simplified text with a traditional menu only the lines of the menu change', () => {
    const body = `${'乾县人民政府依法公开政府信息，著力做好。\n'.repeat(40)}`
    expect(toSimplified(`简体 | 繁體\n${body}`)).toBe(`简体 | 繁体\n${body}`)
  })

  test('the characters that tell traditional text are those of OpenCC beyond GB 2312', () => {
    const { Converter } = createRequire(import.meta.url)('opencc-js/t2cn')
    const convert = Converter({ from: 't', to: 'cn' })
    const kept = [...traditionalOnly].filter(character => convert(character) === character)
    expect(kept).toEqual([])
    expect(traditionalOnly.length).toBeGreaterThan(3000)
  })
})

test('radicals that PDF files hold in place of characters become the characters', () => {
  expect(toSimplified('⼀、主动公开⾏政规范性⽂件，⺠⽣⻓⻚')).toBe('一、主动公开行政规范性文件，民生长页')
})

test('the interface in traditional characters keeps the terms of the mainland', () => {
  expect(toTraditional('公布、发布、颁布，核对')).toBe('公布、發布、頒布，核對')
  expect(toTraditional('政府信息公开行政复议情况，为公众服务')).toBe('政府信息公開行政復議情況，為公眾服務')
})

describe('width and brackets', () => {
  test('full-width figures become half-width', () => {
    expect(halfWidth('＋１２，３４５．６　－７％')).toBe('+12,345.6 -7%')
    expect(halfWidth('−3')).toBe('-3')
  })
  test.each([
    '国办公开办函﹝2021﹞30号',
    '国办公开办函[2021]30号',
    '国办公开办函【2021】30号',
    '国办公开办函（2021）30号',
    '国办公开办函〔２０２１〕30号',
  ])('%s gets the brackets of the standard', text => expect(normalizeDocumentNumber(text)).toBe('国办公开办函〔2021〕30号'))
  test('brackets around a year that is no document number stay', () => {
    expect(normalizeDocumentNumber('规划（2021）与总结(2020)')).toBe('规划（2021）与总结(2020)')
  })
})

describe('decoding', () => {
  const gb = new Uint8Array([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2]) // 政府信息
  const utf8 = new TextEncoder().encode('政府信息')
  const ascii = (text: string) => new TextEncoder().encode(text)
  const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

  test('UTF-8 with and without a mark, and UTF-16 with one', () => {
    expect(decodeText(utf8)).toBe('政府信息')
    expect(decodeText(join(new Uint8Array([0xef, 0xbb, 0xbf]), utf8))).toBe('政府信息')
    expect(decodeText(new Uint8Array(Buffer.from('\ufeff政府信息', 'utf16le')))).toBe('政府信息')
    expect(decodeText(new Uint8Array(Buffer.from('\ufeff政府信息', 'utf16le').swap16()))).toBe('政府信息')
  })
  test('GB18030 without a declaration, and under a gb2312 one', () => {
    expect(decodeText(gb)).toBe('政府信息')
    expect(decodeText(join(ascii('<meta charset="gb2312">'), gb))).toContain('政府信息')
  })
  test('Big5 where the page declares it', () => {
    const big5 = new Uint8Array([0xac, 0x46, 0xa9, 0xb2]) // 政府
    expect(decodeText(join(ascii('<meta http-equiv="Content-Type" content="text/html; charset=big5">'), big5))).toContain('政府')
  })
  test('UTF-8 that a gb2312 declaration belies is read as UTF-8', () => {
    expect(decodeText(join(ascii('<meta charset=gb2312>'), utf8))).toContain('政府信息')
  })
  test('UTF-8 cut off inside a character stays UTF-8', () => {
    const long = new TextEncoder().encode('政府信息公开工作年度报告'.repeat(3))
    expect(decodeText(long.subarray(0, long.length - 1))).toContain('年度报')
  })
})
