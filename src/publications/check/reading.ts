import { type Body, bodyOf } from '../content/body-blocks.ts'
import type { Draft, FindingPlace } from './finding.ts'

/** One stretch of words that rules look at, and where it stands. */
export type Passage = { at: FindingPlace; text: string; isBody: boolean; name: string }

/** A draft as the rules read it: taken apart once for all of them. */
export type Reading = { draft: Draft; body: Body; passages: readonly Passage[]; whole: string }

export function readingOf(draft: Draft): Reading {
  const body = bodyOf(draft.body)
  const passages: Passage[] = []
  for (const field of ['title', 'summary', 'source'] as const)
    if (draft[field]) passages.push({ at: { field }, text: draft[field], isBody: false, name: field })
  if (draft.keywords.length > 0)
    passages.push({ at: { field: 'keywords' }, text: draft.keywords.join('、'), isBody: false, name: 'keywords' })
  body.blocks.forEach((block, number) => {
    if (block.text.trim()) passages.push({ at: { field: 'body', block: number }, text: block.text, isBody: true, name: block.name })
  })
  for (const { fileId, title, alt } of draft.attachments) {
    if (title) passages.push({ at: { field: 'attachments', fileId, where: 'title' }, text: title, isBody: false, name: 'title' })
    if (alt) passages.push({ at: { field: 'attachments', fileId, where: 'alt' }, text: alt, isBody: false, name: 'alt' })
  }
  return { draft, body, passages, whole: passages.map(({ text }) => text).join('\n') }
}

/** The place with a range of characters in it. */
export const placed = (at: FindingPlace, start: number, end: number): FindingPlace => ({ ...at, start, end })
