import type { PlainDate } from '../law/index.ts'

export const entryKinds = {
  item: { label: '信息', english: 'items' },
  attachment: { label: '附件', english: 'attachments' },
  report: { label: '年报', english: 'annual reports' },
  guide: { label: '指南', english: 'guide' },
  approval: { label: '行政审批事项', english: 'approval items' },
  reply: { label: '公开的答复', english: 'published replies' },
} as const

export type EntryKind = keyof typeof entryKinds
export type EntryValidity = 'inForce' | 'amended' | 'repealed' | 'expired'

/** What is public and can be found: an item of the portal, an attachment of it, an annual report, a part of the guide, an approval item, a published reply. */
export type Entry = {
  agencyId: string
  /** uuid of the thing; an attachment's is that of its file row. */
  id: string
  kind: EntryKind
  /** Its address on the site, beginning with the agency's /slug/. */
  path: string
  title: string
  documentNumber: string | null
  indexNumber: string | null
  /** Plain text of any length; the first `indexedCharacters` of it are indexed. */
  text: string
  /** Key of its column in the catalogue. */
  column: string | null
  /** Keys of the column and those above it. */
  columns: readonly string[]
  genre: string | null
  validity: EntryValidity | null
  publishedOn: PlainDate
  /** The item to which an attachment belongs. */
  partOf: { id: string; title: string } | null
}

/** How much of a text is indexed and shown in extracts: some forty printed pages. What stands behind it is not found. */
export const indexedCharacters = 30_000

export const validityWords = {
  inForce: { label: '有效', english: 'in force', chip: 'done' },
  amended: { label: '已修改', english: 'amended', chip: 'off' },
  repealed: { label: '废止', english: 'repealed', chip: 'over' },
  expired: { label: '失效', english: 'expired', chip: 'over' },
} as const satisfies Record<EntryValidity, { label: string; english: string; chip: string }>
