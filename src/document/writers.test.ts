import fc from 'fast-check'
import mammoth from 'mammoth'
import { parse } from 'parse5'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { BadInput } from '../errors.ts'
import type { Block, OfficialDocument } from './blocks.ts'
import { documentDocx } from './docx.ts'
import { documentHtml } from './html.ts'
import { documentPdf } from './pdf.ts'

/** One document with everything in it, as HTML, DOCX and PDF. */

const everything = (text: string): OfficialDocument => ({
  title: ['示例市文化旅游广电局', '关于公开信息的告知书'],
  agency: text,
  lang: 'zh-CN',
  blocks: [
    { kind: 'heading', level: 2, text: `（一）${text}` },
    { kind: 'heading', level: 1, text: `一、${text}` },
    { kind: 'heading', level: 4, text: `(1)${text}` },
    { kind: 'paragraph', runs: [{ text: '主送：', face: 'kai' }, { text }], indent: false },
    {
      kind: 'table',
      name: 't1',
      caption: text,
      unit: '件',
      widths: [1, 2],
      head: [
        {
          cells: [
            { text, scope: 'col' },
            { text: '数', parts: [text, '数'], scope: 'col' },
          ],
        },
      ],
      bodies: [
        [
          {
            cells: [
              { text, scope: 'row' },
              { text: '12', figure: 12 },
            ],
          },
        ],
      ],
    },
    { kind: 'attachments', titles: [text, '清单'] },
    { kind: 'signature', agency: '示例市文化旅游广电局', day: '2024年1月26日' },
    { kind: 'notice', text: `（${text}）` },
  ] satisfies Block[],
})

/** Text that would be code in Typst, markup in HTML or XML, or nothing at all. */
const nasty = fc.oneof(
  fc.constantFrom(
    '#panic("x")',
    '#read("/etc/passwd")',
    '$ x $',
    '] #let a = 1 [',
    '*b* _i_ `c` @ref <label>',
    '\\',
    '"; #sys.inputs',
    '// c /* d */',
    '= h',
    '<script>alert(1)</script>',
    '&amp;&#0;',
    '\u0000\u0008\ufffe',
    '\ud800',
    '镕堃喆珺',
    '',
    '\n\n',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
)

const textOf = async (pdf: Uint8Array) => (await extractText(await getDocumentProxy(pdf), { mergePages: true })).text.replace(/\s+/g, '')

test('no text is ever code: a PDF is made of whatever stands in it, and says it', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async text => {
      const pdf = await documentPdf(everything(text)).catch(error => {
        // The one thing that may be refused: characters that no font has.
        expect(error).toBeInstanceOf(BadInput)
        return new TextEncoder().encode('%PDF-')
      })
      expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-')
    }),
    { numRuns: 60, interruptAfterTimeLimit: 15_000 },
  )
  for (const code of ['#panic("x")', '#read("/etc/passwd")', '$x$', '*b*_i_`c`', '<label>']) {
    expect(await textOf(await documentPdf(everything(code)))).toContain(`一、${code}`)
  }
})

test('a character that no font has is refused by name, not printed as a box', async () => {
  await expect(documentPdf(everything('姓名：\ua000'))).rejects.toThrow(/缺少以下字符.*\ua000/)
})

test('a PDF is tagged, has its title and language, and numbers its pages', async () => {
  const pdf = await documentPdf(everything('总体情况'))
  const proxy = await getDocumentProxy(pdf.slice())
  const { info } = await proxy.getMetadata()
  expect((info as { Title: string }).Title).toBe('示例市文化旅游广电局关于公开信息的告知书')
  expect((await proxy.getMarkInfo())?.Marked).toBe(true)
  expect(await textOf(pdf)).toContain('—1—')
})

test('the same document gives the same PDF', async () => {
  expect(await documentPdf(everything('甲'))).toEqual(await documentPdf(everything('甲')))
})

test('whatever stands in it, a DOCX opens again and holds the text', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async text => {
      const buffer = Buffer.from(await documentDocx(everything(text)))
      expect((await mammoth.extractRawText({ buffer })).value).toContain('主送：')
    }),
    { numRuns: 25, interruptAfterTimeLimit: 15_000 },
  )
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await documentDocx(everything('总体情况'))) })
  expect(value).toContain('<h1>一、总体情况</h1>')
  expect(value).toContain('<td><p>12</p></td>')
})

test('whatever stands in it, the HTML has no element that the document did not ask for, and no markup fault', () => {
  const names = (text: string) => [...documentHtml(everything(text)).matchAll(/<([a-z0-9]+)/g)].map(match => match[1])
  const plain = names('文')
  fc.assert(
    fc.property(nasty, text => {
      expect(names(text)).toEqual(plain)
    }),
  )
  const faults: string[] = []
  parse(documentHtml(everything('<&"\'>')), { onParseError: error => faults.push(error.code) })
  expect(faults).toEqual([])
})

test('headings never skip a level, whatever the text begins with (WCAG 1.3.1)', () => {
  const levels = [...documentHtml(everything('文')).matchAll(/<h([1-6])/g)].map(match => Number(match[1]))
  expect(levels).toEqual([1, 2, 2, 3])
})
