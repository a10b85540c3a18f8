import type { Content, RelationKind } from '../content.ts'
import { withPictureAt } from './body.ts'
import { isRelationKind } from './forms.ts'
import { isId } from './office.ts'

/** What a button of the editor does besides saving: `save`, `submit`, … or `remove:<file>`, `mask:<finding>`, … */
export type Act = { name: string; at: string }

export function actIn(text: string | undefined): Act {
  const [name = 'save', ...rest] = (text || 'save').split(':')
  return { name, at: rest.join(':') }
}

/** The buttons that change only what the draft says of its files and relations. */
export function acted(content: Content, { name, at }: Act, texts: Readonly<Record<string, string>>, slug: string): Content {
  switch (name) {
    case 'remove':
      return { ...content, attachments: content.attachments.filter(({ fileId }) => fileId !== at) }
    case 'place': {
      const picture = content.attachments.find(({ fileId, alt }) => fileId === at && alt !== null)
      if (!picture) return content
      const attachments = content.attachments.map(one => (one === picture ? { ...one, role: 'picture' as const } : one))
      return { ...content, body: withPictureAt(content.body, slug, picture), attachments }
    }
    case 'relate': {
      const [kind = '', to] = [texts['relateAs'], texts['relateTo']]
      if (!isRelationKind(kind) || !isId(to)) return content
      return { ...content, relations: [...content.relations.filter(one => one.to !== to || one.kind !== kind), { kind, to }] }
    }
    case 'unrelate': {
      const [kind, to] = at.split(':') as [RelationKind, string | undefined]
      return { ...content, relations: content.relations.filter(one => one.kind !== kind || one.to !== to) }
    }
    default:
      return content
  }
}
