import { WechatError } from './error-codes.ts'

export type Account = {
  /** `https://api.weixin.qq.com`; another one for a proxy that the office runs, or a test. */
  endpoint: string
  appId: string
  appSecret: string
}

export type Picture = { bytes: Uint8Array; contentType: 'image/jpeg' | 'image/png'; name: string }

export type Article = {
  title: string
  author: string
  digest: string
  content: string
  content_source_url: string
  thumb_media_id: string
}

/** How a submitted publication stands (freepublish/get: publish_status). */
export type Status =
  | { state: 'published'; articleId: string; url: string | null }
  | { state: 'publishing' }
  | { state: 'failed'; why: string }

const failures: Readonly<Record<number, string>> = {
  2: '原创声明失败',
  3: '发布失败',
  4: '平台审核不通过',
  5: '发布后被运营人员删除',
  6: '发布后被平台封禁',
}

export type Wechat = ReturnType<typeof openWechat>

/**
 * The documented HTTP interface of an official account: token, pictures, draft, publication, status. The token is asked for when it is
 * needed, kept as long as it is good, and asked for anew once where WeChat says that it is not. Throws WechatError.
 */
export function openWechat({ endpoint, appId, appSecret }: Account, { now = Date.now, timeoutMs = 20_000 } = {}) {
  let token: { value: string; until: number } | null = null

  async function tokenNow(force = false): Promise<string> {
    if (!force && token && token.until > now()) return token.value
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }
    const got = await send('/cgi-bin/stable_token', JSON.stringify(body))
    if (typeof got['access_token'] !== 'string') throw new WechatError(null, '微信没有给出接口凭证')
    // Five minutes less than it is good for: an answer may be long on its way.
    token = { value: got['access_token'], until: now() + (Number(got['expires_in'] ?? 0) - 300) * 1000 }
    return token.value
  }

  async function send(path: string, body: string | (() => FormData)): Promise<Record<string, unknown>> {
    let response: Response
    try {
      const isText = typeof body === 'string'
      response = await fetch(new URL(path, endpoint), {
        method: 'POST',
        body: isText ? body : body(),
        ...(isText && { headers: { 'content-type': 'application/json; charset=utf-8' } }),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      })
    } catch (error) {
      // Never the address: the token stands in it.
      throw new WechatError(null, (error as Error).name === 'TimeoutError' ? '微信接口没有按时答复' : '连不上微信接口')
    }
    const answer = response.ok ? ((await response.json().catch(() => null)) as Record<string, unknown> | null) : null
    if (!answer) throw new WechatError(null, `微信接口答复异常（HTTP ${response.status}）`)
    const code = Number(answer['errcode'] ?? 0)
    if (code !== 0) throw new WechatError(code, String(answer['errmsg'] ?? ''))
    return answer
  }

  /** With the token in the address; once more with a new one where WeChat no longer takes it. */
  async function call(path: string, body: string | (() => FormData)): Promise<Record<string, unknown>> {
    const at = (value: string) => `${path}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(value)}`
    try {
      return await send(at(await tokenNow()), body)
    } catch (error) {
      if (!(error instanceof WechatError) || error.remedy !== 'token') throw error
      return send(at(await tokenNow(true)), body)
    }
  }

  const formOf = (picture: Picture) => () => {
    const form = new FormData()
    form.append('media', new Blob([Buffer.from(picture.bytes)], { type: picture.contentType }), picture.name)
    return form
  }

  const text = (answer: Record<string, unknown>, field: string): string => {
    const value = answer[field]
    if (typeof value !== 'string' || value === '') throw new WechatError(null, `微信的答复里没有 ${field}`)
    return value
  }

  return {
    /** A picture of an article: its address on WeChat's own servers, the only ones that articles may show. JPEG or PNG, at most 1 MB. */
    uploadPicture: async (picture: Picture) => text(await call('/cgi-bin/media/uploadimg', formOf(picture)), 'url'),
    /** The cover: a permanent material. */
    addCover: async (picture: Picture) => text(await call('/cgi-bin/material/add_material?type=image', formOf(picture)), 'media_id'),
    addDraft: async (article: Article) =>
      text(await call('/cgi-bin/draft/add', JSON.stringify({ articles: [{ ...article, need_open_comment: 0 }] })), 'media_id'),
    deleteDraft: async (mediaId: string) => {
      await call('/cgi-bin/draft/delete', JSON.stringify({ media_id: mediaId }))
    },
    /** Gives back the id of the task: that it was taken, not that it is done. */
    publish: async (mediaId: string) =>
      text(await call('/cgi-bin/freepublish/submit', JSON.stringify({ media_id: mediaId })), 'publish_id'),
    status: async (publishId: string): Promise<Status> => {
      const answer = await call('/cgi-bin/freepublish/get', JSON.stringify({ publish_id: publishId }))
      const status = Number(answer['publish_status'])
      if (status === 1) return { state: 'publishing' }
      if (status !== 0) return { state: 'failed', why: failures[status] ?? `发布失败（状态 ${status}）` }
      const items = (answer['article_detail'] as { item?: { article_url?: string }[] } | undefined)?.item
      return { state: 'published', articleId: text(answer, 'article_id'), url: items?.[0]?.article_url ?? null }
    },
    /** Takes a published article back. */
    withdraw: async (articleId: string) => {
      await call('/cgi-bin/freepublish/delete', JSON.stringify({ article_id: articleId, index: 0 }))
    },
  }
}
