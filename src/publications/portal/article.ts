import type { Db } from '../../db/open.ts'
import { type FileRow, fileOf, kindOf } from '../../files/index.ts'
import { beijingDay } from '../../law/index.ts'
import type { Agency, Section } from '../../people/index.ts'
import { type Column, wayTo } from '../catalogue/catalogue.ts'
import type { RelationKind, Validity } from '../content.ts'
import type { Step } from '../item.ts'
import { stepsOf } from '../item-store.ts'
import { type Listed, type PublicItem, publicItem, publicItemsById } from '../public-store.ts'
import { relationsOf } from '../relation-store.ts'
import { holdsToday } from './pages/parts.tsx'
import { shelvesOf } from './shelves.ts'

export type Related = { kind: RelationKind /** What the other says of this one. */; isPassive: boolean; item: Listed }

/** A file of the public version, as the page lists it. */
export type ArticleFile = { fileId: string; title: string; kind: string; bytes: number }

/** All that an article's page shows; everybody gets the same. */
export type ArticleView = {
  item: PublicItem
  /** Its columns from the top. */
  way: readonly Column[]
  section: Section | null
  files: readonly ArticleFile[]
  related: readonly Related[]
  /** Whether it holds today, and the documents that changed that. */
  validity: Validity | null
  changedBy: readonly Listed[]
  corrections: readonly { on: string; reason: string | null }[]
}

export async function articleOf(db: Db, office: Agency, number: number, today: string): Promise<ArticleView | null> {
  const item = await publicItem(db, office.id, number)
  if (!item) return null
  const key = { agencyId: office.id, id: item.id }
  const [{ columns, sections }, relations, rows, steps] = await Promise.all([
    shelvesOf(db, office.id),
    relationsOf(db, office.id, item.id),
    Promise.all(item.content.attachments.map(({ fileId }) => fileOf(db, office.id, fileId))),
    // Only what went out again since the first time was corrected.
    item.updatedAt > item.publishedAt ? stepsOf(db, key) : [],
  ])
  const others = await publicItemsById(db, office.id, [
    ...new Set(relations.map(({ fromId, toId }) => (fromId === item.id ? toId : fromId))),
  ])
  const related = relations.flatMap(({ fromId, kind, toId }) => {
    const other = others.find(({ id }) => id === (fromId === item.id ? toId : fromId))
    return other ? [{ kind, isPassive: toId === item.id, item: other }] : []
  })
  return {
    ...{ item, related, way: wayTo(columns, item.columnKey), validity: holdsToday(item, today) },
    section: (item.sectionId && sections.get(item.sectionId)) || null,
    files: filesOf(item, rows),
    changedBy: related.filter(each => each.isPassive && changes.includes(each.kind)).map(each => each.item),
    corrections: correctionsIn(steps),
  }
}

const changes: readonly RelationKind[] = ['amends', 'repeals', 'replaces']

const filesOf = ({ content }: PublicItem, rows: readonly (FileRow | undefined)[]): ArticleFile[] =>
  content.attachments.flatMap(({ fileId, title, role }, i) => {
    const row = rows[i]
    return row && role === 'attachment'
      ? [{ fileId, title: title || row.name, kind: kindOf(row.mediaType).toUpperCase(), bytes: row.bytes }]
      : []
  })

/** Each time it went out again: the day, and what was given as the reason when the correction was begun. */
function correctionsIn(steps: readonly Step[]): { on: string; reason: string | null }[] {
  const found: { on: string; reason: string | null }[] = []
  let reason: string | null = null
  let wasPublic = false
  for (const { step, at, opinion } of steps) {
    if (step === 'reopened') reason = opinion
    if (step !== 'published' && step !== 'imported') continue
    if (wasPublic) found.push({ on: beijingDay(at), reason })
    wasPublic = true
    reason = null
  }
  return found.reverse()
}

/**
 * The stored text as the page shows it: its pictures from the item's own address, where only what is in the public version is given out, and
 * its tables in frames of their own, so that a wide one scrolls and not the page.
 */
export function bodyShown({ content, number }: PublicItem, slug: string, table: string): string {
  const own = new Set(content.attachments.map(({ fileId }) => fileId))
  return content.body
    .replace(/ src="\/[^"]*?\/files\/([0-9a-f-]{36})"/g, (whole, fileId: string) =>
      own.has(fileId) ? ` src="/${slug}/items/${number}/files/${fileId}"` : whole,
    )
    .replace(
      /<table(?: class="([^"]*)")?/g,
      (_, classes = '') => `<div class="scroll" role="group" aria-label="${table}" tabindex="0"><table class="data ${classes}"`,
    )
    .replaceAll('</table>', '</table></div>')
}
