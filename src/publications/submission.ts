import { exemptions, type PlainDate } from '../law/index.ts'
import type { Faults } from '../web/layout/submitted.ts'
import type { Column } from './catalogue/catalogue.ts'
import type { Content } from './content.ts'

/** What is missing before an item may go to the review, by field. */
export function submissionFaults(content: Content, columns: readonly Column[], today: PlainDate): Faults {
  const faults: Record<string, string> = {}
  const need = (field: string, isThere: unknown, words: string) => {
    if (!isThere) faults[field] ??= words
  }
  need('title', content.title.trim(), '请填写标题。')
  const column = columns.find(({ key }) => key === content.column)
  need('column', column, '请选择栏目。')
  if (column?.closedOn) faults['column'] = `栏目“${column.name}”已停用，请另选栏目。`
  need('formedOn', content.formedOn, '请填写形成日期，公开期限自次日起计算。')
  if (content.formedOn && content.formedOn > today) faults['formedOn'] = '形成日期不能晚于今天。'
  need('source', content.source.trim(), '请填写来源。')
  need('body', hasText(content.body) || content.attachments.some(({ role }) => role === 'attachment'), '请填写正文，或者添加附件。')
  need('attribute', content.attribute, '请选择公开属性。')
  if (content.attribute === 'onApplication' || content.attribute === 'notPublic') {
    need('groundReason', content.groundReason?.trim(), '不主动公开的，请写明理由。')
    if (content.attribute === 'notPublic') need('ground', content.ground, '不予公开的，请选择依据。')
  }
  if (content.ground && !(content.ground in exemptions)) faults['ground'] = '没有这项依据。'
  if (content.relations.some(({ kind }) => kind === 'extends'))
    need('expiresOn', content.expiresOn, '延长其他文件有效期的，请在“失效日期”填写延长到哪一天。')
  if (content.expiresOn && content.effectiveOn && content.expiresOn < content.effectiveOn) faults['expiresOn'] = '失效日期早于生效日期。'
  // Of pictures alone the words are a text, also where they are still missing.
  for (const { title, alt } of content.attachments)
    if (alt !== null && !alt.trim()) faults['attachments'] ??= `图片“${title}”没有替代文字。`
  return faults
}

const hasText = (html: string) => /\S/.test(html.replace(/<[^>]*>|&nbsp;/g, '')) || /<(?:img|table)\b/.test(html)
