import { xml, xmlDeclaration } from './xml.ts'

/** The protocol allows 50,000 addresses a file; this is some room below. */
export const addressesInFile = 40_000

export type MapEntry = { url: string; lastmod?: string | undefined }

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

const entries = (name: string, all: readonly MapEntry[]) =>
  all.map(({ url, lastmod }) => `<${name}><loc>${xml(url)}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</${name}>\n`).join('')

export const siteMap = (all: readonly MapEntry[]): string => `${xmlDeclaration}<urlset ${namespace}>\n${entries('url', all)}</urlset>\n`

export const siteMapIndex = (all: readonly MapEntry[]): string =>
  `${xmlDeclaration}<sitemapindex ${namespace}>\n${entries('sitemap', all)}</sitemapindex>\n`
