import { squash } from './labels.ts'
import type { Unit } from './units.ts'

/** Where the tables and the sections of a report stand in its lines. */
export type Region = { units: Unit[] /** the text goes on after the table: it was not cut off inside it */; closed: boolean }
export type Regions = {
  disclosure: Region | null
  applications: Region | null
  disputes: Region | null
  /** before the first section */
  front: Unit[]
  sections: { number: number | null; heading: string; units: Unit[] }[]
}

const ordinals = '一二三四五六'
const sectionPatterns: readonly RegExp[] = [
  /总体情况|基本情况|概述|概况|主要工作/,
  /主动公开(?:政府)?信息(?:公开)?(?:的)?(?:工作)?情况|主动公开.{0,6}情况/,
  /收到和处理|信息公开申请.{0,8}情况|依申请公开.{0,10}情况/,
  /行政复议.{0,12}(?:诉讼|情况)|复议.{0,4}诉讼/,
  /问题.{0,12}(?:改进|措施|打算|情况)|(?:改进|不足).{0,6}(?:情况|措施)/,
  /其他(?:需要)?(?:报告|说明|事项)|需要(?:报告|说明)的/,
]
const strict: readonly RegExp[] = [
  /^总体情况$/,
  /^主动公开政府信息情况$/,
  /^收到和处理政府信息公开申请情况$/,
  /^(?:因)?政府信息公开.{0,4}(?:被申请|引起的)?行政复议、?(?:和|提起)?行政诉讼情况$/,
  /^(?:政府信息公开工作)?存在的?(?:主要)?问题及改进情况$/,
  /^其他需要报告的事项$/,
]
const tableRow = /本年新收政府|上年结转|本年度办理结果|结转下年度/

/** In a table of contents: `一、总体情况……1` */
const listedPage = /(?<=^第?[一二三四五六].*[一-龥])[.．…·⋯_-]*\d{1,2}$/

/** The section that a line opens: 1 to 6. */
export function headingOf(unit: Unit): number | null {
  if (unit.text.length < 4 || unit.text.length > 80 || tableRow.test(unit.text)) return null
  const text = /\d$/.test(unit.text) ? unit.text.replace(listedPage, '') : unit.text
  if (text.length > 45 || (text === unit.text && unit.pieces.some(piece => piece.kind === 'figures'))) return null
  const numbered = /^(?:第?([一二三四五六])(?:[、.．,，:：]|部分[、.．,，:：]?)|[（(]([一二三四五六])[）)])/.exec(text)
  const body = text.slice(numbered?.[0].length ?? 0).replace(/[:：。]$/, '')
  if (numbered?.[2]) return null
  if (!numbered) {
    const found = strict.findIndex(pattern => pattern.test(body))
    return found < 0 ? null : found + 1
  }
  const number = ordinals.indexOf(numbered[1]!) + 1
  if (/[。；]/.test(body)) return null
  const named = sectionPatterns.findIndex(pattern => pattern.test(body))
  if (named < 0) return null
  return sectionPatterns[number - 1]!.test(body) ? number : strict[named]!.test(body) ? named + 1 : null
}

const disclosureMark = /第二十条.?第|信息内容|本年制发件数|本年废止件数|现行有效件数|本年新制作|对外公开总数量|上一年项目数量|处理决定数量/
const applicationsMark = /勾稽关系|申请人情况|法人或其他组织|一、?本年新收政府信息公开申请|^本年新收政府信息公开申请/
const disputesMark = /结果维持|结果纠正|复议后起诉|未经复议直接|^行政复议行政诉讼/
const marks = { disclosure: disclosureMark, applications: applicationsMark, disputes: disputesMark }
const tableNames = ['disclosure', 'applications', 'disputes'] as const
type TableName = (typeof tableNames)[number]
const tableOfSection = new Map<number, TableName>([
  [2, 'disclosure'],
  [3, 'applications'],
  [4, 'disputes'],
])
const sentence = /。|；$/

/** Rows of table 3 that name it even where its head was cut off. */
const innerRow =
  /^[1-8][.、．](?:属于(?:国家秘密|[三四]类|行政)|其他法律|危及|保护第三方|本机关不|没有现成|补正后|信访|重复申请|要求|无正当)/

const holdsFigures = (region: Region | null): boolean =>
  region?.units.some(unit => unit.pieces.some(piece => piece.kind === 'figures' && piece.slots.some(slot => slot.value !== null))) ?? false

/** Follows the lines once: a table begins at its own words, and ends at the next section or table. */
export function regionsOf(units: readonly Unit[]): Regions {
  const out: Regions = { disclosure: null, applications: null, disputes: null, front: [], sections: [] }
  let table: Region | null = null
  let text: Unit[] = out.front
  const wanted = (name: TableName): boolean => out[name] === null || !holdsFigures(out[name])
  const open = (name: TableName): Region => {
    if (table) table.closed = true
    const region: Region = { units: [], closed: false }
    out[name] = region
    return region
  }
  for (const unit of units) {
    const heading = headingOf(unit)
    // The caption of a table that repeats the heading above it.
    if (heading !== null && heading === lastNumber(out) && table && table.units.length === 0 && !/^第?[一二三四五六]/.test(unit.text))
      continue
    if (heading !== null && (!table || heading >= lastNumber(out) || startsAgain(out, heading, wanted))) {
      if (heading <= lastNumber(out) && onlyListed(out)) {
        for (const section of out.sections) out.front.push(...section.units)
        out.sections = []
        for (const name of tableNames) out[name] = null
      }
      if (table) table.closed = true
      table = null
      const section = { number: heading, heading: withoutNumber(unit.line), units: [] as Unit[] }
      out.sections.push(section)
      text = section.units
      const own = tableOfSection.get(heading)
      if (own && wanted(own) && (own !== 'disclosure' || wanted('applications'))) table = open(own)
      continue
    }
    const isText = sentence.test(unit.text) && unit.text.length > 12 && !unit.fromTable && !unit.pieces.some(p => p.kind === 'figures')
    if (!isText && unit.text.length < 200) {
      const opened = tableOpenedBy(unit, out, wanted)
      if (opened && (table === null || table !== out[opened])) table = open(opened)
    }
    if (table && !isText) table.units.push(unit)
    else text.push(unit)
  }
  for (const [index, name] of tableOfSection) {
    const region = out[name]
    if (!region || region.units.some(unit => unit.pieces.some(piece => piece.kind === 'figures') || marks[name].test(unit.text))) continue
    out.sections.find(section => section.number === index)?.units.push(...region.units)
    out[name] = null
  }
  return out
}

/** The table that a line begins by its own words: mostly in its section, but also before every section or after them all (附表). */
function tableOpenedBy(unit: Unit, out: Regions, wanted: (name: TableName) => boolean): TableName | null {
  const last = lastNumber(out)
  const loose = last >= 5
  if ((last <= 2 || loose) && disclosureMark.test(unit.text) && wanted('disclosure') && wanted('applications')) return 'disclosure'
  if ((last <= 3 || loose) && applicationsMark.test(unit.text) && wanted('applications')) return 'applications'
  if (last === 0 && innerRow.test(unit.text) && wanted('applications')) return 'applications'
  if (out.applications && disputesMark.test(unit.text) && wanted('disputes')) return 'disputes'
  return null
}

/** Sections 三 and 四 in the other order. */
const startsAgain = (out: Regions, heading: number, wanted: (name: TableName) => boolean): boolean => {
  const own = tableOfSection.get(heading)
  return (own !== undefined && wanted(own)) || onlyListed(out)
}

/** A table of contents names the sections, but holds none of their tables and hardly any of their text. */
const onlyListed = ({ sections, ...out }: Regions): boolean =>
  sections.length > 1 &&
  !tableNames.some(name => holdsFigures(out[name])) &&
  sections.slice(0, -1).every(section => section.units.reduce((sum, unit) => sum + unit.text.length, 0) < 40)

const lastNumber = (regions: Regions): number => Math.max(0, ...regions.sections.map(section => section.number ?? 0))

const withoutNumber = (line: string): string =>
  squash(line)
    .replace(/^第?[一二三四五六](?:[、.．,，:：]|部分[、.．,，:：]?)/, '')
    .replace(/[:：]$/, '')
