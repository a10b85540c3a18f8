import { disclosureAttributes } from '../../law/index.ts'
import type { Column } from '../catalogue/catalogue.ts'
import { type Change, changes } from '../content/changes.ts'
import type { Content } from '../content.ts'
import { columnName } from './items.ts'

/** What a version says differently from the one before. `text`: its blocks, the same ones too; null: not a word is different. */
export type VersionChanges = {
  before: number
  fields: { name: string; was: string; is: string }[]
  files: { name: string; isNew: boolean }[]
  text: readonly Change[] | null
}

export function changesBetween(before: { version: number; content: Content }, now: Content, columns: readonly Column[]): VersionChanges {
  const was = wordsOf(before.content, columns)
  const is = wordsOf(now, columns)
  const names = (content: Content) => new Map(content.attachments.map(({ fileId, title }) => [fileId, title]))
  const [old, current] = [names(before.content), names(now)]
  return {
    before: before.version,
    fields: Object.keys(is).flatMap(name => (was[name] === is[name] ? [] : [{ name, was: was[name] ?? '', is: is[name] ?? '' }])),
    files: [
      ...[...old].filter(([id]) => !current.has(id)).map(([, name]) => ({ name, isNew: false })),
      ...[...current].filter(([id]) => !old.has(id)).map(([, name]) => ({ name, isNew: true })),
    ],
    text: before.content.body === now.body ? null : changes(before.content.body, now.body),
  }
}

function wordsOf(content: Content, columns: readonly Column[]): Record<string, string> {
  return {
    标题: content.title,
    栏目: columnName(columns, content.column),
    体裁: content.genre ?? '',
    主题分类: content.subject ?? '',
    发文字号: content.documentNumber ?? '',
    形成日期: content.formedOn ?? '',
    生效日期: content.effectiveOn ?? '',
    失效日期: content.expiresOn ?? '',
    内容概述: content.summary,
    关键词: content.keywords.join('，'),
    来源: content.source,
    公开属性: content.attribute ? disclosureAttributes[content.attribute].label : '',
    不公开的理由: content.groundReason ?? '',
  }
}
