import { ExportFolder, type Written } from './folder.ts'
import { fileFor, isLive } from './place.ts'
import { stillPage } from './still-page.ts'

/** A site that answers requests in this process. */
export type Answering = { request(path: string, init?: RequestInit): Response | Promise<Response> }

export type Wishes = {
  origin: string
  /** The running site, for what files cannot do. */
  publicUrl: string | null
  /** Whether the other formats of each item, which are made on demand, are made too. */
  documents: boolean
  /** Told after every hundred files. */
  onProgress?: (files: number, waiting: number) => void
}

export type Exported = Written & {
  /** Addresses that a page names and the site does not answer well. */
  broken: { address: string; status: number; from: string }[]
}

/** An item, or an approval item, in another format than its page. */
const made = /\/(?:items\/\d+|approvals\/[a-z0-9-]+)\.(?:docx|pdf|txt|json)$/

/** Feeds and maps; not the types of Office, whose names hold the word as well. */
const isXml = /^(?:application|text)\/(?:[a-z.-]+\+)?xml\b/

/** So many addresses are asked for at a time: while one is made, others are written. */
const atOnce = 8

/**
 * Walks the portal from its home page, its map and feeds, link by link, and puts every page and file under its name: what a visitor could
 * read without signing in, and nothing else, because it is asked for as nobody.
 */
export async function exportSite(
  site: Answering,
  directory: string,
  { origin, publicUrl, documents, onProgress }: Wishes,
): Promise<Exported> {
  const folder = await ExportFolder.open(directory)
  const seen = new Map<string, string>()
  const broken: Exported['broken'] = []
  const endings = new Map<string, string | null>()
  const queue: { address: string; from: string }[] = []
  const add = (address: string, from: string) => {
    if (seen.has(address) || isLive(address)) return
    seen.set(address, from)
    queue.push({ address, from })
  }
  for (const address of ['/', '/sitemap.xml', '/robots.txt']) add(address, '')

  // What has no ending in its address and is no page gets the ending of its kind; that is asked before a page names it.
  const placeOf = (address: string): string | null => {
    if (!documents && made.test(address.split('?')[0]!)) return null
    return fileFor(address, endings.get(address) ?? null)
  }

  let last = 0
  const walk = async (address: string, from: string): Promise<void> => {
    const response = await site.request(address, { headers: { accept: 'text/html,*/*' } })
    const type = response.headers.get('content-type') ?? ''
    if (response.status >= 300 && response.status < 400) {
      await response.arrayBuffer()
      const to = new URL(response.headers.get('location') ?? '/', origin + address)
      const target = to.origin === origin ? to.pathname + to.search : null
      if (target) add(target, address)
      const file = placeOf(address)
      if (file && target) await folder.put(file, Buffer.from(moved(address, target, { origin, publicUrl, placeOf })))
      return
    }
    if (!response.ok && response.status !== 410) {
      await response.arrayBuffer()
      broken.push({ address, status: response.status, from })
      return
    }
    if (!type.startsWith('text/html')) {
      const bytes = Buffer.from(await response.arrayBuffer())
      const file = placeOf(address)
      if (file) await folder.put(file, isXml.test(type) ? Buffer.from(withPublicUrl(bytes.toString('utf8'), origin, publicUrl)) : bytes)
      if (address.endsWith('.xml')) for (const found of addressesIn(bytes.toString('utf8'), origin)) add(found, address)
      return
    }
    const html = await response.text()
    for (const asked of linksWithoutEnding(html)) {
      if (endings.has(asked) || isLive(asked)) continue
      endings.set(asked, await endingOf(site, asked))
    }
    const page = stillPage(html, address, { origin, publicUrl, placeOf })
    const file = placeOf(address)
    if (file) await folder.put(file, Buffer.from(withPublicUrl(page.html, origin, publicUrl)))
    for (const link of page.links) add(link, address)
    if (onProgress && folder.size >= last + 100) {
      last = folder.size
      onProgress(folder.size, queue.length)
    }
  }
  await untilEmpty(queue, ({ address, from }) => walk(address, from))
  broken.sort((a, b) => (a.address < b.address ? -1 : 1))
  return { ...(await folder.finish()), broken }
}

/** Works off a queue that grows while it is worked off. The first failure ends it, when what is under way has ended. */
async function untilEmpty<T>(queue: T[], work: (each: T) => Promise<void>): Promise<void> {
  const underWay = new Set<Promise<void>>()
  while (queue.length > 0 || underWay.size > 0) {
    while (queue.length > 0 && underWay.size < atOnce) {
      const one = work(queue.shift()!).finally(() => underWay.delete(one))
      underWay.add(one)
    }
    try {
      await Promise.race(underWay)
    } catch (error) {
      await Promise.allSettled(underWay)
      throw error
    }
  }
}

/** Downloads of an item's attachments: `/agency/items/12/files/<id>`. */
const attachment = /href="(\/[^"?#]*\/files\/[0-9a-f-]{36})"/g
const linksWithoutEnding = (html: string) => [...html.matchAll(attachment)].map(found => found[1]!)

async function endingOf(site: Answering, address: string): Promise<string | null> {
  const response = await site.request(address, { method: 'HEAD' })
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return /\.([A-Za-z0-9]{1,8})$/.exec(name ? decodeURIComponent(name) : '')?.[1]?.toLowerCase() ?? null
}

/** A page that leads on to where something moved, without script. */
function moved(address: string, target: string, options: Parameters<typeof stillPage>[2]): string {
  const { html } = stillPage(`<a href="${target.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`, address, options)
  const href = /href="([^"]*)"/.exec(html)![1]!
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>已移到新地址</title><meta http-equiv="refresh" content="0; url=${href}"><p><a href="${href}">已移到新地址</a></p></html>\n`
}

/** Permanent addresses (canonical, feeds, map) name the site that visitors know, never the one that rendered. */
const withPublicUrl = (text: string, origin: string, publicUrl: string | null) => (publicUrl ? text.replaceAll(origin, publicUrl) : text)

const addressesIn = (xml: string, origin: string): string[] =>
  [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)]
    .map(found => found[1]!.replaceAll('&amp;', '&'))
    .filter(url => url.startsWith(`${origin}/`))
    .map(url => url.slice(origin.length))
