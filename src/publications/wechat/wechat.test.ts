import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startWechatServer } from '../../../test/support/wechat-server.ts'
import { articleHtml, cut, picturesIn, wechatLimits } from './article.ts'
import { openWechat, type Wechat } from './client.ts'
import { WechatError } from './error-codes.ts'

const article = { title: '通知', author: '局办公室', digest: '', content: '<p>正文</p>', content_source_url: '', thumb_media_id: 'cover-1' }
const picture = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), contentType: 'image/jpeg', name: '图.jpg' } as const

describe('the interface of an official account', () => {
  let server: Awaited<ReturnType<typeof startWechatServer>>
  let wechat: Wechat
  let now = 0
  beforeEach(async () => {
    server = await startWechatServer()
    now = 1_700_000_000_000
    wechat = openWechat({ endpoint: server.endpoint, appId: 'wx0', appSecret: 'app-secret' }, { now: () => now, timeoutMs: 500 })
  })
  afterEach(() => server.close())
  const tokensAsked = () => server.state.calls.filter(path => path.endsWith('stable_token')).length

  test('takes an article from its pictures to its address', async () => {
    expect(await wechat.uploadPicture(picture)).toBe('https://mmbiz.qpic.cn/p/1')
    const cover = await wechat.addCover({ ...picture, contentType: 'image/png', name: 'cover.png' })
    const draft = await wechat.addDraft({ ...article, thumb_media_id: cover })
    const task = await wechat.publish(draft)
    expect(await wechat.status(task)).toEqual({ state: 'publishing' })
    expect(await wechat.status(task)).toEqual({ state: 'published', articleId: 'article-task-1', url: 'https://mp.weixin.qq.com/s/task-1' })
    await wechat.withdraw('article-task-1')
    expect(server.state.deleted).toEqual(['article-task-1'])
    expect(server.state.pictures.map(({ type }) => type)).toEqual(['image/jpeg', 'image/png'])
    expect(tokensAsked()).toBe(1)
  })

  test('asks for a new token before the old one runs out', async () => {
    await wechat.addDraft(article)
    now += 6_899_000
    await wechat.addDraft(article)
    expect(tokensAsked()).toBe(1)
    now += 2_000
    await wechat.addDraft(article)
    expect(tokensAsked()).toBe(2)
  })

  test('a token that WeChat no longer takes is asked for anew, once', async () => {
    await wechat.addDraft(article)
    server.expireToken()
    await wechat.addDraft(article)
    expect(tokensAsked()).toBe(2)
    server.answerWith('/cgi-bin/draft/add', 40001, 40001)
    await expect(wechat.addDraft(article)).rejects.toMatchObject({ code: 40001 })
    expect(tokensAsked()).toBe(3)
  })

  test.each([
    ['40164', 40164, 'never', '白名单'],
    ['45009', 45009, 'tomorrow', '次数已用完'],
    ['-1', -1, 'later', '繁忙'],
    ['48001', 48001, 'never', '权限'],
    ['a code nobody told us of', 99_999, 'later', '99999'],
  ] as const)('an answer of %s says what can be done about it', async (_, code, remedy, words) => {
    server.answerWith('/cgi-bin/draft/add', code)
    const error = await wechat.addDraft(article).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WechatError)
    expect(error).toMatchObject({ code, remedy, message: expect.stringContaining(words) })
  })

  test.each([
    [2, '原创'],
    [3, '失败'],
    [4, '审核不通过'],
    [5, '删除'],
    [6, '封禁'],
  ])('publish_status %i is told in words', async (endsAs, words) => {
    Object.assign(server.state, { publishingFor: 0, endsAs })
    const task = await wechat.publish(await wechat.addDraft(article))
    expect(await wechat.status(task)).toEqual({ state: 'failed', why: expect.stringContaining(words) })
  })

  test('no answer, a wrong secret and a closed door are told, and never with the secret or the token', async () => {
    const wrong = openWechat({ endpoint: server.endpoint, appId: 'wx0', appSecret: 'another-secret' })
    await expect(wrong.addDraft(article)).rejects.toMatchObject({ code: 40125, remedy: 'never' })
    await wechat.addDraft(article)
    server.state.hangs = true
    const error = (await wechat.addDraft(article).catch((thrown: unknown) => thrown)) as Error
    expect(error).toMatchObject({ code: null, remedy: 'later', message: '微信接口没有按时答复' })
    expect(JSON.stringify([error.message, error.stack])).not.toMatch(/token-|another-secret|app-secret/)
    await server.close()
    await expect(wechat.addDraft(article)).rejects.toMatchObject({ code: null, message: '连不上微信接口' })
  })
})

describe('an article as the editor of WeChat wants it', () => {
  const origin = 'https://gk.example.gov.cn'

  test('carries its styles, shows only pictures on the servers of WeChat, and says links as text', () => {
    const html =
      '<p class="sign">示例局</p><p>见<a href="/wlj/items/3">办法</a>、<a href="https://www.gov.cn/">https://www.gov.cn/</a>。</p><figure><img src="/wlj/items/3/files/a" alt="流程图"><figcaption>图一</figcaption></figure>'
    const shown = articleHtml(html, new Map([['/wlj/items/3/files/a', 'https://mmbiz.qpic.cn/p/1']]), origin)
    expect(shown).toContain('text-align:right;">示例局</p>')
    expect(shown).toContain('见办法（https://gk.example.gov.cn/wlj/items/3）、https://www.gov.cn/。')
    expect(shown).toContain('<img src="https://mmbiz.qpic.cn/p/1" alt="流程图" style="')
    expect(shown).toMatch(/<section><img[^>]*><section>图一<\/section><\/section>/)
    expect(shown).not.toMatch(/<a |class=|href=/)
  })

  test('a picture that could not be brought there is said in words', () => {
    expect(articleHtml('<p><img src="/x" alt="开放时间表"></p>', new Map(), origin)).toContain('［图：开放时间表］')
  })

  test('tables keep their spans and get their lines', () => {
    const shown = articleHtml('<table><tbody><tr><td colspan="2" onclick="x()">甲</td></tr></tbody></table>', new Map(), origin)
    expect(shown).toMatch(/<table style="[^"]*border-collapse/)
    expect(shown).toMatch(/<td colspan="2" style="[^"]*border:1px/)
    expect(shown).not.toContain('onclick')
  })

  test('pictures are found once each', () => {
    expect(picturesIn('<p><img src="/a" alt="一"><img src="/b"><img src="/a" alt="一"></p>')).toEqual([
      { src: '/a', alt: '一' },
      { src: '/b', alt: '' },
    ])
  })

  test('titles and digests are cut at a character', () => {
    expect(cut('通知', wechatLimits.title)).toBe('通知')
    expect([...cut('𠮷'.repeat(100), wechatLimits.title)]).toHaveLength(64)
    expect(cut('𠮷'.repeat(100), 3)).toBe('𠮷𠮷…')
  })
})
