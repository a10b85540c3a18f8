import { type ApplicationGroup, type ApplicationRow, type Column, type Form, leafRows } from './form.ts'

/** What the tables 3 and 4 of both forms have in common (law notes 6.3). The forms differ only in （六）其他处理. */

const columns: readonly Column[] = [
  { key: 'naturalPerson', label: '自然人' },
  { key: 'business', label: '商业企业' },
  { key: 'research', label: '科研机构' },
  { key: 'socialOrganization', label: '社会公益组织' },
  { key: 'legalService', label: '法律服务机构' },
  { key: 'otherOrganization', label: '其他' },
  { key: 'total', label: '总计' },
]

const refused: ApplicationGroup = {
  label: '（三）不予公开',
  rows: [
    { key: 'refusedSecret', label: '1.属于国家秘密' },
    { key: 'refusedByLaw', label: '2.其他法律行政法规禁止公开' },
    { key: 'refusedSecurity', label: '3.危及“三安全一稳定”' },
    { key: 'refusedThirdParty', label: '4.保护第三方合法权益' },
    { key: 'refusedInternal', label: '5.属于三类内部事务信息' },
    { key: 'refusedProcess', label: '6.属于四类过程性信息' },
    { key: 'refusedEnforcementFile', label: '7.属于行政执法案卷' },
    { key: 'refusedQueryMatter', label: '8.属于行政查询事项' },
  ],
}

const unavailable: ApplicationGroup = {
  label: '（四）无法提供',
  rows: [
    { key: 'notHeld', label: '1.本机关不掌握相关政府信息' },
    { key: 'notReadyMade', label: '2.没有现成信息需要另行制作' },
    { key: 'stillUnclear', label: '3.补正后申请内容仍不明确' },
  ],
}

const notHandled: ApplicationGroup = {
  label: '（五）不予处理',
  rows: [
    { key: 'petition', label: '1.信访举报投诉类申请' },
    { key: 'repeated', label: '2.重复申请' },
    { key: 'publication', label: '3.要求提供公开出版物' },
    { key: 'excessive', label: '4.无正当理由大量反复申请' },
    { key: 'reconfirmation', label: '5.要求行政机关确认或重新出具已获取信息' },
  ],
}

/** （六）其他处理 as one row: the form of 2019, and reports that mix the forms. */
export const otherAsOneRow: ApplicationRow = { key: 'other', label: '（六）其他处理' }

/** （六）其他处理 as three rows: the form of 2021. */
export const otherAsThreeRows: ApplicationGroup = {
  label: '（六）其他处理',
  rows: [
    { key: 'notCorrected', label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', aliases: ['1.逾期不补正'] },
    { key: 'feeUnpaid', label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', aliases: ['2.逾期不缴费'] },
    { key: 'otherReasons', label: '3.其他' },
  ],
}

const handled: ApplicationRow = { key: 'handled', label: '（七）总计' }

/** Table 3 with the given （六）. */
export function applicationsTable(other: ApplicationRow | ApplicationGroup): Form['applications'] {
  const outcomes: (ApplicationRow | ApplicationGroup)[] = [
    { key: 'granted', label: '（一）予以公开' },
    { key: 'partlyGranted', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', aliases: ['（二）部分公开'] },
    refused,
    unavailable,
    notHandled,
    other,
  ]
  return {
    corner: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    heads: { applicant: '申请人情况', organisations: '法人或其他组织' },
    columns,
    rows: [
      { key: 'received', label: '一、本年新收政府信息公开申请数量' },
      { key: 'carriedIn', label: '二、上年结转政府信息公开申请数量' },
      { label: '三、本年度办理结果', rows: [...outcomes, handled] },
      { key: 'carriedOut', label: '四、结转下年度继续办理' },
    ],
    columnTotal: { total: 'total', of: columns.slice(0, -1).map(c => c.key) },
    rowTotal: { total: 'handled', of: leafRows(outcomes).map(r => r.key) },
    balance: { left: ['received', 'carriedIn'], right: ['handled', 'carriedOut'] },
  }
}

/** Table 4, the same in both forms. */
export const disputesTable: Form['disputes'] = {
  columns: [
    { key: 'upheld', label: '结果维持' },
    { key: 'corrected', label: '结果纠正' },
    { key: 'other', label: '其他结果' },
    { key: 'pending', label: '尚未审结' },
    { key: 'total', label: '总计' },
  ],
  groups: [
    { key: 'reconsideration', label: '行政复议' },
    { key: 'litigationDirect', label: '未经复议直接起诉', parent: '行政诉讼' },
    { key: 'litigationAfterReconsideration', label: '复议后起诉', parent: '行政诉讼' },
  ],
  columnTotal: { total: 'total', of: ['upheld', 'corrected', 'other', 'pending'] },
  litigation: '行政诉讼',
}

const sectionTitles = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
]

/** The six sections (Reg. art. 50), with the named parts of section 一 where the form wants them. */
export const sections = (parts?: readonly string[]): Form['sections'] =>
  sectionTitles.map((title, i) => ({ number: i + 1, title, ...(i === 0 && parts ? { parts } : {}) }))
