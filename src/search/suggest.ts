import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { fold } from './fold.ts'
import { type Found, search } from './found.ts'
import { initialsOf, readingOf } from './initials.ts'
import type { Query, Term } from './query.ts'

const ofAgencies = (agencies: readonly string[] | null) =>
  agencies
    ? sql`from search_words as w where w.agency_id = any(${agencies}::uuid[])`
    : sql`from search_words as w where w.agency_id is not null`

/** The question as it may have been meant, which words of it were others, and what it finds. */
export type Meant = { text: string; changes: { typed: string; meant: string }[]; found: Found }

/** What the index's own words offer for a question that finds nothing, and what that finds. Null where they offer nothing. */
export async function didYouMean(db: Db, query: Query, terms: readonly Term[]): Promise<Meant | null> {
  const parts: string[] = []
  const changes: Meant['changes'] = []
  for (const term of terms) {
    const alone = terms.length > 1 && (await search(db, { ...query, text: term.written, order: 'date', limit: 1 })).hits.length > 0
    const better = alone || term.documentNumber ? null : await nearestWord(db, query.agencies, term.ways[0]!)
    if (better) changes.push({ typed: term.written, meant: better })
    parts.push(better ?? term.written)
  }
  if (changes.length === 0) return null
  const meant = parts.join(' ')
  const found = await search(db, { ...query, text: meant, cursor: null })
  return found.hits.length > 0 ? { text: meant, changes, found } : null
}

type Near = { word: string; sounds: boolean; near: number; entries: number }

/** 免费开方 sounds like 免费开放; otherwise one character of four may differ. */
async function nearestWord(db: Db, agencies: readonly string[] | null, typed: string): Promise<string | null> {
  if (typed.length < 2 || typed.length > 24) return null
  const reading = await readingOf(typed)
  const { rows } = await sql<Near>`
    select w.word, bool_or(w.pinyin = ${reading}) as sounds, max(similarity(w.word, ${typed})) as near, sum(w.entries)::int8 as entries
    ${ofAgencies(agencies)} and w.entries > 0 and w.word <> ${typed} and (w.pinyin = ${reading} or w.word % ${typed})
    group by w.word order by 2 desc, 3 desc, 4 desc, 1 limit 20`.execute(db)
  const most = Math.max(1, Math.floor(typed.length / 4))
  return rows.find(({ word, sounds }) => sounds || apart(word, typed) <= most)?.word ?? null
}

/** In how many characters two words differ (Levenshtein). */
function apart(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1]
    for (let j = 0; j < b.length; j++) row.push(Math.min(row[j]! + 1, before[j + 1]! + 1, before[j]! + (a[i] === b[j] ? 0 : 1)))
    before = row
  }
  return before[b.length]!
}

/** A name that leads somewhere: a column of the catalogue, an agency. */
export type Name = { text: string; href: string }
export type Suggestion = { text: string; href?: string }

const mostSuggestions = 8

/** While somebody types: names of columns and agencies, words of titles, by their characters, their pinyin or its initials; then titles. */
export async function suggestionsFor(
  db: Db,
  agencies: readonly string[] | null,
  typed: string,
  names: readonly Name[],
): Promise<Suggestion[]> {
  const text = fold(typed)
  if (text === '' || text.length > 30) return []
  const isLatin = /^[a-z0-9]+$/.test(text)
  const found = new Map<string, Suggestion>()
  const add = (suggestion: Suggestion) =>
    found.size < mostSuggestions && !found.has(suggestion.text) && found.set(suggestion.text, suggestion)
  for (const name of await namesLike(names, text, isLatin)) add(name)
  if (/^[\p{Script=Han}a-z0-9]+$/u.test(text)) {
    const like = `${text}%`
    const column = isLatin ? sql`(w.initials like ${like} or w.pinyin like ${like} or w.word like ${like})` : sql`w.word like ${like}`
    const { rows } = await sql<{ word: string }>`
      select w.word, sum(w.entries)::int8 as entries ${ofAgencies(agencies)} and w.entries > 0 and ${column}
      group by w.word order by 2 desc, 1 limit 5`.execute(db)
    for (const { word } of rows) add({ text: word })
  }
  if ([...text].length >= 2)
    for (const { title, path } of (await search(db, { text: typed, agencies, where: 'title', order: 'date', limit: 4 })).hits)
      add({ text: title.text, href: path })
  return [...found.values()]
}

async function namesLike(names: readonly Name[], text: string, isLatin: boolean): Promise<Name[]> {
  const like: Name[] = []
  for (const name of names.slice(0, 2_000)) {
    if (like.length >= 4) break
    const folded = fold(name.text)
    if (folded.includes(text) || (isLatin && text.length >= 2 && (await readInitials(folded)).includes(text))) like.push(name)
  }
  return like
}

const known = new Map<string, string>()

/** Names of columns are asked with every letter that is typed. */
async function readInitials(folded: string): Promise<string> {
  let initials = known.get(folded)
  if (initials === undefined) {
    initials = await initialsOf(folded)
    if (known.size > 5_000) known.clear()
    known.set(folded, initials)
  }
  return initials
}
