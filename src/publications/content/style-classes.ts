/** What a style attribute, or an attribute of HTML 4, says about the form, as classes: the strict policy lets no style through. */

const aligned = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'figure', 'caption', 'li'])
const measured = new Set(['table', 'col', 'td', 'th', 'img', 'figure'])

export function classesOfStyle(tagName: string, written: string, attributes: Readonly<Record<string, string>>): string[] {
  const style = (attributes['style'] ?? '').slice(0, 2000)
  const says = (property: string): string => declared(style, property)
  const found: string[] = []
  if (aligned.has(tagName)) {
    const align = says('text-align') || (attributes['align'] ?? '').toLowerCase() || (written === 'center' ? 'center' : '')
    if (align === 'center') found.push('center')
    else if (align === 'right' || align === 'end') found.push('right')
    else if (tagName === 'p' && /^0(?:\.0+)?(?:px|pt|em|cm|mm|in|rem)?$/.test(says('text-indent'))) found.push('flush')
  }
  if (measured.has(tagName)) {
    const share = /^(\d{1,3})(?:\.\d{1,6})?%$/.exec(says('width') || (attributes['width'] ?? ''))?.[1]
    if (share && Number(share) >= 5 && Number(share) <= 100) found.push(`w${Math.round(Number(share) / 10) * 10}`)
  }
  if (tagName === 'span') {
    const face = says('font-family')
    if (/楷|kaiti/.test(face)) found.push('kai')
    else if (/黑体|simhei/.test(face)) found.push('hei')
  }
  return found
}

/** The value of a property in a style attribute, in small letters; empty where it says nothing. */
export function declared(style: string, property: string): string {
  for (const one of style.split(';')) {
    const colon = one.indexOf(':')
    if (colon > 0 && one.slice(0, colon).trim().toLowerCase() === property)
      return one
        .slice(colon + 1)
        .replace(/!important/i, '')
        .trim()
        .toLowerCase()
  }
  return ''
}
