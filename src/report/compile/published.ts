import type { Beside } from './linked-figures.ts'

type Counted = { key: string; name: string; items: number }

/** What was published in the year, as the portal has it: in all, by category, by section, through other channels; and how many were taken back since, which the others leave out. */
export type Published = {
  total: number
  categories: readonly Counted[]
  sections: readonly Counted[]
  channels: readonly Counted[]
  takenBack: number
}

const kinds = ['categories', 'sections', 'channels'] as const

const placeOf = (kind: (typeof kinds)[number], key: string) => `published.${kind}.${key}`

/** The figures by their places in the drafted text. */
export const besideOf = (published: Published | null): Beside =>
  new Map(
    published
      ? [
          ['published.total', published.total] as const,
          ...kinds.flatMap(kind => published[kind].map(({ key, items }) => [placeOf(kind, key), items] as const)),
        ]
      : [],
  )

/** What such a place is called; null: it is none of these. */
export function publishedName(published: Published | null, at: string): string | null {
  if (at === 'published.total') return '全年主动公开的政府信息'
  for (const kind of kinds)
    for (const { key, name } of published?.[kind] ?? []) if (placeOf(kind, key) === at) return `全年公开的政府信息 · ${name}`
  return null
}

/** The sentences of section 一, each figure in its place; empty where nothing was published. Its parts add up to the whole. */
export function publishedSentences(published: Published | null): string {
  if (!published || published.total === 0) return ''
  const list = (kind: (typeof kinds)[number]) => published[kind].map(({ key, name }) => `${name}{${placeOf(kind, key)}}条`).join('，')
  const parts = published.categories.length > 1 ? `，其中${list('categories')}` : ''
  const bySection = published.sections.length > 1 ? `按提供的股室分，${list('sections')}。` : ''
  const channels = published.channels.length > 0 ? `除政府网站外，${list('channels').replaceAll('{', '发布{')}。` : ''
  return `全年主动公开政府信息{published.total}条${parts}。${bySection}${channels}`
}
