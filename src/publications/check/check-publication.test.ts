import { describe, expect, test } from 'vitest'
import { checkPublication } from './check-publication.ts'
import type { Draft } from './finding.ts'
import { fixedContent, maskFinding } from './fix.ts'
import { checkLinks } from './links.ts'
import { builtInWords } from './word-list.ts'
import { wordListOf } from './words.ts'

const today = '2026-11-23'
const draft = (body: string, more: Partial<Draft> = {}): Draft => ({
  title: '关于开展检查的通知',
  body,
  documentNumber: null,
  formedOn: null,
  effectiveOn: null,
  expiresOn: null,
  summary: '',
  source: '',
  keywords: [],
  attachments: [],
  ...more,
})
const check = (body: string, more: Partial<Draft> = {}) => checkPublication(draft(body, more), { today })
const said = (body: string, more: Partial<Draft> = {}) =>
  check(body, more).map(({ rule, text, suggestion }) => `${rule} ${text}${suggestion ? ` → ${suggestion.text}` : ''}`)

describe('the check before publication', () => {
  test.each([
    ['an ID number', '<p>身份证号：110101199003070038。</p>', ['personal 1101**********0038 → 1101**********0038']],
    ['a mobile number, half of it bold', '<p>电话138<b>00138000</b></p>', ['personal 138****8000 → 138****8000']],
    ['a home address', '<p>住址：湖南省岳阳市临湘市长安街道12号</p>', ['personal 湖南省岳阳市临湘市**** → 湖南省岳阳市临湘市****']],
    ['a child with its age', '<p>救助张小明（男，9岁）。</p>', ['minor 张** → 张**']],
    ['a pupil', '<p>资助学生李华，家庭困难。</p>', ['minor 李* → 李*']],
    [
      'a column of children',
      '<table><tbody><tr><td>序号</td><td>学生姓名</td></tr><tr><td>1</td><td>王小丽</td></tr></tbody></table>',
      ['minor 王** → 王**'],
    ],
    ['a wrong word', '<p>优化环竟。</p>', ['word 环竟 → 环境']],
    ['an old name', '<p>报国家工商行政管理总局备案。</p>', ['word 国家工商行政管理总局 → 国家市场监督管理总局']],
    ['a day that does not exist', '<p>2023年2月30日前报送。</p>', ['date 2023年2月30日']],
    ['a wrong weekday', '<p>2026年9月10日（星期五）召开。</p>', ['date 2026年9月10日（星期五） → 2026年9月10日（星期四）']],
    ['half-width marks', '<p>各股室,各单位:</p>', ['punctuation , → ，', 'punctuation : → ：']],
    ['brackets that do not close', '<p>按《条例第三条执行。</p>', ['punctuation 《']],
    ['a document number in the wrong brackets', '<p>根据国办发[2021]8号。</p>', ['documentNumber [2021]8号 → 〔2021〕8号']],
    [
      'a picture without words',
      '<p>下图是办事大厅的平面图，入口在南侧，窗口在东侧，休息区在西侧，请按照叫号顺序办理。</p><p><img src="/a.png" alt=""></p>',
      ['picture /a.png'],
    ],
    ['an empty heading', '<h2></h2><p>正文</p>', ['heading h2']],
    ['an attachment that is not there', '<p>附件：1.收费目录</p>', ['attachment 收费目录']],
    ['a link within the text that leads nowhere', '<p><a href="#u-x">见下</a></p>', ['link #u-x']],
    [
      'a sum',
      '<table><tbody><tr><th>项</th><th>数</th></tr><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr><tr><td>合计</td><td>4</td></tr></tbody></table>',
      ['sum 4'],
    ],
    [
      'two names of one body',
      '<p>岳阳市文化旅游广电局会同岳阳市文化广电旅游局；文化旅游广电局负责。</p>',
      ['units 文化广电旅游局 → 文化旅游广电局'],
    ],
  ])('finds %s', (_, body, expected) => expect(said(body)).toEqual(expected))

  test.each([
    ['an office’s own telephone', '<p>联系电话：0730-3798123，传真（0730）3798124。</p>'],
    ['the number of a case', '<p>法院作出（2023）湘0682行初8号判决。</p>'],
    ['what a rule says of children', '<p>保护未成年人权益，关爱留守儿童成长，学生应当遵守规定；学生家长要配合。</p>'],
    [
      'figures that add up',
      '<table><tbody><tr><th>项</th><th>数</th></tr><tr><td>甲</td><td>1,000.5</td></tr><tr><td>乙</td><td>-</td></tr><tr><td>丙</td><td>2</td></tr><tr><td>合计</td><td>1002.5</td></tr></tbody></table>',
    ],
    ['numbers in brackets of a list', '<p>1）报送材料；2）现场核查。</p>'],
    ['a department that has part of a ministry’s name', '<p>文化部门、卫生部门和原国土资源部的规定。</p>'],
    ['words across others', '<p>汇总和协调；聘任副主任；审核核查；设施施工；追究责任；引导至指定地点；不良反应情况；农机购置补贴。</p>'],
    ['a masked name', '<p>申请人：张*，身份证号：1101**********0038</p>'],
  ])('leaves alone %s', (_, body) => expect(said(body)).toEqual([]))

  test('looks at the item’s own data', () => {
    const more = { documentNumber: '示文〔2025〕3号', formedOn: '2026-12-01', effectiveOn: '2026-11-01', expiresOn: '2026-10-01' } as const
    expect(check('<p>正文</p>', more).map(({ at, level }) => `${at.field} ${level}`)).toEqual([
      'documentNumber mustFix',
      'formedOn mustFix',
      'effectiveOn warning',
      'expiresOn mustFix',
    ])
    expect(said('<p>正文</p>', { documentNumber: '示文[2026]03号', formedOn: '2026-01-01' })).toEqual([
      'documentNumber 示文[2026]03号 → 示文〔2026〕3号',
    ])
    expect(said('<p>示例局<br>2025年9月10日</p>', { formedOn: '2026-09-10' })).toEqual(['date 2025年9月10日 → 2026年9月10日'])
  })

  test('a click masks or corrects exactly the place, in the text, the title and the files', () => {
    const before = draft('<p>一。</p><p>电话138<b>00138000</b>，<a href="/x">环竟</a>。</p>', {
      title: '营商环竟通知',
      attachments: [{ fileId: 'f', title: '13800138000的附件', alt: null, role: 'attachment' }],
    })
    let after = before
    for (let round = 0; round < 10; round++) {
      const next = checkPublication(after, { today }).find(({ suggestion }) => suggestion)
      if (!next) break
      after = fixedContent(after, next) ?? after
    }
    expect(after.title).toBe('营商环境通知')
    expect(after.body).toBe('<p>一。</p>\n<p>电话138****8000，<a href="/x">环境</a>。</p>')
    expect(after.attachments[0]!.title).toBe('138****8000的附件')
    const [finding] = checkPublication(before, { today })
    expect(
      maskFinding(draft('<p>已经改过的正文，没有号码，也足够长足够长足够长</p>'), {
        ...finding!,
        at: { field: 'body', block: 0, start: 2, end: 13 },
      }),
    ).toBeNull()
  })

  test('a fingerprint stays while the words stay, wherever they move, and tells two alike apart', () => {
    const [one] = check('<p>优化环竟。</p>')
    const [moved] = check('<p>新的一段。</p><p>前言，优化环竟。</p>')
    expect(moved!.fingerprint).toBe(one!.fingerprint)
    const two = check('<p>环竟</p><p>环竟</p>').map(({ fingerprint }) => fingerprint)
    expect(new Set(two).size).toBe(2)
  })

  test('no finding shows the personal data it found', () => {
    expect(JSON.stringify(check('<p>身份证号：110101199003070038，手机13800138000，学生李华，</p>'))).not.toMatch(/199003070|0013|李华/)
  })

  test('the office’s own list takes the place of ours', () => {
    const words = wordListOf([{ wrong: '样例区', right: '示例区', reason: '本区名称', level: 'warning' }])
    expect(checkPublication(draft('<p>样例区环竟</p>'), { today, words }).map(({ text }) => text)).toEqual(['样例区'])
  })

  test('the built-in list has more than 300 words, each once, none right, none in its own correction', () => {
    expect(builtInWords.length).toBeGreaterThan(300)
    expect(new Set(builtInWords.map(({ wrong }) => wrong)).size).toBe(builtInWords.length)
    expect(builtInWords.filter(({ wrong, right }) => wrong === right || wrong.length < 2)).toEqual([])
    const rights = new Map(builtInWords.map(entry => [entry.right, entry]))
    expect(builtInWords.filter(({ wrong }) => rights.has(wrong)).map(({ wrong }) => wrong)).toEqual([])
  })

  test('links elsewhere are asked about by the function that is given, each address once', async () => {
    const asked: string[] = []
    const links =
      '<p><a href="https://a.example/1">一</a><a href="https://a.example/2">二</a><a href="https://a.example/1">三</a><a href="https://a.example/3">四</a></p>'
    const found = await checkLinks(draft(links), async address => {
      asked.push(address)
      if (address.endsWith('3')) throw new Error('no route')
      return address.endsWith('2') ? 404 : 200
    })
    expect(asked).toHaveLength(3)
    expect(found.map(({ text, message }) => `${text} ${message.split('：')[1]}`)).toEqual([
      'https://a.example/2 对方应答 404',
      'https://a.example/3 对方没有应答',
    ])
  })

  test.each([
    ['digits', '1234567890'.repeat(100_000)],
    ['brackets', '（'.repeat(1_000_000)],
    ['closed brackets', '》'.repeat(1_000_000)],
    ['names of bodies', '管理局委员会'.repeat(166_666)],
    ['labels', '姓名：'.repeat(333_333)],
    ['pupils', '学生'.repeat(500_000)],
    ['days', '2023年2月30'.repeat(100_000)],
    ['attachments', '附件：1.\n'.repeat(160_000)],
    ['marks', ',:;'.repeat(333_333)],
    ['addresses', 'a.'.repeat(500_000)],
    ['blanks', ' \u3000'.repeat(500_000)],
    ['one surname', '张'.repeat(1_000_000)],
  ])('a million characters of %s are read to their end, and do not cost their square', (_, text) => {
    // a moment, or longer than a test may take
    expect(said(`<p>${text}</p><p>身份证号：110101199003070038。</p>`)).toContain('personal 1101**********0038 → 1101**********0038')
  })
})
