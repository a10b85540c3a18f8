import type { Crumb } from '../ui/index.ts'
import type { Article, Column } from './head.tsx'
import type { Page } from './page.ts'
import { type Office, places, portalPlaces } from './places.ts'

/** What a page is about, as far as its layout was told. */
export type Subject = { page: Page; title: string; office?: Office | null; crumbs?: readonly Crumb[]; column?: Column; article?: Article }

const disclosure = '政府信息公开'

/**
 * The column of a page (47号: no page without one). What a page does not say itself is made from where it stands: an article belongs to the
 * column that its crumbs name, every other page is a column of its own title.
 */
export function columnOf({ page, title, office, crumbs, column, article }: Subject): Column {
  const owner = office?.name ?? page.site.name
  const above = crumbs?.findLast(({ href }) => href !== undefined && href !== places.home && href !== (office && portalPlaces(office).home))
  const name = filled(column?.name) ?? (article ? filled(above?.text) : null) ?? title
  return {
    name,
    description: filled(column?.description) ?? (owner.includes(disclosure) ? `${owner}：${name}` : `${owner}${disclosure}：${name}`),
    keywords: filled(column?.keywords) ?? (name === disclosure ? name : `${disclosure},${name}`),
    type: filled(column?.type) ?? disclosure,
  }
}

/** The article with the tags that 47号 recommends, never empty. */
export function articleOf(article: Article, column: Column): Article {
  const { title, source, keywords, description, author } = article
  return {
    ...article,
    keywords: filled(keywords) ?? column.keywords,
    description: filled(description) ?? `${source}：${title}`,
    author: filled(author) ?? source,
  }
}

/** The permanent address of a page: its own path without a query. The home of the site's one agency is that of its portal. */
export function addressOf({ page, office }: Pick<Subject, 'page' | 'office'>, own?: string): string {
  const path = own ?? new URL(page.path, page.origin).pathname
  return new URL(path === places.home && office ? portalPlaces(office).home : path, page.origin).href
}

/** Linked data after schema.org: the site or the article, who publishes it, and where it stands. */
export function linkedData({ page, office, crumbs, article }: Subject, address: string, more: readonly object[] = []): object {
  const publisher = { '@type': 'GovernmentOrganization', name: office?.name ?? page.site.organiser ?? page.site.name }
  const isHome = address === new URL(office ? portalPlaces(office).home : places.home, page.origin).href
  const graph: object[] = [...more]
  if (isHome)
    graph.push({
      ...{ '@type': 'WebSite', name: page.site.name, url: address, inLanguage: 'zh-CN', publisher },
      ...(office && {
        potentialAction: {
          '@type': 'SearchAction',
          target: `${page.origin}${portalPlaces(office).search}?q={search_term_string}`,
          'query-input': 'required name=search_term_string',
        },
      }),
    })
  if (article)
    graph.push({
      ...{ '@type': 'Article', headline: article.title, datePublished: `${article.publishedAt.replace(' ', 'T')}+08:00` },
      ...{ description: article.description, keywords: article.keywords, author: { '@type': 'Organization', name: article.author } },
      ...{ inLanguage: 'zh-CN', url: address, mainEntityOfPage: address, publisher },
      ...(article.image && { image: new URL(article.image, page.origin).href }),
    })
  if (crumbs && crumbs.length > 1)
    graph.push({
      '@type': 'BreadcrumbList',
      itemListElement: crumbs.map(({ href, text }, i) => ({
        ...{ '@type': 'ListItem', position: i + 1, name: text },
        ...(href && { item: new URL(href, page.origin).href }),
      })),
    })
  return { '@context': 'https://schema.org', '@graph': graph }
}

const filled = (text: string | undefined): string | null => text?.trim() || null
