import type { Mark } from '../../document/redaction/index.ts'
import { withheldList as linesOf } from '../../document/redaction/index.ts'
import type { WithheldPassage } from '../letters/index.ts'
import type { CaseFile } from '../store.ts'
import type { Redaction } from './redaction.ts'

/** One line for each place and ground of the copies that go out: where and why, never what (art. 37). */
export function passagesOf(redactions: readonly Redaction[], files: readonly CaseFile[], enclosed: readonly string[]): WithheldPassage[] {
  return redactions
    .filter(({ copyFileId }) => copyFileId !== null && enclosed.includes(copyFileId))
    .flatMap(({ kept, copyFileId }) => {
      const file = files.find(({ fileId }) => fileId === copyFileId)?.name ?? ''
      return linesOf(kept.marks as readonly Mark[]).map(({ place, numbers, ground, kind, note }) => ({
        ...{ file, place: numbers.length > 1 ? `${place}，${numbers.length} 处` : place, ground },
        ...{ kinds: kind ? [kind] : [], reason: note, ...(ground === 'E2' && note && { provision: note }) },
      }))
    })
}
