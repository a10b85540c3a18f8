/**
 * The pieces of an XML text one after another: enough for what office programs write, linear in time, and no entity but the five
 * predefined ones and numbers is ever resolved (no external entity, no billion laughs). `start`–`end` is the piece's place in the text.
 */
export type XmlPiece =
  | { kind: 'open'; name: string; attributes: Readonly<Record<string, string>>; isEmpty: boolean; start: number; end: number }
  | { kind: 'close'; name: string; start: number; end: number }
  | { kind: 'text'; text: string; start: number; end: number }

export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0
  while (at < xml.length) {
    const open = xml.indexOf('<', at)
    if (open === -1 || open > at) {
      const end = open === -1 ? xml.length : open
      yield { kind: 'text', text: unescaped(xml.slice(at, end)), start: at, end }
      if (open === -1) return
    }
    const special = specials.find(([begin]) => xml.startsWith(begin, open))
    if (special) {
      const [begin, close] = special
      const stop = xml.indexOf(close, open + begin.length)
      const end = stop === -1 ? xml.length : stop + close.length
      if (begin === '<![CDATA[') yield { kind: 'text', text: xml.slice(open + begin.length, stop === -1 ? end : stop), start: open, end }
      at = end
      continue
    }
    const stop = endOfTag(xml, open)
    const inner = xml.slice(open + 1, stop)
    at = stop + 1
    if (inner.startsWith('/')) yield { kind: 'close', name: inner.slice(1).trim(), start: open, end: at }
    else {
      const name = /^[^\s/]+/.exec(inner)?.[0] ?? ''
      yield { kind: 'open', name, attributes: attributesOf(inner.slice(name.length)), isEmpty: inner.endsWith('/'), start: open, end: at }
    }
  }
}

const specials = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

/** A tag may hold > inside its quotes. */
function endOfTag(xml: string, open: number): number {
  let quote = ''
  for (let at = open + 1; at < xml.length; at++) {
    const character = xml[at]!
    if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  return xml.length
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null)
  for (const [, name, double, single] of text.matchAll(/([^\s=/"'<>]{1,200})=(?:"([^"]*)"|'([^']*)')/g)) {
    found[name!] = unescaped(double ?? single ?? '')
  }
  return found
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[name.toLowerCase()]!
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** What a name is without its prefix: w:p → p. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
