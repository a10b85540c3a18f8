import type { Office } from '../../../web/layout/index.ts'
import { addressOf } from '../../publish.ts'
import type { ArticleView } from '../article.ts'

/** One item for programs: everything that its page says. */
export function articleJson(
  origin: string,
  office: Office,
  { item, way, section, files, related, validity, corrections }: ArticleView,
): object {
  const url = origin + addressOf(office.slug, item.number)
  return {
    schema: 'gongkai.item/1',
    ...{ url, number: item.number, version: item.version, indexNumber: item.indexNumber, title: item.title },
    ...{ publisher: office.name, source: item.source, section: section?.name ?? null },
    columns: way.map(({ key, name }) => ({ key, name })),
    ...{ genre: item.genre, subject: item.subject, documentNumber: item.documentNumber, validity, keywords: item.content.keywords },
    ...{ formedOn: item.formedOn, effectiveOn: item.effectiveOn, expiresOn: item.expiresOn },
    ...{ publishedAt: item.publishedAt.toISOString(), publishedOn: item.publishedOn, updatedAt: item.updatedAt.toISOString() },
    ...{ originalOn: item.originalOn, importedFrom: item.importedFrom, corrections },
    summary: item.summary,
    html: item.content.body,
    files: files.map(({ fileId, title, kind, bytes }) => ({ title, kind, bytes, url: `${url}/files/${fileId}` })),
    related: related.map(({ kind, isPassive, item: other }) => ({
      ...{ kind, direction: isPassive ? 'from' : 'to', title: other.title, url: origin + addressOf(office.slug, other.number) },
    })),
  }
}
