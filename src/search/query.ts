import { z } from 'zod'
import type { PlainDate } from '../law/index.ts'
import { halfWidth, normalizeDocumentNumber } from '../text/index.ts'
import type { EntryKind, EntryValidity } from './entry.ts'
import { fold } from './fold.ts'

export type Where = 'all' | 'title' | 'documentNumber'
export type Order = 'relevance' | 'date'

/** What is looked for. `agencies` null: of all of them. */
export type Query = {
  text: string
  agencies: readonly string[] | null
  where?: Where
  from?: PlainDate | null
  to?: PlainDate | null
  column?: string | null
  genre?: string | null
  validity?: EntryValidity | null
  kind?: EntryKind | null
  order?: Order
  cursor?: string | null
  limit?: number
}

/** One thing that an entry must hold, in one of these ways of writing it (all folded). */
export type Term = { written: string; ways: readonly string[]; documentNumber: string | null }

/** Longer questions, and more words than these, are cut off: nobody means more, and a search may not be made dear. */
export const mostCharacters = 100
export const mostTerms = 8

const numberInQuery =
  /(\p{Script=Han}{0,20})\s*(?:[(〔[﹝【]\s*((?:19|20)\d\d)\s*[)〕\]﹞】]|(?<!\d)((?:19|20)\d\d))\s*年?\s*第?\s*(\d{1,5})\s*号/gu

/** The parts that must all be contained. 文旅广规2026 2号 is known for a document number however its brackets were typed. */
export function termsOf(text: string): Term[] {
  let rest = halfWidth([...text.trim()].slice(0, mostCharacters).join(''))
  const terms: Term[] = []
  rest = rest.replace(
    numberInQuery,
    (written: string, name: string, year: string | undefined, bare: string | undefined, serial: string) => {
      const documentNumber = normalizeDocumentNumber(`${name}〔${year ?? bare}〕${serial}号`)
      const ways = [...new Set([fold(documentNumber), fold(written)])]
      terms.push({ written: written.trim(), ways, documentNumber })
      return ' '
    },
  )
  const parts = rest.split(/\s+/u).map(written => ({ written, ways: [fold(written)] }))
  const meant = parts.filter(({ ways: [way] }) => way !== '')
  // 通 知 is 通知; a single character beside words is only compared.
  const single = meant.length > 1 && terms.length === 0 && meant.every(({ ways: [way] }) => [...way!].length === 1)
  if (single) return [{ written: rest.trim(), ways: [fold(rest)], documentNumber: null }]
  for (const { written, ways } of meant) {
    const known = terms.some(term => term.ways.some(way => way === ways[0]))
    if (!known) terms.push({ written, ways, documentNumber: null })
  }
  const place = ({ written }: Term) => text.indexOf(written)
  return terms.sort((a, b) => place(a) - place(b)).slice(0, mostTerms)
}

/** One character alone: looked for in titles only, for every text holds it. */
export const isSingle = (terms: readonly Term[]) => terms.every(({ ways }) => ways.every(way => [...way].length === 1))

const day = z.iso.date().transform(text => text as PlainDate)
const optional = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null)
const short = z.string().max(60)

const given = z.object({
  q: z
    .string()
    .catch('')
    .transform(text => [...text.replace(/\p{Cc}|\p{Cs}/gu, ' ').trim()].slice(0, mostCharacters).join('')),
  w: z.enum(['all', 'title', 'documentNumber']).catch('all'),
  from: optional(day),
  to: optional(day),
  column: optional(short.min(1)),
  genre: optional(short.min(1)),
  validity: optional(z.enum(['inForce', 'amended', 'repealed', 'expired'])),
  kind: optional(z.enum(['item', 'attachment', 'report', 'guide', 'approval'])),
  order: z.enum(['relevance', 'date']).catch('relevance'),
  after: optional(z.string().max(200).min(1)),
})

export type Asked = z.infer<typeof given>

/** The fields of the search form as they come in an address; what makes no sense is left out, never a fault. */
export const askedIn = (fields: Record<string, string>): Asked => {
  const nothing = Object.fromEntries(Object.keys(given.shape).map(name => [name, null]))
  return given.parse({ ...nothing, ...fields })
}
