import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPaste } from './paste.ts'

/** Shapes as the programs write them, shortened. */
const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"仿宋_GB2312"} --></style></head><body lang=ZH-CN><!--StartFragment-->
<p class=MsoTitle align=center style='text-align:center'><span style='font-family:方正小标宋简体'>关于开展检查的通知<o:p></o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt;font-family:黑体'>一、检查内容<span lang=EN-US><o:p></o:p></span></span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋'>各单位要<b>按时</b>报送。<span style='display:none'>内部意见</span><span lang=EN-US><o:p>&nbsp;</o:p></span></span></p>
<p class=MsoListParagraph style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='mso-fareast-font-family:等线'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span>第一项</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span></span><![endif]>第二项</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span>&nbsp; </span></span></span><![endif]>小项</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span><span style='mso-list:Ignore'>（一）</span></span><![endif]>有编号的款</p>
<p class=MsoNormal><del cite="mailto:张三" datetime="2026-01-01T00:00">删去</del><ins>加上</ins></p>
<table class=MsoTableGrid border=1><tr><td width=100 rowspan=2 valign=top style='width:75pt'><p class=MsoNormal>甲<o:p></o:p></p></td><td colspan=2><p class=MsoNormal><o:p>&nbsp;</o:p></p></td></tr><tr><td>1</td><td>2</td></tr></table>
<!--EndFragment--></body></html>`

const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0 cellpadding=0 width=144 style='border-collapse:collapse'>
<!--StartFragment--><col width=72 span=2 style='width:54pt'><tr height=19><td colspan=2 height=19 class=xl65 width=144>收费目录</td></tr><tr><td class=xl66 align=right x:num>12</td><td></td></tr><!--EndFragment--></table></body></html>`

const wps = `<!DOCTYPE html><html><body><!--StartFragment--><p class="MsoNormal" style="text-indent:32pt;mso-outline-level:2" ><b><span style="mso-spacerun:'yes';font-family:楷体_GB2312;font-size:16.0000pt;" ><font face="楷体_GB2312" >（一）主要做法</font></span></b></p><p class=MsoNormal ><span style="mso-spacerun:'yes';" >　　正文。</span><span style="mso-spacerun:'yes';" ><o:p></o:p></span></p><!--EndFragment--></body></html>`

const wechat = `<section data-tool="x" style="color:red"><section><p style="text-align:center"><span leaf="" style="font-weight:bold">标题</span></p></section><section><span leaf=""><br></span></section><section><p><span leaf="">正文一</span></p><p><img class="rich_pages" data-src="https://mmbiz.qpic.cn/a.png" alt="图片"></p></section><mp-common-profile data-nickname="x"><b>关注</b></mp-common-profile></section>`

const page = `<div id="zoom" class="TRS_Editor"><style>.TRS_Editor P{color:red}</style>　　第一段。<br>　　第二段。<br><br>　　第三段。&nbsp;&nbsp;&nbsp;完。<script>count()</script></div>`

describe('what is pasted', () => {
  test('from Word: list, heading, bold, table with spans; hidden and deleted text stay behind', () => {
    expect(cleanPaste(word)).toBe(`<h2>关于开展检查的通知</h2>
<h2>一、检查内容</h2>
<p>各单位要<b>按时</b>报送。</p>
<ol><li>第一项</li><li>第二项<ul><li>小项</li></ul></li></ol>
<p>（一）有编号的款</p>
<p>加上</p>
<table><tbody><tr><td rowspan="2"><p>甲</p></td><td colspan="2"></td></tr><tr><td>1</td><td>2</td></tr></tbody></table>`)
  })

  test('from Excel: the cells with their spans', () => {
    expect(cleanPaste(excel)).toBe(
      '<table><tbody><tr><td colspan="2">收费目录</td></tr><tr><td class="right">12</td><td></td></tr></tbody></table>',
    )
  })

  test('from WPS: the heading by its level, no indents of blanks', () => {
    expect(cleanPaste(wps)).toBe('<h3>（一）主要做法</h3>\n<p>正文。</p>')
  })

  test('from the WeChat editor: nested sections are paragraphs, a picture there is a link', () => {
    expect(cleanPaste(wechat)).toBe(
      '<p class="center"><b>标题</b></p>\n<p>正文一</p>\n<p><a href="https://mmbiz.qpic.cn/a.png" rel="external noopener">［图：图片］</a></p>',
    )
  })

  test('from a page: lines that are indented are paragraphs', () => {
    expect(cleanPaste(page)).toBe('<p>第一段。</p>\n<p>第二段。</p>\n<p>第三段。 完。</p>')
  })

  test.each([
    ['<p><b>一、加粗的短句</b></p>', '<h2>一、加粗的短句</h2>'],
    ['<p>一、没有样式的不算标题</p>', '<p>一、没有样式的不算标题</p>'],
    ['<p><b>一、以句号结尾的是正文。</b></p>', '<p><b>一、以句号结尾的是正文。</b></p>'],
    ['<b style="font-weight:normal"><p>x</p></b>', '<p>x</p>'],
    [
      '<p>正文<a style="mso-footnote-id:ftn1" href="file:///C:/x.htm#_ftn1" name="_ftnref1">[1]</a></p><div style="mso-element:footnote-list"><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a>注</p></div></div>',
      '<p>正文<a href="#u-ftn1" id="u-ftnref1">[1]</a></p>\n<section class="footnotes"><p><a href="#u-ftnref1" id="u-ftn1">[1]</a>注</p></section>',
    ],
  ])('%s becomes %s', (written, stored) => expect(cleanPaste(written)).toBe(stored))

  test('cleaned twice is cleaned once', () => {
    for (const html of [word, excel, wps, wechat, page]) expect(cleanPaste(cleanPaste(html))).toBe(cleanPaste(html))
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<br>',
      '　　',
      '一、',
      '正文',
      '<div>',
      '</div>',
      '<span style="font-weight:bold">',
      '</span>',
      '<table><tr><td>',
      '</table>',
      '<ul><li>',
      '</ul>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), parts => {
        const once = cleanPaste(parts.join(''))
        expect(cleanPaste(once)).toBe(once)
      }),
    )
  })
})
