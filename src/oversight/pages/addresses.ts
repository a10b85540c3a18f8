import { places } from '../../web/layout/index.ts'

type Office = { slug: string }

export const collectionAddress = ({ slug }: Office, year: number, more: Readonly<Record<string, string>> = {}, part = ''): string =>
  `${places.collection}/${slug}${part}?${new URLSearchParams({ year: String(year), ...more })}`

export const bodyAddress = (superior: Office, { slug }: Office, year: number): string =>
  `${places.collection}/${superior.slug}/${slug}/${year}`

export const submissionAddress = ({ slug }: Office, year: number): string => `${places.submissions}/${slug}/${year}`
