import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentDocx } from '../../document/docx.ts'
import { changes, wordChanges } from './changes.ts'
import { normaliseDocumentNumber, numberFault } from './document-number.ts'
import { fromDocx } from './from-docx.ts'
import { fromText } from './from-text.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { toBlocks } from './to-blocks.ts'
import { toText } from './to-text.ts'

describe('text', () => {
  test('typed without script becomes paragraphs and tables, and comes back as it was', () => {
    const html = fromText('　　一、总体情况\r\n\r\n项目\t数\n甲\t1\n<script>\n')
    expect(html).toBe(
      '<p>一、总体情况</p>\n<table><thead><tr><th scope="col">项目</th><th scope="col">数</th></tr></thead><tbody><tr><td>甲</td><td>1</td></tr></tbody></table>\n<p>&lt;script&gt;</p>',
    )
    expect(toText(html)).toBe('一、总体情况\n项目\t数\n甲\t1\n<script>')
    expect(fromText(toText(html))).toBe(html)
  })
  test('whatever is typed loses none of its words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('正', '文', 'a', '<', '&', '\n', '\t', '　', ' ', '"') }), text => {
        expect(toText(fromText(text)).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})

describe('what changed', () => {
  test('by block, and within a block by words', () => {
    const found = changes(
      '<p>本办法自2020年1月1日起施行。</p><p>删去的</p><p>不变</p>',
      '<p>本办法自2021年1月1日起施行。</p><p>不变</p><h2>新的一段话</h2>',
    )
    expect(found.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['changed p', 'removed p', 'same p', 'added h2'])
    expect(found[0]!.pieces).toEqual([
      { kind: 'same', text: '本办法自' },
      { kind: 'removed', text: '2020' },
      { kind: 'added', text: '2021' },
      { kind: 'same', text: '年1月1日起施行。' },
    ])
  })
  test('both versions can be read back from it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '中', '文', ' ', '1'), maxLength: 40 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordChanges(before, after)
        expect(
          pieces
            .filter(({ kind }) => kind !== 'added')
            .map(one => one.text)
            .join(''),
        ).toBe(before)
        expect(
          pieces
            .filter(({ kind }) => kind !== 'removed')
            .map(one => one.text)
            .join(''),
        ).toBe(after)
      }),
      { numRuns: 1000 },
    )
  })
  test('of two long texts with nothing in common takes no long time', () => {
    const text = (from: number) => Array.from({ length: 50_000 }, (_, i) => String.fromCharCode(from + ((i * 7919) % 3000))).join('')
    const start = process.cpuUsage()
    changes(`<p>${text(0x4e00)}</p>`, `<p>${text(0x6e00)}</p>`)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000)
  })
})

describe('a document number', () => {
  test.each([
    ['国办发[2021]08号', '国办发〔2021〕8号'],
    ['国办函 (２０２１) 第 3 号', '国办函〔2021〕3号'],
    ['示文旅广规﹝2026年﹞2號', '示文旅广规〔2026〕2号'],
    ['国发〔2021〕5号', '国发〔2021〕5号'],
    ['国务院令 711号', '国务院令第711号'],
    ['随便写的', '随便写的'],
    ['', ''],
  ])('%s is written %s', (written, right) => expect(normaliseDocumentNumber(written)).toBe(right))
  test('says what is wrong', () => {
    expect(numberFault('国办发〔2021〕8号', 2021)).toBeNull()
    expect(numberFault('国务院令第711号')).toBeNull()
    expect(numberFault('国办发[2021]8号')?.message).toContain('国办发〔2021〕8号')
    expect(numberFault('国办发〔2020〕8号', 2021)?.message).toContain('2020')
    expect(numberFault('8号')?.message).toContain('机关代字')
  })
})

describe('for DOCX and PDF', () => {
  const html = sanitiseHtml(
    '<h2>一、情况</h2><p class="flush">各股室：</p><p>见<a href="https://www.gov.cn/">网站</a><b>粗</b></p><ol><li>甲<ul><li>子</li></ul></li><li>乙</li></ol><table><caption>表</caption><thead><tr><th colspan="2">项</th></tr></thead><tbody><tr><td rowspan="9">甲</td><td>1</td></tr><tr></tr></tbody></table><figure><img src="/a.png" alt="图意"><figcaption>图1</figcaption></figure><p class="sign">示例局<br>2026年9月10日</p>',
  )
  test('a text becomes the blocks of an official document', () => {
    const blocks = toBlocks(html)
    expect(blocks.map(block => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : block.kind))).toEqual([
      'heading',
      '各股室：',
      '见网站（https://www.gov.cn/）粗',
      '1. 甲',
      '· 子',
      '2. 乙',
      'table',
      '［图：图意］',
      '图1',
      'signature',
    ])
    expect(blocks.find(({ kind }) => kind === 'table')).toMatchObject({
      caption: '表',
      widths: [4, 4],
      bodies: [[{ cells: [{ text: '甲', rowspan: 2 }, { text: '1' }] }, { cells: [{ text: '' }] }]],
    })
  })
  test('and the Word file made of them is read back with its table', async () => {
    const bytes = await documentDocx({ title: ['标题'], lang: 'zh-CN', blocks: toBlocks(html) })
    const back = (await fromDocx(bytes)).html
    expect(back).toContain('colspan="2"')
    expect(toText(back)).toContain('见网站（https://www.gov.cn/）粗')
  })
})
