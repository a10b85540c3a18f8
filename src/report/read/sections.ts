import type { Section, SourceKind } from '../report.ts'
import type { Regions } from './regions.ts'
import type { Unit } from './units.ts'

/** The sections as found, tables left out, one paragraph a line. */
export function sectionsOf(regions: Regions, source: SourceKind): Section[] {
  const wrapped = source === 'pdf' || source === 'text'
  return regions.sections.map(({ number, heading, units }) => ({ number, heading, text: paragraphs(units, wrapped).join('\n') }))
}

/** The paragraphs before section 一. The navigation of a web page and the title are no sentences and are left out. */
export const openingOf = (regions: Regions, source: SourceKind): string =>
  paragraphs(
    regions.front.filter(unit => !isTitle.test(unit.text)),
    source === 'pdf' || source === 'text',
  )
    .filter(
      line =>
        /。|统计期限/.test(line) && line.length >= 20 && !/(?:首页|位置).{0,80}[>＞»]|浏览(?:次|量)|打印|来源[:：]|责任编辑/.test(line),
    )
    .join('\n')

const isTitle = /^.{0,60}(?:年度报告|年报)$/

const opens = /^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[、是]|\d+[.、．]|第[一二三四五六七八九十]+)/
const ends = /[。！？；：:;!?]$/

function paragraphs(units: readonly Unit[], wrapped: boolean): string[] {
  const out: string[] = []
  let width = 0
  let last: Unit | undefined
  for (const unit of units) {
    if (unit.line === '') continue
    const line = unit.line.replace(/(?<=[一-龥，。、；：（）“”])\s+(?=[一-龥\d，。、；：（）“”])|(?<=\d)\s+(?=[一-龥])/g, '')
    const goesOn =
      wrapped &&
      last &&
      !unit.fromTable &&
      unit.gap === 0 &&
      !opens.test(line) &&
      !ends.test(last.line) &&
      last.line.length >= Math.max(24, width * 0.8)
    if (goesOn) out[out.length - 1] += line
    else out.push(line)
    width = Math.max(width, unit.line.length)
    last = unit
  }
  return out
}
