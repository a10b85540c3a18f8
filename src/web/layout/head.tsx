import { raw } from 'hono/html'
import { scriptFile, stylesheet } from './assets.ts'
import type { Page } from './page.ts'
import type { ScriptName } from './scripts.ts'

/** 栏目页 of 47号: what the column is. */
export type Column = { name: string; description: string; keywords: string; type: string }

/** 内容页 of 47号: what the item is. */
export type Article = {
  title: string
  /** Beijing time, `YYYY-MM-DD HH:MM`. */
  publishedAt: string
  source: string
  keywords?: string
  description?: string
  author?: string
  /** Address of a picture of the item, with or without the origin. */
  image?: string
}

/** A feed of what the page lists, for programs that subscribe. */
export type Feed = { href: string; title: string; type: 'rss' | 'atom' }

export type HeadProps = {
  page: Page
  title: string
  /** Whose site the title names after the page's own. */
  owner?: string
  column?: Column | null
  article?: Article
  /** The permanent address, with its origin. */
  canonical?: string | null
  feeds?: readonly Feed[]
  scripts?: readonly ScriptName[]
  /** Linked data (JSON-LD): what the page is about, for programs. */
  data?: object | null
}

/** The head with the meta tags of 国办函〔2017〕47号; a tag without content is left out, never filled with nothing. */
export function Head({ page, title, owner = page.site.name, column, article, canonical, feeds = [], scripts = [], data }: HeadProps) {
  const tags: [string, string | null | undefined][] = [
    ['SiteName', page.site.name],
    ['SiteDomain', new URL(page.origin).hostname],
    ['SiteIDCode', page.site.idCode],
    ['ColumnName', column?.name],
    ['ColumnDescription', column?.description],
    ['ColumnKeywords', column?.keywords],
    ['ColumnType', column?.type],
    ['ArticleTitle', article?.title],
    ['PubDate', article?.publishedAt],
    ['ContentSource', article?.source],
    ['Keywords', article?.keywords ?? column?.keywords],
    ['Description', article?.description ?? column?.description],
    ['Author', article?.author],
    ['Image', article?.image && new URL(article.image, page.origin).href],
    ['Url', canonical],
  ]
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === owner ? title : `${title} - ${owner}`}</title>
      {tags.map(([name, content]) => content?.trim() && <meta name={name} content={content.trim()} />)}
      {canonical && <link rel="canonical" href={canonical} />}
      {feeds.map(({ href, title: name, type }) => (
        <link rel="alternate" type={`application/${type}+xml`} title={name} href={href} />
      ))}
      <link rel="stylesheet" href={stylesheet().href} />
      <link rel="icon" href="data:," />
      {scripts.map(name => (
        <script type="module" src={scriptFile(name).href} />
      ))}
      {data && raw(`<script type="application/ld+json">${asScriptText(data)}</script>`)}
    </head>
  )
}

/** JSON that ends no script element and opens no comment, whatever its strings say. */
export const asScriptText = (data: object): string => JSON.stringify(data).replace(/</g, '\\u003c')
