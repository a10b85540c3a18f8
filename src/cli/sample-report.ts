import { applicationColumns, disputeColumns, disputeGroups } from '../report/cells.ts'
import { type FormId, formForYear, leafRows } from '../report/forms/index.ts'
import type { Figure, Report, Section } from '../report/report.ts'

/** What differs between the made-up reports of the samples' bodies. */
export type Told = {
  agency: string
  year: number
  received: number
  carriedIn: number
  carriedOut: number
  /** Documents issued, repealed and in force; decisions; what was published. */
  documents: readonly [issued: number, repealed: number, inForce: number]
  licences: number
  published: number
  /** Words of its own, for sections 一 and 五. */
  field: string
  problem: string
}

/** Of a hundred replies so many had each outcome; what is over falls to the first. */
const shares: readonly (readonly [row: string, percent: number])[] = [
  ['partlyGranted', 12],
  ['refusedThirdParty', 3],
  ['refusedInternal', 4],
  ['notHeld', 22],
  ['stillUnclear', 3],
  ['petition', 5],
  ['otherReasons', 4],
]

/** A whole report whose figures agree with each other: the form of 2021, one table after the other, and plain words. */
export function sampleReport(told: Told): Report {
  const { agency, year } = told
  const form = formForYear(year)
  const rows = Object.fromEntries(leafRows(form.applications.rows).map(({ key }) => [key, row(0, 0)]))
  const handled = told.received + told.carriedIn - told.carriedOut
  const outcomes = shares.map(([key, percent]) => [key, Math.floor((handled * percent) / 100)] as const)
  const granted = handled - outcomes.reduce((sum, [, many]) => sum + many, 0)
  // Organisations applied in time and were answered in the same year: the other columns carry nothing over.
  const business = Math.min(Math.floor(told.received / 6), granted)
  rows['received'] = row(told.received, business)
  rows['carriedIn'] = row(told.carriedIn, 0)
  rows['granted'] = row(granted, business)
  for (const [key, many] of outcomes) rows[key] = row(many, 0)
  rows['handled'] = row(handled, business)
  rows['carriedOut'] = row(told.carriedOut, 0)
  const [issued, repealed, inForce] = told.documents
  const disclosure = {
    ...Object.fromEntries(
      form.disclosure.flatMap(block =>
        block.rows.map(({ key }) => [key, Object.fromEntries(block.columns.map(column => [column.key, 0]))]),
      ),
    ),
    normativeDocuments: { issued, repealed, inForce },
    licences: { decisions: told.licences },
  }
  return {
    ...{ schema: 'gongkai.report/1', form: form.id as FormId, citedForm: form.id as FormId, agency, year },
    sections: sectionsOf(told, handled),
    disclosure,
    applications: { columns: [...applicationColumns], rows },
    disputes: {
      columns: [...disputeColumns],
      ...Object.fromEntries(disputeGroups.map(group => [group, disputeColumns.map(() => 0)])),
    } as never,
    reading: { source: 'json', unread: [], repaired: [] },
  }
}

/** Natural persons, companies, and nobody of the other four kinds. */
const row = (total: number, business: number): Figure[] => [total - business, business, 0, 0, 0, 0, total]

/** What a body says of its year in section 一, in one of several ways: a text is not to be last year's again. */
const ways: readonly ((told: Told, handled: number) => string[])[] = [
  ({ agency, year, field, published, received, documents: [issued, repealed, inForce] }, handled) => [
    `（一）主动公开。${year}年，${agency}围绕${field}公开政府信息${published}条，及时更新机关职能、内设机构和办事指南。`,
    `（二）依申请公开。全年新收政府信息公开申请${received}件，办结${handled}件，均在法定期限内答复。`,
    `（三）政府信息管理。本年制发行政规范性文件${issued}件，废止${repealed}件，现行有效${inForce}件；公开前逐件审查。`,
    `（四）政府信息公开平台建设。在政府网站维护本机关的公开专栏，${field}的内容集中展示。`,
    `（五）监督保障。由分管负责人牵头，明确专人负责，结合${field}开展业务学习。`,
  ],
  ({ agency, year, field, published, received, documents: [issued, repealed, inForce] }, handled) => [
    `（一）主动公开。${agency}把${field}列为${year}年的公开重点，各渠道共发布${published}条，群众关心的办理条件和结果都能查到。`,
    `（二）依申请公开。收到政府信息公开申请${received}件，逐件登记、限时分办，全年办结${handled}件，没有超过期限的。`,
    `（三）政府信息管理。坚持先审查、后公开。制发行政规范性文件${issued}件、废止${repealed}件，现行有效${inForce}件，目录随时更新。`,
    `（四）政府信息公开平台建设。调整了网站专栏的层级，常用内容放在首页，服务大厅的查阅点同步更新。`,
    `（五）监督保障。公开工作纳入年度考核，办公室按季检查，培训两次，参加的有各科室和下属单位的人员。`,
  ],
  ({ agency, year, field, published, received, documents: [issued, repealed, inForce] }, handled) => [
    `（一）主动公开。全年主动公开信息${published}条，其中${field}方面占了大半；政策出台时一并说明办理的部门和电话。`,
    `（二）依申请公开。${year}年新收申请${received}件，当面、邮寄和网上三种渠道都有，办结${handled}件。申请人来电询问的，当天答复进度。`,
    `（三）政府信息管理。对历年文件做了清理，本年制发行政规范性文件${issued}件，废止${repealed}件，现行有效${inForce}件。`,
    `（四）政府信息公开平台建设。${agency}的专栏增加了检索，手机上可以直接查阅，附件都提供可以复制的文本。`,
    `（五）监督保障。公布了监督电话，听取人大代表和政协委员的意见，对提出的问题逐项回复，结果在专栏公开。`,
  ],
]

function sectionsOf(told: Told, handled: number): Section[] {
  const all = ways.map(way => way(told, handled))
  // Each part in a way of its own: two bodies, and two years of one, hardly ever choose all the same.
  const choice = [...told.agency].reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % 99_991, told.year * 7_919)
  const one = all[0]!.map((_, part) => all[Math.floor(choice / 3 ** part) % ways.length]![part]!).join('\n')
  const headings = [
    '总体情况',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  ]
  return [
    { number: 1, heading: headings[0]!, text: one },
    ...headings.slice(1).map((heading, i) => ({ number: i + 2, heading, text: '' })),
    { number: 5, heading: '存在的主要问题及改进情况', text: told.problem },
    { number: 6, heading: '其他需要报告的事项', text: '本机关本年度未收取信息公开申请处理费，没有其他需要报告的事项。' },
  ]
}
