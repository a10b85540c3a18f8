import type { Db, Trx } from '../db/open.ts'
import type { PlainDate } from '../law/index.ts'
import { type Candidate, mostCandidates, newestMatching } from './candidates.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { EntryKind, EntryValidity } from './entry.ts'
import { type Extract, extractOf, type Marked, markedIn } from './extract.ts'
import { type Facets, facetsOf } from './facets.ts'
import { withLimits } from './limits.ts'
import type { Plan } from './plan.ts'
import { isSingle, type Query, type Term, termsOf } from './query.ts'
import { type Span, spanOf } from './stretches.ts'
import { countMatching, type Total } from './totals.ts'
import { wordsOf } from './words.ts'

/** One entry of the result; what was looked for is marked by ranges, escaping is the page's. */
export type Hit = {
  agencyId: string
  id: string
  kind: EntryKind
  path: string
  title: Marked
  documentNumber: Marked | null
  extract: Extract
  column: string | null
  genre: string | null
  validity: EntryValidity | null
  publishedOn: PlainDate
  partOf: { id: string; title: string } | null
}

export type Found = {
  terms: readonly Term[]
  hits: Hit[]
  /** Told while the list is in its newest thousand, which is where everybody begins; null further back. */
  total: Total | null
  /** Over the newest thousand; null further back. */
  facets: Facets | null
  /** Where the next page begins; null after the last. */
  next: string | null
  /** How it was found: the text itself, or the initials of the titles' pinyin because no text holds the letters. */
  by: 'text' | 'initials'
  /** A single character is looked for in titles alone. */
  titlesOnly: boolean
}

/** What one page, or one file to take away, may hold. */
export const mostHits = mostCandidates

/** Looks through the index. A person's odd question is no fault: it finds nothing. */
export async function search(db: Db, query: Query): Promise<Found> {
  const terms = termsOf(query.text)
  const nothing: Found = {
    terms,
    hits: [],
    total: { count: 0, is: 'exact' },
    facets: facetsOf([]),
    next: null,
    by: 'text',
    titlesOnly: isSingle(terms),
  }
  if (terms.length === 0 || query.agencies?.length === 0) return nothing
  const words = query.order === 'date' ? [] : [...new Set(await wordsOf(terms.map(({ written }) => written).join(' ')))].slice(0, 16)
  return withLimits(db, query, async (trx, reach) => {
    if (!reach) return nothing
    const plan: Plan = { terms, query, by: 'text', words, reach }
    const span = await spanOf(db)(trx, plan)
    const found = await pageOf(trx, plan, span)
    if (found.total?.count !== 0 || !areInitials(terms)) return found
    return pageOf(trx, { ...plan, by: 'initials' }, span)
  })
}

/**
 * The newest that hold the first of these texts, then the next, until there are `most`: for a page that asks beside its own work. Nothing is
 * counted and nothing weighed, and all are asked in one go.
 */
export async function newestAbout(db: Db, agencyId: string, texts: readonly string[], most: number): Promise<Hit[]> {
  const asked: Query = { text: '', agencies: [agencyId], order: 'date' }
  return withLimits(db, asked, async (trx, reach) => {
    const found = new Map<string, Hit>()
    for (const text of texts) {
      const terms = termsOf(text)
      if (!reach || found.size >= most) break
      if (terms.length === 0) continue
      const plan: Plan = { terms, query: { ...asked, text }, by: 'text', words: [], reach }
      const candidates = await newestMatching(trx, plan, await spanOf(db)(trx, plan), null, most)
      for (const hit of await hitsOf(trx, plan, candidates)) if (found.size < most) found.set(hit.path, hit)
    }
    return [...found.values()]
  })
}

const areInitials = (terms: readonly Term[]) => terms.length === 1 && /^[a-z]{3,12}$/.test(terms[0]!.ways[0]!)

async function pageOf(trx: Trx, plan: Plan, span: Span | null): Promise<Found> {
  const { query, terms, by } = plan
  const limit = Math.min(Math.max(query.limit ?? 20, 1), mostHits)
  const at = readCursor(query.cursor)
  const byDay = query.order === 'date'
  const isFirst = !at?.before
  const wanted = byDay && !isFirst ? limit + 1 : mostCandidates
  const candidates = await newestMatching(trx, plan, span, at?.before ?? null, wanted)
  const ordered = byDay ? candidates : candidates.toSorted(byScore)
  const rest = at?.after ? ordered.filter(one => byScore(at.after!, one) < 0) : ordered
  const page = rest.slice(0, limit)
  return {
    ...{ terms, by, titlesOnly: isSingle(terms) },
    hits: await hitsOf(trx, plan, page),
    total: isFirst ? await countMatching(trx, plan, candidates) : null,
    facets: isFirst ? facetsOf(candidates) : null,
    next: nextOf(candidates, rest, page, { byDay, wanted, before: at?.before ?? null }),
  }
}

type Scored = Pick<Candidate, 'score' | 'on' | 'id'>
const byScore = (a: Scored, b: Scored) => b.score - a.score || (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

type Stand = { byDay: boolean; wanted: number; before: { on: PlainDate; id: string } | null }

function nextOf(candidates: Candidate[], rest: Candidate[], page: Candidate[], { byDay, wanted, before }: Stand): string | null {
  const last = page.at(-1)
  if (rest.length > page.length && last) {
    const { on, id, score } = last
    return writeCursor(byDay ? { before: { on, id }, after: null } : { before, after: { on, id, score } })
  }
  // The batch of candidates is read to its end: the next one begins after its oldest.
  const oldest = candidates.at(-1)
  return candidates.length === wanted && oldest ? writeCursor({ before: { on: oldest.on, id: oldest.id }, after: null }) : null
}

async function hitsOf(trx: Trx, { terms, query }: Plan, page: readonly Candidate[]): Promise<Hit[]> {
  if (page.length === 0) return []
  const agencies = [...new Set(page.map(({ agencyId }) => agencyId))]
  const rows = await trx
    .selectFrom('searchEntries')
    .select(['agencyId', 'id', 'kind', 'path', 'title', 'documentNumber', 'text', 'columnKey', 'genre', 'validity', 'publishedOn'])
    .select(['partOfId', 'partOfTitle'])
    .where('agencyId', 'in', agencies)
    .where(
      'id',
      'in',
      page.map(({ id }) => id),
    )
    .execute()
  const byId = new Map(rows.map(row => [`${row.agencyId} ${row.id}`, row]))
  const ways = terms.flatMap(term => term.ways)
  return page.flatMap(({ agencyId, id }) => {
    const row = byId.get(`${agencyId} ${id}`)
    if (!row) return []
    return {
      ...{ agencyId, id, kind: row.kind as EntryKind, path: row.path, column: row.columnKey, genre: row.genre },
      title: markedIn(row.title, ways),
      documentNumber: row.documentNumber === null ? null : markedIn(row.documentNumber, ways),
      extract: extractOf(row.text, query.where === 'all' || !query.where ? ways : []),
      ...{ validity: row.validity as EntryValidity | null, publishedOn: row.publishedOn as PlainDate },
      partOf: row.partOfId === null ? null : { id: row.partOfId, title: row.partOfTitle! },
    }
  })
}
