import { places } from '../../web/layout/index.ts'

type Office = { slug: string }

export const collectionAddress = ({ slug }: Office, year: number, more: Readonly<Record<string, string>> = {}, part = ''): string =>
  `${places.collection}/${slug}${part}?${new URLSearchParams({ year: String(year), ...more })}`

export const bodyAddress = (superior: Office, { slug }: Office, year: number): string =>
  `${places.collection}/${superior.slug}/${slug}/${year}`

export const submissionAddress = ({ slug }: Office, year: number): string => `${places.submissions}/${slug}/${year}`

/** A body's report from outside of the system; with a number the original of that upload. */
export const uploadAddress = (
  superior: Office,
  body: Office,
  year: number,
  more: Readonly<Record<string, string>> = {},
  part = '',
): string => {
  const query = String(new URLSearchParams(more))
  return `${bodyAddress(superior, body, year)}/upload${part}${query && `?${query}`}`
}
