import { fileFor, linkBetween } from './place.ts'

/** What a page of the running site needs, so that it can stand on a disk. */
export type Still = { html: string; links: string[] }

const attribute = /(\s(?:href|src)=")([^"]*)(")/g

/**
 * A page as a file: its links name files, and what only a running site can do is left out (forms, preferences, sign-in) or points to the
 * running site where there is one. The markup is our own and regular (hono/jsx quotes every attribute and escapes `"` in text).
 */
export function stillPage(html: string, path: string, { origin, publicUrl, placeOf = fileFor }: Options): Still {
  const from = placeOf(path) ?? 'index.html'
  const links = new Set<string>()
  const isGone = (href: string) => {
    const target = publicUrl ? null : ownPath(unescaped(href), path, origin)?.split('#')[0]
    return target !== null && target !== undefined && target !== '' && placeOf(target) === null
  }
  const still = withoutLive(html, publicUrl, isGone).replace(attribute, (whole, before: string, value: string, after: string) => {
    const target = ownPath(unescaped(value), path, origin)
    if (target === null) return whole
    const [address = '', fragment] = target.split('#', 2) as [string, string?]
    const tail = fragment ? `#${fragment}` : ''
    if (address === '' || address === path)
      return fragment ? `${before}#${fragment}${after}` : `${before}${linkBetween(from, from)}${after}`
    const file = placeOf(address)
    if (file === null) return `${before}${publicUrl ? escaped(publicUrl + address + tail) : '#'}${after}`
    links.add(address)
    return `${before}${escaped(linkBetween(from, file) + tail)}${after}`
  })
  return { html: still, links: [...links] }
}

type Options = {
  /** Of the site that renders, without a slash. */
  origin: string
  /** Where a running site is, for what a file cannot do; null: nowhere. */
  publicUrl: string | null
  placeOf?: (path: string) => string | null
}

/** The path on this site that an attribute names, or null where it leads elsewhere (another site, mail, data, a fragment). */
function ownPath(value: string, from: string, origin: string): string | null {
  if (value === '' || value.startsWith('#') || /^(?:data|mailto|tel|javascript):/i.test(value)) return null
  const url = URL.canParse(value, origin + from) ? new URL(value, origin + from) : null
  return url && url.origin === origin ? url.pathname + url.search + url.hash : null
}

/** Forms and links that need a running site: gone, or leading to it. */
function withoutLive(html: string, publicUrl: string | null, isGone: (href: string) => boolean): string {
  return (
    html
      .replace(/<li>(?:(?!<li>)[\s\S])*?<a href="\/preferences[^"]*"[\s\S]*?<\/li>/g, '')
      .replace(/<form\b[^>]*>[\s\S]*?<\/form>/g, form => (publicUrl ? absoluteForm(form, publicUrl) : ''))
      // An entry of a list that is nothing but such a link goes as a whole; in a sentence the words stay.
      .replace(
        /<li>(?:(?!<\/?li\b|<a\b)[\s\S])*<a\b[^>]*\shref="([^"]*)"[^>]*>(?:(?!<\/?li\b|<a\b)[\s\S])*<\/li>/g,
        (entry, href: string) => (isGone(href) ? '' : entry),
      )
      .replace(/<a\b[^>]*\shref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, (link, href: string, words: string) => (isGone(href) ? words : link))
      .replace(/<script type="module"[^>]*><\/script>/g, '')
  )
}

const absoluteForm = (form: string, publicUrl: string) =>
  /\smethod="post"/i.test(form)
    ? ''
    : form.replace(/(<form\b[^>]*\saction=")(\/[^"]*)/, (_, before: string, path: string) => before + escaped(publicUrl) + path)

const unescaped = (value: string) => value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")
const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
