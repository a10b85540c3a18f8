import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A server that speaks the documented interface of WeChat official accounts over a real socket: tokens that run out, pictures that are too
 * big, publications that take a while or are refused. `answerWith` makes the next call of a path fail with an error code.
 */
export async function startWechatServer() {
  const state = {
    token: 'token-1',
    tokens: 0,
    calls: [] as string[],
    pictures: [] as { name: string; type: string; bytes: number }[],
    drafts: new Map<string, Record<string, unknown>>(),
    tasks: new Map<string, { mediaId: string; asked: number }>(),
    deleted: [] as string[],
    /** How often a task says that it is still publishing, and how it ends. */
    publishingFor: 1,
    endsAs: 0,
    failures: new Map<string, number[]>(),
    hangs: false,
  }
  const server = createServer((request, response) => {
    void handle(request).then(answer => {
      if (answer === null) return
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })

  async function handle(request: IncomingMessage): Promise<Record<string, unknown> | null> {
    const url = new URL(request.url ?? '/', 'http://wechat.invalid')
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const body = Buffer.concat(pieces)
    state.calls.push(url.pathname)
    if (state.hangs) return null
    const code = state.failures.get(url.pathname)?.shift()
    if (code !== undefined) return { errcode: code, errmsg: 'made to fail' }
    const json = () => JSON.parse(body.toString('utf8')) as Record<string, unknown>
    if (url.pathname === '/cgi-bin/stable_token') {
      const asked = json()
      if (asked['secret'] !== 'app-secret') return { errcode: 40125, errmsg: 'invalid appsecret' }
      if (asked['force_refresh'] === true) state.token = `token-${state.tokens + 1}`
      state.tokens += 1
      return { access_token: state.token, expires_in: 7200 }
    }
    if (url.searchParams.get('access_token') !== state.token) return { errcode: 42001, errmsg: 'access_token expired' }
    return answerOf(url.pathname, body, request.headers['content-type'] ?? '', json)
  }

  function answerOf(path: string, body: Buffer, type: string, json: () => Record<string, unknown>): Record<string, unknown> {
    switch (path) {
      case '/cgi-bin/media/uploadimg':
      case '/cgi-bin/material/add_material': {
        const text = body.toString('latin1')
        const [, name = ''] = /filename="([^"]*)"/.exec(text) ?? []
        const [, kind = ''] = /Content-Type: (\S+)/i.exec(text) ?? []
        if (!type.startsWith('multipart/form-data') || !/name="media"/.test(text)) return { errcode: 41005, errmsg: 'media data missing' }
        if (!/^image\/(?:jpeg|png)$/.test(kind)) return { errcode: 40005, errmsg: 'invalid file type' }
        if (body.length > 1_000_000) return { errcode: 40009, errmsg: 'invalid image size' }
        state.pictures.push({ name, type: kind, bytes: body.length })
        const id = state.pictures.length
        return path.endsWith('uploadimg') ? { url: `https://mmbiz.qpic.cn/p/${id}` } : { media_id: `cover-${id}`, url: '' }
      }
      case '/cgi-bin/draft/add': {
        const [article] = json()['articles'] as Record<string, unknown>[]
        if ([...String(article?.['title'] ?? '')].length > 64) return { errcode: 45003, errmsg: 'title size out of limit' }
        if (!article?.['content']) return { errcode: 44004, errmsg: 'empty content' }
        const id = `draft-${state.drafts.size + 1}`
        state.drafts.set(id, article)
        return { media_id: id }
      }
      case '/cgi-bin/draft/delete':
        state.drafts.delete(String(json()['media_id']))
        return { errcode: 0, errmsg: 'ok' }
      case '/cgi-bin/freepublish/submit': {
        const mediaId = String(json()['media_id'])
        if (!state.drafts.has(mediaId)) return { errcode: 40007, errmsg: 'invalid media_id' }
        const id = `task-${state.tasks.size + 1}`
        state.tasks.set(id, { mediaId, asked: 0 })
        return { errcode: 0, errmsg: 'ok', publish_id: id }
      }
      case '/cgi-bin/freepublish/get': {
        const id = String(json()['publish_id'])
        const task = state.tasks.get(id)
        if (!task) return { errcode: 53600, errmsg: 'Article ID invalid' }
        task.asked += 1
        if (task.asked <= state.publishingFor) return { publish_id: id, publish_status: 1, fail_idx: [] }
        if (state.endsAs !== 0) return { publish_id: id, publish_status: state.endsAs, fail_idx: [1] }
        const item = [{ idx: 1, article_url: `https://mp.weixin.qq.com/s/${id}` }]
        return { publish_id: id, publish_status: 0, article_id: `article-${id}`, article_detail: { count: 1, item }, fail_idx: [] }
      }
      case '/cgi-bin/freepublish/delete':
        state.deleted.push(String(json()['article_id']))
        return { errcode: 0, errmsg: 'ok' }
      default:
        return { errcode: 48001, errmsg: 'api unauthorized' }
    }
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    /** The next calls of the path fail, each with one of these codes. */
    answerWith: (path: string, ...codes: number[]) => state.failures.set(path, codes),
    /** Makes the token that was given out run out. */
    expireToken: () => {
      state.token = `expired-${state.tokens}`
    },
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
