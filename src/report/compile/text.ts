import { applicationAt, applicationColumns, disclosureAt, disputeAt, disputeColumns, outcomeGroups } from '../cells.ts'
import { formOfReport } from '../forms/index.ts'
import type { Report, Section } from '../report.ts'
import { filled, isRead } from './linked-figures.ts'
import { besideOf, type Published, publishedSentences } from './published.ts'

/** What the text says beside the tables: replies in time, as the record of the cases has it, and what the portal published. */
export type Facts = {
  times: { settled: number; late: number; median: number | null } | null
  previous: Report | null
  published: Published | null
}

/** A section's text with its figures as places of cells: `{applications.rows.received[6]}`. Paragraphs are parted by a line feed. */
export type Draft = { number: number; template: string }

const total = applicationColumns.length - 1
const ofRow = (row: string) => `{${applicationAt(row, total)}}`
const ofRows = (rows: readonly string[]) => `{${rows.map(row => applicationAt(row, total)).join('+')}}`
const disputesAll = disputeColumns.indexOf('total')

/** The sections 一, 五 and 六 of the year, as sentences for the officer to edit (law notes 6.2). What no record tells is asked for in 【】. */
export function draftTexts(report: Report, facts: Facts): Draft[] {
  const parts = [
    ['主动公开', disclosed(report, facts)],
    ['依申请公开', applied(report, facts)],
    ['政府信息管理', managed(report)],
    ['政府信息公开平台建设', '【请填写政府网站、政务新媒体、公报和公开专区的建设情况。】'],
    ['监督保障', supervised(report)],
  ] as const
  const one = parts.map(([name, text], i) => `（${'一二三四五'[i]}）${name}\n${text}`).join('\n')
  return [
    { number: 1, template: one },
    { number: 5, template: problems(facts) },
    { number: 6, template: fees(report) },
  ]
}

/** The report with the drafted texts where a section has none yet: nothing that somebody wrote is replaced. */
export function withDrafts(report: Report, facts: Facts): Report {
  const drafts = draftTexts(report, facts)
  const withDraft = (section: Section): Section => {
    const draft = drafts.find(({ number }) => number === section.number)
    return draft && section.text.trim() === '' ? { ...section, text: filled(draft.template, report, besideOf(facts.published)) } : section
  }
  return { ...report, sections: report.sections.map(withDraft) }
}

/** The clauses of which every figure was read, as one sentence; nothing where none was. */
function sentence(report: Report, ...clauses: readonly string[]): string {
  const told = clauses.filter(clause => isRead(clause, report))
  return told.length > 0 ? `${told.join('，')}。` : ''
}

const clause = (words: string, row: string, column: string, unit: string) => `${words}{${disclosureAt(row, column)}}${unit}`

function disclosed(report: Report, { published }: Facts): string {
  const decided = sentence(
    report,
    clause('全年作出行政许可决定', 'licences', 'decisions', '件'),
    clause('行政处罚决定', 'penalties', 'decisions', '件'),
    clause('行政强制决定', 'compulsion', 'decisions', '件'),
  )
  const charged = sentence(report, clause('收取行政事业性收费', 'charges', 'amount', '万元'))
  const asked = published && published.channels.length > 0 ? '解读' : '通过新媒体等渠道公开信息的数量，以及解读'
  return `${publishedSentences(published)}${decided}${charged}【请填写${asked}、回应和重点领域公开的情况。】`
}

function applied(report: Report, { times }: Facts): string {
  if (!isRead(ofRow('received'), report)) return '【请填写依申请公开办理情况。】'
  const groups = outcomeGroups(formOfReport(report)).filter(({ rows }) => isRead(ofRows(rows), report) && figure(report, rows) > 0)
  const outcomes = groups.map(({ name, rows }) => `${name}${ofRows(rows)}件`)
  return [
    sentence(report, `全年新收政府信息公开申请${ofRow('received')}件`, `上年结转${ofRow('carriedIn')}件`),
    sentence(report, `办结${ofRow('handled')}件`, `结转下年度继续办理${ofRow('carriedOut')}件`),
    outcomes.length > 0 ? `办理结果为：${outcomes.join('，')}。` : '',
    times && times.settled > 0 ? inTime(times) : '',
  ].join('')
}

const inTime = ({ settled, late, median }: NonNullable<Facts['times']>): string => {
  const middle = median === null ? '' : `，答复用时的中位数为${Math.round(median)}个工作日`
  return late === 0 ? `各件均在法定期限内答复${middle}。` : `${settled - late}件在法定期限内答复，${late}件超过期限${middle}。`
}

const managed = (report: Report): string =>
  sentence(
    report,
    clause('全年制发行政规范性文件', 'normativeDocuments', 'issued', '件'),
    clause('废止', 'normativeDocuments', 'repealed', '件'),
    clause('年末现行有效', 'normativeDocuments', 'inForce', '件'),
  ) || '【请填写规范性文件的制发、废止和现行有效情况。】'

function supervised(report: Report): string {
  const litigation = (['litigationDirect', 'litigationAfterReconsideration'] as const).map(group => disputeAt(group, disputesAll)).join('+')
  const disputed = sentence(
    report,
    `因政府信息公开被申请行政复议{${disputeAt('reconsideration', disputesAll)}}件`,
    `被提起行政诉讼{${litigation}}件`,
  )
  return `${disputed}【请填写培训、考核、社会评议和责任追究的情况。】`
}

/** Last year's problems are quoted, for the officer to say what became of each: they may not simply be told again. */
function problems({ previous }: Facts): string {
  const last = previous?.sections.find(({ number }) => number === 5)?.text.trim()
  const before = last
    ? `【上年度报告所列问题：${last.replace(/\s+/g, '').slice(0, 300)}】\n上年度所列问题的改进情况：【请逐项填写】。\n`
    : ''
  return `${before}存在的主要问题：【请填写】。\n改进措施：【请填写】。`
}

/** Told each year, also when nothing was charged (国办函〔2020〕109号; X-3). The sum stands in no cell: whoever has the receipts fills it in. */
function fees(report: Report): string {
  const unpaid = isRead(ofRow('feeUnpaid'), report) && figure(report, ['feeUnpaid']) > 0
  const ended = unpaid ? `；申请人逾期未缴费、不再处理的申请${ofRow('feeUnpaid')}件` : ''
  return `收取信息处理费【请填写，没有收取的写 0】元${ended}。`
}

const figure = (report: Report, rows: readonly string[]) =>
  rows.reduce((sum, row) => sum + (report.applications?.rows[row]?.[total] ?? 0), 0)
