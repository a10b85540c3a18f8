import { attribute } from '../content/tree.ts'
import { type Draft, type Finding, fingerprinted, type NewFinding } from './finding.ts'
import { type Reading, readingOf } from './reading.ts'

/** Asks whether an address answers: the status, or null where nobody does. The caller decides how, how often and from which machine. */
export type Probe = (address: string) => Promise<number | null>

export type Link = { href: string; block: number; text: string }

/** The links of a text, in order. */
export function linksOf({ body }: Pick<Reading, 'body'>): Link[] {
  return body.blocks.flatMap((block, number) =>
    block.links.map(link => ({ href: attribute(link, 'href') ?? '', block: number, text: block.text.slice(0, 60) })),
  )
}

/** Paths of this site that lead nowhere, and links to a place in the text that is not there. */
export function ownLinkFindings(reading: Reading, hasPage: ((path: string) => boolean) | undefined): NewFinding[] {
  const ids = new Set<string>()
  for (const match of reading.draft.body.matchAll(/ id="([^"]{1,80})"/g)) ids.add(match[1]!)
  return linksOf(reading).flatMap(({ href, block }) => {
    if (href.startsWith('#')) return ids.has(href.slice(1)) ? [] : [dead(href, block, '正文里没有这个位置', 'the text has no such place')]
    if (!href.startsWith('/') || !hasPage || hasPage(href)) return []
    return [dead(href, block, '本站没有这个页面', 'this site has no such page')]
  })
}

/** Links to other sites, each address asked once, a few at a time. */
export async function checkLinks(draft: Draft, probe: Probe): Promise<Finding[]> {
  const links = linksOf(readingOf(draft)).filter(({ href }) => /^https?:/i.test(href))
  const waiting = [...new Set(links.map(({ href }) => href))].slice(0, mostAddresses)
  const status = new Map<string, number | null>()
  const ask = async () => {
    for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) status.set(href, await probe(href).catch(() => null))
  }
  await Promise.all([ask(), ask(), ask(), ask()])
  return fingerprinted(
    links.flatMap(({ href, block }) => {
      const answer = status.get(href)
      if (answer === undefined || (answer !== null && answer < 400) || answer === 401 || answer === 403 || answer === 429) return []
      return [
        dead(
          href,
          block,
          answer === null ? '对方没有应答' : `对方应答 ${answer}`,
          answer === null ? 'nobody answers' : `the answer is ${answer}`,
        ),
      ]
    }),
  )
}

const mostAddresses = 100

const dead = (href: string, block: number, why: string, english: string): NewFinding => ({
  rule: 'link',
  level: 'warning',
  at: { field: 'body', block },
  text: href,
  key: href,
  message: `链接 ${href} 打不开：${why}`,
  english: `the link ${href} is dead: ${english}`,
  suggestion: null,
})
