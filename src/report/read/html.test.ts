import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadInput } from '../../errors.ts'
import { type Block, defaultLimits } from './blocks.ts'
import { readHtml } from './html.ts'

const page = readFileSync(new URL('../../../test/corpus/sources/report-2025.html', import.meta.url), 'utf8')
const line = (text: string): Block => ({ kind: 'line', text })
const table = (...rows: string[][]): Block => ({ kind: 'table', rows })

describe('a web page', () => {
  test('a real report with rows that span gives the cells that begin in each row', () => {
    const tables = readHtml(page).flatMap(block => (block.kind === 'table' ? [block.rows] : []))
    expect(tables.map(rows => rows.length)).toEqual([14, 28, 4])
    expect(tables[1]?.[5]).toEqual(['三、本年度办理结果', '（一）予以公开', '5345', '129', '0', '41', '19', '14', '5548'])
    expect(tables[1]?.[8]).toEqual(['2.其他法律行政法规禁止公开', '30', '0', '0', '0', '0', '0', '30'])
    expect(tables[2]?.[2]?.slice(0, 6)).toEqual(['', '', '', '', '', '结果维持'])
  })

  test('word-processor markup: o:p, spans inside a figure, several paragraphs in a cell', () => {
    const html = `<table class=MsoNormalTable><tr><td><p class=MsoNormal><span lang=EN-US>本年新<o:p></o:p></span></p>
      <p><span>公开数量</span></p></td><td><p><span lang=EN-US>1<span>2</span>\n</span><o:p>&nbsp;</o:p></p></td></tr></table>`
    expect(readHtml(html)).toEqual([table(['本年新\n公开数量', '12'])])
  })

  test('blank cells are kept as empty text', () => {
    expect(readHtml('<table><tr><td>规章<td>&nbsp;<td><p></p><td>\u200b0</table>')).toEqual([table(['规章', '', '', '0'])])
  })

  test('tables that lay out the page dissolve, the tables inside them stay', () => {
    const html = `<table><tr><td>首页</td><td>公开年报</td></tr><tr><td colspan=2><table><tr><td>
      <p>一、总体情况</p><table><tr><td>规章</td><td>0</td></tr><tr><td>规范性文件</td><td>2</td></tr></table><p>尾</p></td></tr></table></td></tr></table>`
    expect(readHtml(html)).toEqual([line('首页  公开年报'), line('一、总体情况'), table(['规章', '0'], ['规范性文件', '2']), line('尾')])
  })

  test('a small table inside a cell of a data table is the text of that cell', () => {
    const row = (label: string) => `<tr><td>${label}</td><td>1</td><td>2</td></tr>`
    const html = `<table><tr><td><table><tr><td>信息</td><td>内容</td></tr></table></td><td>制发</td><td>废止</td></tr>${row('规章')}${row('文件')}</table>`
    expect(readHtml(html)).toEqual([table(['信息\n内容', '制发', '废止'], ['规章', '1', '2'], ['文件', '1', '2'])])
  })

  test('a report as broken lines, and as preformatted text with its inner spaces', () => {
    expect(readHtml('<div>规章<br>0<br/>1\n2</div>')).toEqual([line('规章'), line('0'), line('1 2')])
    expect(readHtml('<pre>  规章      0    1\n\n文件      2    3</pre>')).toEqual([line('  规章      0    1'), line('文件      2    3')])
    expect(readHtml('<p>规章&nbsp;&nbsp;&nbsp;0&nbsp;&nbsp;2</p>')).toEqual([line('规章   0  2')])
  })

  test('scripts, styles, ruby readings, struck-out figures and the marks of notes are not text', () => {
    const html = `<style>p{}</style><script>var a="<p>1</p>"</script><p><ruby>公<rt>gōng</rt></ruby>开</p><p><del>3</del>5</p><p>12<sup>[1]</sup></p><!-- <p>9</p> -->`
    expect(readHtml(html)).toEqual([line('公开'), line('5'), line('12')])
  })

  test('rows and cells without end tags, and a table in a table row', () => {
    expect(readHtml('<table><tr><td>规章<td>1<tr><td>文件<td>2')).toEqual([table(['规章', '1'], ['文件', '2'])])
  })
})

describe('limits', () => {
  test('nesting, cells and elements beyond the limits are refused with a sentence that names the limit', () => {
    expect(() => readHtml('<div>'.repeat(201))).toThrow(/超过 200 层的上限/)
    expect(() => readHtml(`<table>${'<tr><td>1<td>2'.repeat(5001)}</table>`)).toThrow(/超过 10000 个的上限/)
    expect(() => readHtml('<p>'.repeat(500_000))).toThrow(/上限/)
    expect(() => readHtml('<a b '.repeat(500_000), { ...defaultLimits, milliseconds: 1 })).toThrow(/上限/)
  })

  test('misplaced content of a table does not cost its square', () => {
    // a second, or longer than a test may take
    expect(readHtml(`<table>${'x<br>'.repeat(100_000)}`)).toHaveLength(100_000)
  })

  test('whatever markup comes, blocks or BadInput come out', () => {
    const tag = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td rowspan=3>',
      '</td>',
      '</table>',
      '<p>',
      '<b>',
      '</b>',
      '<a>',
      '<select>',
      '<svg>',
      '<pre>',
      '<sup>',
      '1',
      ' ',
      '&nbsp;',
      '规章',
      '<!--',
      '-->',
      '<template>',
      '</p>',
      '<caption>',
      '<plaintext>',
      '<frameset>',
      '<math><mi>',
    )
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 120 }), parts => {
        try {
          for (const block of readHtml(parts.join(''))) expect(['line', 'table']).toContain(block.kind)
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('what the page hides is left out, but not where it hides all of its tables', () => {
  const table = (figure: number) => `<table><tr><td>规章</td><td>${figure}</td></tr><tr hidden><td>规章</td><td>9</td></tr></table>`
  const [shown] = readHtml(`<div style="display: none">${table(2)}</div>${table(1)}`)
  expect(shown).toEqual({ kind: 'table', rows: [['规章', '1']] })
  expect(readHtml(`<div style="display:none">${table(1)}</div><p>正文</p>`).map(block => block.kind)).toContain('table')
})
