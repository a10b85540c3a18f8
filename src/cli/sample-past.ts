import { addDays, day, type PlainDate } from '../law/index.ts'
import type { Validity } from '../publications/content.ts'
import { filler, firstSentence, htmlOf, type Lists, type SampleTable } from './sample-text.ts'

/** An item that was public on the bureau's old site. */
export type PastItem = {
  key: string
  on: PlainDate
  column: string
  section: string | null
  genre: string | null
  title: string
  summary: string
  body: string
  number: string | null
  normative: boolean
  effective: PlainDate | null
  expires: PlainDate | null
  validity: { validity: Validity; on: PlainDate } | null
  relations: readonly (readonly [kind: string, key: string])[]
  attachment: readonly [file: string, title: string] | null
  source: string | null
}

type Kind = {
  column: string
  section: string
  genre?: string
  titles?: [on: string, title: string][]
  /** One for each month, on this day of the month before it. */
  months?: number
  day?: number
  title?: string
  body: string[][]
  table?: SampleTable
  attachment?: Record<string, [string, string]>
}

/** The 151 items of 2023, in the order of their days. */
export function itemsOf2023({ lists, kinds }: { lists: Lists; kinds: Kind[] }): PastItem[] {
  return kinds
    .flatMap(kind => titlesOf(kind).map(([on, title]) => itemOf(kind, lists, day(on), title)))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}

function titlesOf({ titles, months = 0, day: dayOfMonth, title }: Kind): [string, string][] {
  if (titles) return titles
  // The first of the year is announced in its first week, not in the year before.
  return Array.from({ length: months }, (_, month) => [
    month === 0 ? '2023-01-03' : `2023-${String(month).padStart(2, '0')}-${dayOfMonth}`,
    title!.replace('{month}', String(month + 1)),
  ])
}

function itemOf(kind: Kind, lists: Lists, on: PlainDate, title: string): PastItem {
  const before = addDays(on, -1)
  const month = title.match(/(\d+)月免费开放/)?.[1] ?? String(Number(on.slice(5, 7)))
  const { fill, oneOf } = filler(title, lists, { on: `${Number(before.slice(5, 7))}月${Number(before.slice(8))}日`, month })
  const paragraphs = kind.body.map(alternates => fill(oneOf(alternates)))
  const table = kind.table ? { ...kind.table, rows: kind.table.rows.map(row => row.map(fill)) } : null
  return {
    ...{ key: `2023 ${title}`, on, column: kind.column, section: kind.section, genre: kind.genre ?? null, title },
    ...{ summary: firstSentence(paragraphs[0]!), body: htmlOf(paragraphs, table), number: null, normative: false },
    ...{ effective: null, expires: null, validity: null, relations: [], attachment: kind.attachment?.[on] ?? null, source: null },
  }
}

type Document = Partial<Omit<PastItem, 'body' | 'validity' | 'on'>> & {
  key: string
  on: string
  title: string
  column: string
  body: string[]
  validity?: [Validity, string]
}

/** Documents of other years: in force, amended, repealed, expired, with a reading. */
export const documentsOf = (documents: readonly Document[]): PastItem[] =>
  documents
    .map(({ on, body, validity, ...document }) => ({
      ...{ section: null, genre: null, number: null, normative: false, effective: null, expires: null, relations: [], attachment: null },
      ...{ source: null, ...document, on: day(on), summary: firstSentence(body[0]!), body: htmlOf(body, null) },
      validity: validity ? { validity: validity[0], on: day(validity[1]) } : null,
    }))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
