import type { OfficialDocument } from '../../document/blocks.ts'
import type { Withheld } from './facts.ts'
import { flush, form, heads } from './form-rows.ts'
import { groundBasis, groundOf } from './grounds.ts'
import { ended } from './written.ts'

/** One passage that was taken out: in which file, where, and why. What it said is not repeated. */
export type WithheldPassage = Omit<Withheld, 'what'> & { file: string; place: string }

/** 不予公开内容清单: goes with a partly disclosed answer, so that every gap in the copies has its ground and reason (art. 37). */
export function withheldList(of: { agency: string; caseNumber: string; passages: readonly WithheldPassage[] }): OfficialDocument {
  const rows = of.passages.map((passage, i) => ({
    cells: [
      { text: String(i + 1) },
      { text: passage.file, prose: true as const },
      { text: passage.place, prose: true as const },
      { text: groundOf({ ...passage, what: '' }), prose: true as const },
      { text: groundBasis(passage), prose: true as const },
      { text: ended(passage.reason ?? ''), prose: true as const },
    ],
  }))
  return form('不予公开内容清单', of.agency, [
    flush(`申请编号：${of.caseNumber}`),
    {
      kind: 'table',
      name: 'withheld',
      caption: '不予公开内容清单',
      widths: [6, 20, 14, 20, 20, 20],
      head: [heads('序号', '文件', '位置', '不予公开的情形', '依据', '理由')],
      bodies: [rows],
    },
    flush(`共${of.passages.length}处。所提供的副本已去除以上内容。`),
  ])
}
