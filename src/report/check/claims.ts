import { applicationColumns, disputeColumns, outcomeGroups } from '../cells.ts'
import type { Form } from '../forms/index.ts'
import type { DisputeKey, Figure, Report } from '../report.ts'
import { plain } from './arithmetic.ts'
import { numeral } from './sentences.ts'

/**
 * What a sentence of the text may say that a table says too: the words, and the figures of the tables that they may mean, each
 * with its name. The words are those of published reports; only those that leave no doubt stand here.
 */
export type Claim = {
  name: string
  /** A sentence without this is passed over before any pattern is tried. */
  word: string
  pattern: RegExp
  /** The sentence must also hold this … */
  context?: RegExp
  /** … and not this. */
  unless?: RegExp
  accepts(report: Report): Accepted[]
  /** The results that follow in the same sentence (结果维持 25 件 …), by column of table 4. */
  results?: readonly DisputeKey[]
}

/** One reading of a claim; null where the table was not read. */
export type Accepted = { reading: string; figure: Figure }

const unit = '(?:件|宗|起|例)'
const filler = '(?:申请量|共计|总计|合计|总数|数量|件数|共|计|为|有|了|的|：)*'
const openInformation =
  '(?:共|全部|的|各类|有效|政府信息公开|信息公开|政府信息|依申请公开|依申请|公民|、|法人|和|或|及|以及|其他组织|其它组织|群众|社会公众|提出|书面)*'
const dealings = /工单|信访|热线|留言|咨询|建议|提案|投诉|信箱|来信|12345|诉求|举报/

const total = applicationColumns.length - 1

/** The 总计 of the rows together, each with its sign; null if one was not read. */
function rows(report: Report, ...signed: string[]): Figure {
  let sum = 0
  for (const key of signed) {
    const minus = key.startsWith('-')
    const figure = report.applications?.rows[minus ? key.slice(1) : key]?.[total]
    if (figure === null || figure === undefined) return null
    sum += minus ? -figure : figure
  }
  return sum
}

/** A cell of table 4, over the groups together. */
export function disputeFigure(report: Report, groups: readonly DisputeKey[], column: string): Figure {
  const i = disputeColumns.indexOf(column)
  let sum = 0
  for (const group of groups) {
    const figure = report.disputes?.[group][i]
    if (figure === null || figure === undefined) return null
    sum += figure
  }
  return sum
}

const received = (report: Report): Accepted[] => [
  { reading: '一、本年新收', figure: rows(report, 'received') },
  { reading: '一 + 二（新收与上年结转）', figure: rows(report, 'received', 'carriedIn') },
]

const applicationClaims: Claim[] = [
  {
    name: '收到申请',
    word: '申请',
    pattern: new RegExp(
      `(?<![未没])(?:收到|受理|新收|收办|接收|接到)(?:并办理|并受理|并答复)?(?=[^，。；]{0,30}申请)${openInformation}(?:申请)?(?:事项|办件|公文|公开表|表|件)?${filler}${numeral}${unit}`,
      'g',
    ),
    unless: /行政复议申请|复议申请|许可申请/,
    accepts: received,
  },
  {
    name: '未收到申请',
    word: '申请',
    pattern: new RegExp(
      `(?:未|没有)(?:收到|接到|受理)(?:任何)?(?=[^，。；]{0,24}申请)${openInformation}(?:申请)?(?:事项|办件|情况|信息)?()(?=$|[，。；）])`,
      'g',
    ),
    accepts: received,
  },
  {
    name: '答复、办结申请',
    word: '申请',
    pattern: new RegExp(
      `(?<!按时|按期|及时|延期|逾期|当场|电话|书面|网上|依法|需|应)(?:答复|办结)${openInformation}(?:申请)?(?:事项)?${filler}${numeral}${unit}`,
      'g',
    ),
    context: /申请/,
    unless: dealings,
    accepts: report => [
      { reading: '（七）总计', figure: rows(report, 'handled') },
      { reading: '（七）总计 − 二（不含上年结转的）', figure: rows(report, 'handled', '-carriedIn') },
    ],
  },
  {
    name: '上年结转',
    word: '转',
    pattern: new RegExp(
      `(?:上一?年度?|去年)(?:结转|转入)${openInformation}(?:申请)?(?:事项)?${filler}${numeral}${unit}|结转上一?年度?${openInformation}(?:申请)?${filler}${numeral}${unit}`,
      'g',
    ),
    unless: dealings,
    accepts: report => [{ reading: '二、上年结转', figure: rows(report, 'carriedIn') }],
  },
  {
    name: '结转下年度',
    word: '年',
    pattern: new RegExp(
      `${numeral}${unit}(?:申请)?(?:已)?(?:结转|顺延|转|延)(?:到|至|入|为|在)?(?:下一?年度?|次年|20\\d\\d年)|(?:结转|顺延|转|延)(?:到|至|入|为)?(?:下一?年度?|次年|20\\d\\d年度?)(?:继续)?(?:办理|答复|处理)?${openInformation}(?:申请)?${filler}${numeral}${unit}`,
      'g',
    ),
    unless: dealings,
    accepts: report => [{ reading: '四、结转下年度', figure: rows(report, 'carriedOut') }],
  },
]

/** 予以公开, 部分公开 … 其他处理: the group heads of the form are the words. */
const outcomeClaims = (form: Form): Claim[] =>
  outcomeGroups(form).map(({ name, rows: keys }) => ({
    name,
    word: name,
    pattern: new RegExp(`(?<!不|主动)${name}${filler}(?:申请)?${numeral}${unit}`, 'g'),
    context: /申请|答复|办结|办理结果/,
    unless: dealings,
    accepts: report => {
      const present = report.applications?.rows
      // （六） may stand as one row in a report of either form.
      const oneRow = present && !keys.some(key => present[key]) && present['other'] && name === '其他处理'
      return [{ reading: name, figure: rows(report, ...(oneRow ? ['other'] : keys)) }]
    },
  }))

const justiceAtWork = /(?:办理|受理|审理|审结|承办|代理|化解|应诉|收到|新收)(?:各类)?行政(?:复议|诉讼)/

/** 未发生因政府信息公开引起的行政复议: the words between are those of this work, so that 无行政复议被纠错 is not meant. */
const noDispute =
  '(?:未|没有|无)(?:发生|收到|出现|产生|引发|涉及)?(?:任何)?(?:因|由|与)?(?:依申请公开|政府信息公开|信息公开|本机关|本单位|工作|申请|答复|而|所|引起|引发|产生|导致|有关|相关|被|提起|的)*'

const disputeClaims = (form: Form): Claim[] => {
  const litigation = form.disputes.groups.filter(group => group.parent === form.disputes.litigation)
  const claim = (name: string, words: string, groups: DisputeKey[]): Claim => ({
    name,
    word: name,
    pattern: new RegExp(`${words}(?:申请|案件|案)?${filler}${numeral}${unit}`, 'g'),
    accepts: report => [{ reading: `表四${name}总计`, figure: disputeFigure(report, groups, 'total') }],
    results: groups,
    // 司法局 tells how many cases it decided for others; those are in no table 4 unless the sentence is about this work.
    unless: new RegExp(`^(?!.*(?:信息公开|依申请)).*(?:${justiceAtWork.source})`),
  })
  const none = (name: string, words: string, groups: DisputeKey[]): Claim => ({
    name: `没有${name}`,
    word: '行政',
    pattern: new RegExp(`${noDispute}${words}(?:的)?(?:申请|案件|情况|情形)?()(?=$|[，；）])`, 'g'),
    accepts: report => [{ reading: `表四${name}总计`, figure: disputeFigure(report, groups, 'total') }],
  })
  const all = form.disputes.groups.map(group => group.key as DisputeKey)
  const suits = litigation.map(group => group.key as DisputeKey)
  return [
    none('行政复议和行政诉讼', '行政复议(?:申请|案件)?(?:、|和|或|及|以及|与)(?:被)?(?:提起)?(?:行政)?诉讼', all),
    none('行政复议', '行政复议', ['reconsideration']),
    none('行政诉讼', '行政诉讼', suits),
    claim('行政复议', '行政复议', ['reconsideration']),
    claim('行政诉讼', '(?<!复议(?:案件|申请)?[、和及与或](?:提起)?)行政诉讼', suits),
    ...litigation.map(group => claim(group.label, group.label, [group.key as DisputeKey])),
  ]
}

/** 制发、废止、现行有效 of 规章 and 规范性文件, by the columns of the first block of table 2. */
const documentClaims = (form: Form): Claim[] => {
  const verbs: Record<string, string> = {
    issued: madeWords,
    made: madeWords,
    repealed: '(?:宣布)?废止(?!和|或|、|及|失效)',
    inForce: '现行有效',
  }
  const block = form.disclosure[0]
  const units = '(?:件|份|个|部|项)'
  return (block?.rows ?? []).flatMap(row => {
    const word = row.label.replace(/^行政/, '')
    const noun = `(?:了|的|政府|行政|部门|有关|重大)*(?<!党内|党委)${word}`
    return block!.columns.flatMap(column => {
      const verb = verbs[column.key]
      if (!verb) return []
      return {
        name: `${column.label.replace(/^本年|件数$|数量$/g, '')}${word}`,
        word,
        pattern: new RegExp(
          `${verb}${noun}${filler}${numeral}${units}|${verb}(?:了|的)?${numeral}${units}(?:的)?(?:政府|行政|部门)*${word}`,
          'g',
        ),
        unless: /起草|备案|清理|解读|代拟|送审|名义/,
        accepts: (report: Report) => [
          { reading: `表二“${row.label}”${column.label}`, figure: report.disclosure?.[row.key]?.[column.key] ?? null },
        ],
      }
    })
  })
}
const madeWords = '(?<!参与|配合|审核|审查)(?:制定并?印发|制定并?出台|制发|制定|出台|印发)'

const claimsOfForms = new Map<Form, Claim[]>()
/** Every claim that X-1 knows for a form. */
export function claimsOf(form: Form): Claim[] {
  let claims = claimsOfForms.get(form)
  if (!claims)
    claimsOfForms.set(form, (claims = [...applicationClaims, ...outcomeClaims(form), ...disputeClaims(form), ...documentClaims(form)]))
  return claims
}

/** 行政诉讼46件，其中结果维持25件，…: the results that a sentence names after the cases, up to the next kind of case. */
export function resultsAfter(form: Form, text: string): { label: string; column: string; words: string }[] {
  const own = text.split(/行政复议|行政诉讼|未经复议|复议后/)[0]!
  return form.disputes.columns.slice(0, -1).flatMap(column => {
    const match = new RegExp(`${column.label}${filler}${numeral}${unit}`).exec(own)
    return match ? [{ label: column.label, column: column.key, words: match[1]! }] : []
  })
}

/** Equal to one of the readings: which. */
export const readingOf = (accepted: readonly Accepted[], figure: number): Accepted | undefined =>
  accepted.find(each => each.figure !== null && plain(each.figure) === figure)
