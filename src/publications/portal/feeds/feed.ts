import { xml, xmlDeclaration } from './xml.ts'

/** What a feed says of one item; `url` is its permanent address and its name for ever. */
export type FeedItem = { url: string; title: string; summary: string; category: string; author: string; publishedAt: Date; updatedAt: Date }

export type FeedOf = {
  title: string
  description: string
  /** The page of which it is the feed, and its own address. */
  url: string
  self: string
  items: readonly FeedItem[]
}

export const feedTypes = { rss: 'application/rss+xml; charset=utf-8', atom: 'application/atom+xml; charset=utf-8' } as const

export type FeedKind = keyof typeof feedTypes

export const feedText = (kind: FeedKind, feed: FeedOf): string => xmlDeclaration + (kind === 'rss' ? rss(feed) : atom(feed))

/** RSS 2.0: days as RFC 822 has them. */
function rss({ title, description, url, self, items }: FeedOf): string {
  const newest = newestOf(items)
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${xml(title)}</title>
<link>${xml(url)}</link>
<description>${xml(description)}</description>
<language>zh-cn</language>
<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>${newest ? `\n<lastBuildDate>${rfc822(newest)}</lastBuildDate>` : ''}
${items
  .map(
    item => `<item>
<title>${xml(item.title)}</title>
<link>${xml(item.url)}</link>
<guid isPermaLink="true">${xml(item.url)}</guid>
<pubDate>${rfc822(item.publishedAt)}</pubDate>
<category>${xml(item.category)}</category>
<dc:creator>${xml(item.author)}</dc:creator>${item.summary ? `\n<description>${xml(item.summary)}</description>` : ''}
</item>
`,
  )
  .join('')}</channel>
</rss>
`
}

/** Atom (RFC 4287): it must say when it changed, also before there is anything in it. */
function atom({ title, description, url, self, items }: FeedOf): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${xml(self)}</id>
<title>${xml(title)}</title>
<subtitle>${xml(description)}</subtitle>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<updated>${(newestOf(items) ?? new Date(0)).toISOString()}</updated>
${items
  .map(
    item => `<entry>
<id>${xml(item.url)}</id>
<title>${xml(item.title)}</title>
<link rel="alternate" type="text/html" href="${xml(item.url)}"/>
<published>${item.publishedAt.toISOString()}</published>
<updated>${item.updatedAt.toISOString()}</updated>
<author><name>${xml(item.author)}</name></author>
<category term="${xml(item.category)}"/>${item.summary ? `\n<summary>${xml(item.summary)}</summary>` : ''}
</entry>
`,
  )
  .join('')}</feed>
`
}

const newestOf = (items: readonly FeedItem[]): Date | null =>
  items.reduce<Date | null>((newest, { updatedAt }) => (newest && newest >= updatedAt ? newest : updatedAt), null)

/** `Mon, 02 Mar 2026 09:00:00 +0800`: Beijing time. */
export function rfc822(at: Date): string {
  const beijing = new Date(at.getTime() + 8 * 3_600_000).toUTCString()
  return beijing.replace('GMT', '+0800')
}
