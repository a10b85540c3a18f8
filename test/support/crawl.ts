import type { Page } from 'playwright-core'

/** Addresses that differ in what they show, not in how: of each kind one is looked at. */
export function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://site')
  const kind = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/20\d\d\/\d+/g, '/:case')
    .replace(/\/\d+(?=[/.]|$)/g, '/:number')
    .replace(/\/(content|rules|columns)\/[a-z-]+/g, '/$1/:column')
    .replace(/\/sample-[a-z]+/g, '/:agency')
  return [kind, ...[...searchParams.keys()].sort()].join(' ')
}

/** What a link leads to: a page, or a file to take away. */
export type Met = { path: string; status: number; isPage: boolean; bytes: number }

/** Follows the links from page to page, as a reader without a browser, and meets the first of each kind. */
export async function* crawl({ request }: Page, address: string, from: readonly string[]): AsyncGenerator<Met> {
  const queue = [...from]
  const kinds = new Set<string>()
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (kinds.has(kindOf(path))) continue
    kinds.add(kindOf(path))
    const answer = await request.get(path)
    const body = await answer.body()
    const { 'content-type': type = '', 'content-disposition': given = '' } = answer.headers()
    const isPage = type.includes('text/html') && !given.startsWith('attachment')
    yield { path, status: answer.status(), isPage, bytes: body.length }
    if (isPage) queue.push(...linksIn(body.toString('utf8'), answer.url(), address))
  }
}

function linksIn(html: string, base: string, address: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)]
    .map(([, href]) => new URL(href!.replaceAll('&amp;', '&'), base))
    .filter(({ origin, pathname }) => origin === address && !pathname.startsWith('/preferences'))
    .map(({ pathname, search }) => pathname + search)
}
