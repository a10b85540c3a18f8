import type { Hidden, Mark, Proof, RedactedCopy, Suggestion } from '../../document/redaction/index.ts'
import { exemptions, type PlainDate } from '../../law/index.ts'

/** What is kept of a file that is to go out, until it has gone. */
export type Kept = {
  marks: Mark[]
  /** Suggestions that a person looked at and did not follow, by their keys. */
  refused: string[]
  /** Who stated that nothing in it has to be withheld (art. 37). */
  nothing: { by: string; on: PlainDate } | null
  /** Who opened it, and on which day last. */
  looks: Record<string, PlainDate>
  /** Somebody asked for the copy of this revision, and it is being made. */
  making?: { by: string; revision: number } | null
  /** Why the last one could not be made. */
  failed?: string | null
}

/** How a copy was made and what was found when it was read again. It quotes nothing of what was withheld. */
export type Made = {
  by: string
  on: PlainDate
  proof: Proof
  pictures: RedactedCopy['pictures']
  dropped: Omit<Hidden, 'samples'>[]
}

export type Redaction = {
  agencyId: string
  applicationId: string
  fileId: string
  revision: number
  kept: Kept
  /** Only a proven copy is kept. */
  copyFileId: string | null
  made: Made | null
}

export const standings = {
  unseen: { label: '未核对', english: 'not looked at', chip: 'wait' },
  open: { label: '已打开，未标记', english: 'opened, nothing marked', chip: 'wait' },
  nothing: { label: '无须隐去', english: 'nothing to withhold', chip: 'done' },
  making: { label: '正在制作公开版', english: 'copy being made', chip: 'wait' },
  marking: { label: '正在标记', english: 'being marked', chip: 'wait' },
  unproven: { label: '核验未通过', english: 'not proven', chip: 'over' },
  made: { label: '公开版已核验', english: 'copy proven', chip: 'done' },
} as const

export type Standing = keyof typeof standings

export function standingOf(redaction: Redaction | undefined): Standing {
  if (!redaction) return 'unseen'
  const { kept, made, copyFileId } = redaction
  if (kept.marks.length === 0) return kept.nothing ? 'nothing' : 'open'
  if (isMaking(redaction)) return 'making'
  if (copyFileId) return 'made'
  return made ? 'unproven' : 'marking'
}

/** Marks that were changed since make what was asked for void. */
export const isMaking = ({ kept, revision }: Pick<Redaction, 'kept' | 'revision'>): boolean => kept.making?.revision === revision

export const nothingKept: Kept = { marks: [], refused: [], nothing: null, looks: {} }

const placeOf = ({ where }: Mark): string => JSON.stringify(where)
/** Tells a suggestion from the others of its file. */
export const keyOf = ({ mark }: Pick<Suggestion, 'mark'>): string => placeOf(mark)

/** With these marks too; a place is marked once. A file in which something is marked no longer has nothing to withhold. */
export function marked(kept: Kept, marks: readonly Mark[]): Kept {
  const places = new Set(kept.marks.map(placeOf))
  return { ...kept, nothing: null, marks: [...kept.marks, ...marks.filter(mark => !places.has(placeOf(mark)))] }
}

/** What is proposed and not yet decided by a person. */
export function pendingOf(kept: Kept, suggestions: readonly Suggestion[]): Suggestion[] {
  const settled = new Set([...kept.refused, ...kept.marks.map(placeOf)])
  return suggestions.filter(one => !settled.has(keyOf(one)))
}

/** The grounds that a mark may have, as one choice: ground and, where the article names kinds, the kind. */
export const grounds = Object.entries(exemptions).flatMap(([code, { kinds, label, cites }]) =>
  (kinds.length > 0 ? kinds : [null]).map(kind => ({
    ...{ value: kind ? `${code}:${kind}` : code, code: code as keyof typeof exemptions, kind },
    text: `${cites.replace('《政府信息公开条例》', '')}：${kind ? `${kind}（${label}）` : label}`,
  })),
)
