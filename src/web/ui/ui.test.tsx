import { expect, test } from 'vitest'
import type { Table } from '../../document/blocks.ts'
import { documentFragment } from '../../document/html.ts'
import { Chart, Choices, Crumbs, DataTable, ErrorSummary, Field, Finds, Meta, ordinal, Select, StatutoryTable, TextArea } from './index.ts'

const html = (element: unknown) => String(element)

test('a control is tied to its label, hint and fault by id', () => {
  const text = html(<Field id="phone" label="电话" hint="可以是座机。" fault="请写明电话。" required />)
  expect(text).toContain('<label for="phone">')
  expect(text).toMatch(/id="phone-hint".*id="phone-fault".*<input id="phone" name="phone" aria-describedby="phone-hint phone-fault"/)
  expect(text).toContain('aria-invalid="true"')
  expect(html(<Field id="phone" label="电话" />)).not.toMatch(/aria-|wrong|required/)
})

test('a password is never sent back', () => {
  expect(html(<Field id="p" label="密码" type="password" value="open sesame" />)).not.toContain('sesame')
})

test('what was typed comes back whole, a first empty line too, and as text', () => {
  const shown = html(<TextArea id="t" label="内容" value={'\n<b>第二行</b>'} />)
  expect(shown).toContain('>\n\n&lt;b&gt;第二行&lt;/b&gt;</textarea>')
})

test('of several the chosen one is chosen; the first has the id to which the error summary leads', () => {
  const options = [
    { value: 'a', text: '甲' },
    { value: 'b', text: '乙', note: '说明' },
  ]
  const radios = html(<Choices id="kind" label="种类" options={options} value="b" fault="请选择。" />)
  expect(radios).toMatch(/<fieldset class="field wrong" aria-describedby="kind-fault"><legend>种类<\/legend>/)
  expect(radios).toMatch(/id="kind" name="kind" value="a"(?! checked)/)
  expect(radios).toMatch(/id="kind-2" name="kind" value="b" checked/)
  expect(html(<Select id="kind" label="种类" options={options} value="b" />)).toContain('<option value="b" selected="">乙</option>')
})

test('the error summary leads to each field, and is nothing without faults', () => {
  expect(html(<ErrorSummary faults={{ phone: '请写明电话。' }} />)).toMatch(
    /role="alert".*有 1 处需要修改.*<a href="#phone">请写明电话。<\/a>/,
  )
  expect(html(<ErrorSummary faults={{}} />)).not.toContain('errors')
})

test('the last crumb is the page itself, not a link', () => {
  const text = html(
    <Crumbs
      crumbs={[
        { href: '/', text: '首页' },
        { href: '/x', text: '正文' },
      ]}
    />,
  )
  expect(text).toContain('<span aria-current="page">正文</span>')
  expect(text.match(/<a /g)).toHaveLength(1)
})

const table: Table = {
  kind: 'table',
  name: 't4',
  caption: '复议和诉讼',
  widths: [1, 1],
  head: [
    {
      cells: [
        { text: '结果维持', parts: ['结果', '维持'], scope: 'col' },
        { text: '总计', scope: 'col' },
      ],
    },
  ],
  bodies: [
    [
      {
        kind: 'sum',
        cells: [
          { text: '0', figure: 0, at: 'disputes.review[0]', head: '结果维持', group: '行政复议' },
          { text: '3', figure: 3, at: 'disputes.review[1]', head: '总计', colspan: 2 },
        ],
      },
    ],
  ],
}

test('a statutory table is a table of the document model, cell by cell', () => {
  const { kind: _, ...props } = table
  // Roles are said again here, and the paper has widths of its own.
  const ours = html(<StatutoryTable {...props} />).replace(/ role="\w+"/g, '')
  const paper = documentFragment({ title: [], lang: 'zh-CN', blocks: [table] }).replace(/<colgroup>.*?<\/colgroup>|\n/g, '')
  expect(ours.replaceAll('<wbr/>', '<wbr>')).toBe(paper)
})

test('a cell with a finding carries its number, and the finding its anchor', () => {
  const { kind: _, ...props } = table
  const marked = html(<StatutoryTable {...props} marks={{ 'disputes.review[1]': { n: 2, level: 'error' } }} />)
  expect(marked).toContain('class="bad" colspan="2"')
  expect(marked).toContain('3<sup><a href="#n2" aria-label="见发现②">②</a></sup>')
  const finds = html(<Finds finds={[{ n: 2, title: '总计有误', level: 'error', text: '1 + 1 = 2', basis: '行合计' }]} />)
  expect(finds).toMatch(/<li id="n2"><h3><span class="n">②<\/span>总计有误 <span class="state over">错误<\/span>/)
})

test('findings have round numbers as far as there are any', () => {
  expect([1, 20, 21, 35, 36, 50, 51].map(ordinal)).toEqual(['①', '⑳', '㉑', '㉟', '㊱', '㊿', '(51)'])
})

test('a picture is described in full, has its figures beside it, and needs no style attribute', () => {
  const text = html(
    <Chart
      caption="按类别"
      unit="条"
      total
      bars={[
        { label: '动态', value: 95 },
        { label: '其他', value: 0 },
      ]}
    />,
  )
  expect(text).toContain('aria-label="横条图：动态 95 条，其他 0 条"')
  expect(text.match(/<rect /g)).toHaveLength(1)
  expect(text).toMatch(/<caption class="unseen">按类别<\/caption>.*>合计<.*>95<.*>100\.0%</)
  expect(text).not.toContain('style=')
})

test('a table of records has a caption, header scopes, and labels for its cards', () => {
  const columns = [
    { text: '号', num: true },
    { text: '内容', main: true },
  ]
  const text = html(<DataTable caption="要办的申请" columns={columns} rows={[{ cells: ['3', '某文件'] }]} />)
  expect(text).toContain('<caption class="unseen">要办的申请</caption>')
  expect(text).toContain('<td role="cell" class="num" data-head="号">3</td><th scope="row" role="rowheader" class="main">某文件</th>')
})

test('what is not there is left out of the metadata', () => {
  expect(
    html(
      <Meta
        facts={[
          { name: '索引号', value: null },
          { name: '发布', value: '0' },
        ]}
      />,
    ),
  ).toBe('<dl class="meta"><div><dt>发布</dt><dd>0</dd></div></dl>')
})
