import type { Asked } from './query.ts'

/** Where the search page stands: the whole site's, or of one agency's portal. */
export const searchPlace = (office: { slug: string } | null) => (office ? `/${office.slug}/search` : '/search')

/** The address of the same question with something changed; what is at its beginning is left out. */
export function addressWith(place: string, asked: Asked, change: Partial<Asked> = {}): string {
  const { q, w, order, ...rest } = { ...asked, after: null, ...change }
  const fields: [string, string | null][] = [
    ['q', q],
    ['w', w === 'all' ? null : w],
    ['order', order === 'relevance' ? null : order],
    ...Object.entries(rest),
  ]
  const given = fields.filter((field): field is [string, string] => field[1] !== null && field[1] !== '')
  return given.length > 0 ? `${place}?${new URLSearchParams(given)}` : place
}
