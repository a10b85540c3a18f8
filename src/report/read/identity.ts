import { type FormId, forms } from '../forms/index.ts'
import { squash } from './labels.ts'
import type { Regions } from './regions.ts'

/** Whose report of which year this is, and which form it says it follows. */
export type Identity = { agency: string | null; year: number | null; citedForm: FormId | null }

const title = /^(.{0,60}?)(?:关于)?[（(]?(20\d{2})[）)]?年?度?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)/
const period = /(20\d{2})年1月1日(?:起|开始)?(?:至|到|—|-|－|~)(?:\1年)?12月31日/
const notAnAgency = /[>，。:：]|当前|位置|首页|来源|发布|打印|字体/

export function identityOf(regions: Regions, whole: string): Identity {
  const front = regions.front.map(unit => squash(unit.line)).filter(line => line !== '')
  const lines = front.slice(0, 60)
  let agency: string | null = null
  let year: number | null = null
  for (const [i, line] of lines.entries()) {
    const found = title.exec(line.replace(/^#+/, ''))
    if (!found || line.length > 80) continue
    const named = trimmed(found[1]!)
    const before = i > 0 ? trimmed(lines[i - 1]!) : ''
    year ??= Number(found[2])
    agency ??=
      named !== '' && !notAnAgency.test(named)
        ? named
        : /(?:府|局|委|办|会|院|厅|处|镇|乡|街道|中心|区|县|市)$/.test(before) && before.length <= 30 && !notAnAgency.test(before)
          ? before
          : null
    if (agency) break
  }
  const text = squash(whole)
  if (year === null) {
    const named = period.exec(text) ?? /(20\d{2})年(?:度)?政府信息公开(?:工作)?年度报告/.exec(text)
    year = named ? Number(named[1]) : firstYear(regions)
  }
  agency ??= statedAgency(text) ?? subject(regions)
  return { agency, year, citedForm: citedFormOf(text) }
}

const trimmed = (text: string): string =>
  text
    .replace(/^(?:关于|附件\d?[:：]?|[-—\d.、\s]+)/, '')
    .replace(/^(?:发布|公布)/, '')
    .replace(/的$/, '')

/** `特编制临湘市文旅广电局2023年政府信息公开工作年度报告` */
function statedAgency(text: string): string | null {
  const found = /(?:编制|公布|发布|现将|为)([一-龥]{3,30}?)(?:编制的?)?(20\d{2})年(?:度)?政府信息公开(?:工作)?年度报告/.exec(text)
  return found && !/条例|规定|要求|通知/.test(found[1]!) ? found[1]! : null
}

/** `2023年报告` alone, else the year of the first sentence that names one. */
function firstYear(regions: Regions): number | null {
  const alone = regions.front.map(unit => /^(20\d{2})年(?:度)?(?:报告|年报)?$/.exec(unit.text)).find(found => found !== null)
  if (alone) return Number(alone[1])
  for (const { units } of regions.sections) {
    const found = /(20\d{2})年/.exec(units.map(unit => unit.text).join(''))
    if (found) return Number(found[1])
  }
  return null
}

/** `2020年，中南街道主动公开信息330条`: the subject of the first sentence, where it is a name and not 我局 or 市政府办公室. */
function subject(regions: Regions): string | null {
  const opening =
    regions.sections
      .find(section => section.number === 1)
      ?.units.map(unit => unit.text)
      .join('')
      .slice(0, 60) ?? ''
  const found = /^20\d{2}年(?:度)?[,，]([一-龥]{2,20}?(?:人民政府|政府办公室|委员会|街道办事处|街道|局|厅|镇|乡|院|中心))(?!的)/.exec(
    opening,
  )
  return found && !/^[我本全各市县区省镇乡局在按根认]/.test(found[1]!) ? found[1]! : null
}

function citedFormOf(text: string): FormId | null {
  const cited = forms.filter(form => {
    const [, year, number] = /(\d{4})〕(\d+)号/.exec(form.notice)!
    return new RegExp(`公开办函.?${year}.?${number}号`).test(text)
  })
  return (cited.at(-1)?.id as FormId | undefined) ?? null
}
