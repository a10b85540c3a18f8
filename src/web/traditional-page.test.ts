import { expect, test } from 'vitest'
import { inTraditional } from './traditional-page.ts'

test.each([
  ['text is converted', '<p>政府信息公开</p>', '<p>政府信息公開</p>'],
  ['what is seen or heard of an attribute is converted', '<img alt="公开" title="说明">', '<img alt="公開" title="說明">'],
  ['the head that a phone shows beside a cell is converted', '<td data-head="总计">1</td>', '<td data-head="總計">1</td>'],
  ['values, names and addresses stay', '<input name="区" value="区" placeholder="区">', '<input name="区" value="区" placeholder="區">'],
  ['an option keeps its value', '<option value="县级">县级</option>', '<option value="县级">縣級</option>'],
  ['links stay', '<a href="/?q=公开">公开</a>', '<a href="/?q=公开">公開</a>'],
  ['names of records stay', '<b translate="no">张万国</b>张', '<b translate="no">张万国</b>張'],
  [
    'what is kept may hold elements, also of its own name',
    '<b data-keep="true"><b>广</b><br>广</b>广',
    '<b data-keep="true"><b>广</b><br>广</b>廣',
  ],
  [
    'an empty element that is kept keeps nothing else',
    '<input data-keep="true" title="广"><p>广</p>',
    '<input data-keep="true" title="广"><p>廣</p>',
  ],
  ['what somebody typed stays', '<textarea title="说">说 <b>说</textarea>说', '<textarea title="說">说 <b>说</textarea>說'],
  ['code stays', '<script>"说"</script>说', '<script>"说"</script>說'],
  ['comments and the doctype stay', '<!doctype html><!-- 说 <p> -->说', '<!doctype html><!-- 说 <p> -->說'],
  ['Chinese elements become traditional ones', '<i lang="zh-CN">说</i>', '<i lang="zh-Hant">說</i>'],
  ['a greater-than sign inside an attribute ends no element', '<p title="说>说">说</p>', '<p title="說>說">說</p>'],
  ['entities stay', '<p>说&lt;&#39;说</p>', '<p>說&lt;&#39;說</p>'],
  ['a lone bracket is text', 'a < 说', 'a < 說'],
])('%s', (_sentence, html, expected) => {
  expect(inTraditional(html)).toBe(expected)
})

test('a large page is converted whole, and does not cost its square', () => {
  const row = '<tr><td data-head="总计">（一）予以公开</td></tr>'
  const turned = '<tr><td data-head="總計">（一）予以公開</td></tr>'
  // five million characters: a moment, or longer than a test may take
  expect(inTraditional(`<table>${row.repeat(100_000)}</table>`) === `<table>${turned.repeat(100_000)}</table>`).toBe(true)
})
