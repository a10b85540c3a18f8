import { raw } from 'hono/html'
import { kindOf } from '../../../files/index.ts'
import { disclosureAttributes } from '../../../law/index.ts'
import { type Page, portalPlaces } from '../../../web/layout/index.ts'
import { Files, Meta, Official } from '../../../web/ui/index.ts'
import { type Content, relationKinds } from '../../content.ts'
import type { ItemView } from '../item.ts'
import { deskItemOf, titleOf } from './parts.tsx'

export type Related = { kind: keyof typeof relationKinds; title: string; to: string }

/** Where the pictures of a text stand once it is public; at the desk they come from the item's own files. */
export const pictureOf = (slug: string, fileId: string): string => `${portalPlaces({ slug, name: '' }).home}/files/${fileId}`

/** The stored HTML with its pictures from the files of the item, which only staff may see. */
export function atDesk(html: string, office: { slug: string }, id: string): string {
  const stored = pictureOf(office.slug, '')
  return html.replaceAll(`src="${stored}`, `src="${deskItemOf(office, id)}/files/`)
}

/** What the reader will see, in little. `html`: the body where it is not that of the content (changes marked). */
export function Look({ page, view, content, related }: { page: Page; view: ItemView; content: Content; related: readonly Related[] }) {
  const { say, language } = page
  const { item, office } = view
  const files = content.attachments.flatMap(({ fileId, title, role }) => {
    const row = view.files.get(fileId)
    if (!row || role !== 'attachment') return []
    const href = `${deskItemOf(office, item.id)}/files/${fileId}`
    return [{ href, kind: kindOf(row.mediaType).toUpperCase(), name: title, size: row.bytes }]
  })
  return (
    <div class="look" lang={language === 'en' ? 'zh-CN' : undefined}>
      <header class="title">
        <h3>{titleOf(page, content)}</h3>
        <p>
          {content.source && (
            <span>
              {say('来源：', 'Source: ')}
              {content.source}
            </span>
          )}
          <span>
            {say('发布：', 'Published: ')}
            {item.publishedOn ?? say('以实际发布之日为准', 'the day on which it goes out')}
          </span>
        </p>
      </header>
      <Meta
        facts={[
          { name: say('索引号', 'Index number'), value: item.indexNumber ?? say('发布时编定', 'given when it is published') },
          {
            name: say('公开方式', 'Attribute'),
            value: content.attribute && <Official language={language}>{disclosureAttributes[content.attribute].label}</Official>,
          },
          {
            name: say('发文字号', 'Document number'),
            value: content.documentNumber && <span class="docno">{content.documentNumber}</span>,
          },
          { name: say('形成日期', 'Formed on'), value: content.formedOn && <time datetime={content.formedOn}>{content.formedOn}</time> },
          { name: say('生效日期', 'In force from'), value: content.effectiveOn },
          { name: say('失效日期', 'In force until'), value: content.expiresOn },
          { name: say('体裁', 'Genre'), value: content.genre },
          { name: say('栏目', 'Column'), value: view.column },
          { name: say('主题分类', 'Subject'), value: content.subject },
          { name: say('关键词', 'Keywords'), value: content.keywords.join('，') },
          ...related.map(({ kind, title }) => ({ name: say(relationKinds[kind].label, relationKinds[kind].english), value: title })),
        ]}
      />
      {content.summary && <p class="quiet">{content.summary}</p>}
      <div class="prose">{raw(atDesk(content.body, office, item.id))}</div>
      {files.length > 0 && <Files files={files} />}
    </div>
  )
}
