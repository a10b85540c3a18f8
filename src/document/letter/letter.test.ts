import fc from 'fast-check'
import mammoth from 'mammoth'
import { parseFragment } from 'parse5'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { BadInput } from '../../errors.ts'
import { defaultLimits } from '../../report/read/blocks.ts'
import { openZip } from '../../report/read/guard-zip.ts'
import { bodyOf, gap, type Letter, letterDocx, letterFragment, letterPdf, letterText } from './index.ts'
import { headSize } from './letter.ts'

const letter = (changes: Partial<Letter> = {}): Letter => ({
  agency: '示例市文化旅游广电局',
  number: '示文旅广公复〔2026〕12号',
  title: ['政府信息', '部分公开告知书'],
  addressee: '王小明',
  body: bodyOf('本机关于2026年9月15日收到您的申请。\n一、可以公开的内容\n（一）项目名单\n1.名单见附件。'),
  attachments: ['项目名单', '不予公开内容清单'],
  signedBy: '示例市文化旅游广电局',
  day: '2026年10月12日',
  notes: ['联系人：陈晓；联系电话：0000-0000000'],
  copies: ['示例市人民政府办公室'],
  lang: 'zh-CN',
  ...changes,
})

const tight = (text: string) => text.replace(/\s+/g, '')
const ofPdf = async (pdf: Uint8Array) => (await extractText(await getDocumentProxy(pdf), { mergePages: false })).text.map(tight)
const partsOf = (docx: Uint8Array, name: RegExp) => {
  const zip = openZip(docx, defaultLimits)
  return zip.names
    .filter(one => name.test(one))
    .map(one => zip.text(one))
    .join('\n')
}

test('a letter read back from its PDF says everything in the order of GB/T 9704, and the first page has no number', async () => {
  const [first = '', ...rest] = await ofPdf(await letterPdf(letter()))
  const order = [
    '示例市文化旅游广电局',
    '示文旅广公复〔2026〕12号',
    '政府信息部分公开告知书',
    '王小明：',
    '一、可以公开的内容',
    '附件：',
    '1.项目名单',
    '2026年10月12日',
    '（联系人',
    '抄送：示例市人民政府办公室。',
  ]
  const places = order.map(words => first.indexOf(words))
  expect(places.every(place => place >= 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(first).not.toContain('—1—')
  expect(rest).toEqual([])
})

test('later pages are numbered, and the signature never stands alone on a page', async () => {
  for (let lines = 8; lines < 26; lines++) {
    const pages = await ofPdf(
      await letterPdf(
        letter({ body: bodyOf(Array.from({ length: lines }, (_, i) => `第${i + 1}段正文。`).join('\n')), attachments: [], copies: [] }),
      ),
    )
    pages.slice(1).forEach((page, i) => {
      expect(page).toContain(`—${i + 2}—`)
    })
    const signed = pages.find(page => page.includes('2026年10月12日'))
    expect(signed).toContain(`第${lines}段正文。`)
  }
})

test('a letter read back from its DOCX says the same; the letterhead is the header of the first page alone', async () => {
  const docx = await letterDocx(letter())
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) })
  for (const words of [
    '示文旅广公复〔2026〕12号',
    '王小明：',
    '一、可以公开的内容',
    '附件：1.项目名单',
    '2.不予公开内容清单',
    '2026年10月12日',
    '（联系人：陈晓',
    '抄送：示例市人民政府办公室。',
  ])
    expect(value).toContain(words)
  expect(partsOf(docx, /word\/header\d\.xml/)).toMatch(/E60000[\s\S]*示例市文化旅游广电局/)
  expect(partsOf(docx, /word\/document\.xml/)).toMatch(/<w:titlePg\/>/)
})

test('a single attachment has no number (GB/T 9704 7.3.4)', async () => {
  const one = letter({ attachments: ['项目名单'] })
  expect(letterText(one)).toContain('附件：项目名单')
  expect((await ofPdf(await letterPdf(one)))[0]).toContain('附件：项目名单')
})

test('what a draft lacks is marked on the page, and stands as words on paper', async () => {
  const draft = letter({ number: null, day: null, body: bodyOf(`不予公开的理由：${gap('不予公开的理由')}。`) })
  expect(letterFragment(draft)).toContain('<mark>不予公开的理由</mark>')
  expect(letterFragment(draft)).toContain('<mark>（待编号）</mark>')
  expect((await ofPdf(await letterPdf(draft)))[0]).toContain('【待填：不予公开的理由】')
})

test('a long name of an agency still stands on one line', async () => {
  expect(headSize('示例市文化旅游广电局')).toBe(36)
  const name = '示例自治州示例自治县文化旅游广电和体育局执法大队'
  expect(headSize(name) * name.length).toBeLessThanOrEqual(482)
  expect((await ofPdf(await letterPdf(letter({ agency: name, signedBy: name })))).join('')).toContain(name)
})

test('lines that are heads become heads, sentences do not', () => {
  expect(bodyOf('一、基本情况\n\n一、本机关认为，应当公开。\n（二）理由\n1.第一项\r\n').map(block => block.kind)).toEqual([
    'heading',
    'paragraph',
    'heading',
    'paragraph',
  ])
})

const nasty = fc.oneof(
  fc.constantFrom('#panic("x")', '] #let a = 1 [', '<script>alert(1)</script>', '"\'&amp;', '\u0000\u0008', '\ud800', '【待填：<b>】', ''),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

test('whatever is typed into a letter, it is text and never code', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async text => {
      const typed = letter({
        agency: text,
        addressee: text,
        title: [`书${text}`],
        body: bodyOf(`甲\n${text}`),
        attachments: [text, text],
        notes: [text],
        copies: [text],
        signedBy: text,
      })
      const names = (html: string) => [...html.matchAll(/<([a-z0-9]+)/g)].map(match => match[1])
      expect(names(letterFragment(typed)).filter(name => !/^(div|p|h\d|mark|wbr)$/.test(name!))).toEqual([])
      expect(parseFragment(letterFragment(typed)).childNodes.length).toBe(1)
      const pdf = await letterPdf(typed).catch(error => {
        expect(error).toBeInstanceOf(BadInput)
        return null
      })
      if (pdf) expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-')
      expect((await mammoth.extractRawText({ buffer: Buffer.from(await letterDocx(typed)) })).value).toContain('甲')
    }),
    { numRuns: 25, interruptAfterTimeLimit: 15_000 },
  )
})
