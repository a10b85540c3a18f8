/** What WeChat answers when it does not do what it was asked (errcode), and what can be done about it. */
type Remedy = 'token' | 'later' | 'tomorrow' | 'never'

const known: Readonly<Record<number, { remedy: Remedy; words: string }>> = {
  [-1]: { remedy: 'later', words: '微信系统繁忙' },
  40001: { remedy: 'token', words: '接口凭证无效，或者 AppSecret 不正确' },
  40014: { remedy: 'token', words: '接口凭证无效' },
  42001: { remedy: 'token', words: '接口凭证已过期' },
  40002: { remedy: 'never', words: '凭证类型不正确' },
  40013: { remedy: 'never', words: 'AppID 不正确' },
  40125: { remedy: 'never', words: 'AppSecret 不正确' },
  40164: { remedy: 'never', words: '服务器的 IP 地址不在公众号后台的白名单中' },
  40243: { remedy: 'never', words: 'AppSecret 已被冻结' },
  48001: { remedy: 'never', words: '公众号没有这个接口的权限' },
  50002: { remedy: 'never', words: '公众号被限制使用' },
  40005: { remedy: 'never', words: '图片格式不支持' },
  40006: { remedy: 'never', words: '图片大小超过限制' },
  40007: { remedy: 'never', words: '素材不存在' },
  40009: { remedy: 'never', words: '图片大小超过限制' },
  44004: { remedy: 'never', words: '正文为空' },
  45001: { remedy: 'never', words: '素材大小超过限制' },
  45002: { remedy: 'never', words: '正文超过长度限制' },
  45003: { remedy: 'never', words: '标题超过长度限制' },
  45004: { remedy: 'never', words: '摘要超过长度限制' },
  45008: { remedy: 'never', words: '图文消息超过长度限制' },
  45009: { remedy: 'tomorrow', words: '今天的调用次数已用完' },
  45011: { remedy: 'later', words: '调用太频繁' },
  45110: { remedy: 'never', words: '作者超过长度限制' },
  53503: { remedy: 'never', words: '草稿未通过发布检查' },
  53504: { remedy: 'never', words: '需要在公众平台官网确认后才能发布草稿' },
  53505: { remedy: 'never', words: '请在公众平台官网手动保存成功后再发布' },
}

/** A refusal of WeChat's, or no answer at all (`code` null). */
export class WechatError extends Error {
  override name = 'WechatError'
  readonly code: number | null
  readonly remedy: Remedy
  constructor(code: number | null, message: string) {
    const entry = code === null ? undefined : known[code]
    super(entry ? `${entry.words}（${code}）` : `${message}${code === null ? '' : `（${code}）`}`)
    this.code = code
    // What is not known may pass; nothing is given up for good because of it.
    this.remedy = code === null ? 'later' : (entry?.remedy ?? 'later')
  }
}
