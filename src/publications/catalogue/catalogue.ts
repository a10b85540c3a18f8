/** A column of an agency's catalogue (art. 12), as the tree of the portal shows it. */
export type Column = {
  key: string
  parentKey: string | null
  part: Part
  position: number
  name: string
  description: string
  /** The article or standard that asks for it. */
  basis: string
  kind: ColumnKind
  /** How many days it may stand still; null: nothing says so. */
  freshDays: number | null
  /** Name of the period of law from formation to publication. */
  period: string
  sectionId: string | null
  closedOn: string | null
}

/** The two of the four fixed parts that hold items. */
export const parts = {
  rules: { label: '政府信息公开制度', english: 'Disclosure rules' },
  content: { label: '法定主动公开内容', english: 'Published as the law requires' },
} as const

export type Part = keyof typeof parts
export type ColumnKind = 'news' | 'notice' | 'statutory'

/** The place of all items, beside those of parts and columns. */
export const everywhere = ''
/** The place of a whole part; a column's key never has a colon. */
export const placeOfPart = (part: Part) => `part:${part}`

/** From the column up to its part: every list in which an item of the column stands. */
export function placesOf(columns: readonly Column[], key: string): string[] {
  const way = wayTo(columns, key)
  const [leaf] = way.slice(-1)
  return leaf ? [everywhere, placeOfPart(leaf.part), ...way.map(column => column.key)] : [everywhere]
}

/** The columns from the top down to this one, which is the last. */
export function wayTo(columns: readonly Column[], key: string): Column[] {
  const byKey = new Map(columns.map(column => [column.key, column]))
  const way: Column[] = []
  for (let at = byKey.get(key); at && !way.includes(at); at = at.parentKey === null ? undefined : byKey.get(at.parentKey)) way.unshift(at)
  return way
}

export type Branch = Column & { children: Branch[] }

/** The tree of a part, in the order of positions. */
export function treeOf(columns: readonly Column[], part: Part): Branch[] {
  const below = (parentKey: string | null): Branch[] =>
    columns
      .filter(column => column.parentKey === parentKey && column.part === part)
      .sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1))
      .map(column => ({ ...column, children: below(column.key) }))
  return below(null)
}
