import { stylesheet } from './assets.ts'
import type { Page } from './page.ts'

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
}

/** The head with the meta tags of 国办函〔2017〕47号; a tag without content is left out, never filled with nothing. */
export function Head({ page, title, column, article }: { page: Page; title: string; column?: Column; article?: Article }) {
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
    ['Keywords', article?.keywords],
    ['Description', article?.description],
  ]
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === page.site.name ? title : `${title} - ${page.site.name}`}</title>
      {tags.map(([name, content]) => content && <meta name={name} content={content} />)}
      <link rel="stylesheet" href={stylesheet().href} />
      <link rel="icon" href="data:," />
    </head>
  )
}
