import type { PlainDate } from '../law/index.ts'

/** A place in the order of days: the entry that was last there. */
export type Place = { on: PlainDate; id: string }

/**
 * Where a list goes on. By day: after `before`. By relevance: in the batch of candidates that begins after `before`, after the entry of this
 * score. Both name entries and no numbers of pages: what is published meanwhile moves nothing.
 */
export type Cursor = { before: Place | null; after: (Place & { score: number }) | null }

export function writeCursor({ before, after }: Cursor): string {
  const place = (at: Place | null) => (at ? `${at.on}_${at.id}` : '')
  return [place(before), after ? `${after.score}_${place(after)}` : ''].join('.')
}

const pattern = /^(?:(\d{4}-\d\d-\d\d)_([0-9a-f-]{36}))?\.(?:(-?\d{1,9})_(\d{4}-\d\d-\d\d)_([0-9a-f-]{36}))?$/

/** Null for what we did not write: the list then begins at its beginning. */
export function readCursor(text: string | null | undefined): Cursor | null {
  const found = text ? pattern.exec(text) : null
  if (!found) return null
  const [, beforeOn, beforeId, score, afterOn, afterId] = found
  const days = [beforeOn, afterOn].filter(day => day !== undefined)
  if (!days.every(day => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day))) return null
  if (![beforeId, afterId].every(id => id === undefined || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))) return null
  return {
    before: beforeId ? { on: beforeOn as PlainDate, id: beforeId } : null,
    after: afterId ? { score: Number(score), on: afterOn as PlainDate, id: afterId } : null,
  }
}
