import type { Citation, Mark } from './citation.ts'
import { readings } from './readings.ts'

/**
 * A period that the law sets (law notes 1.1). `length` is null where the law gives no number; `day` periods are plain dates of the year
 * after the one in which the starting day lies. `least`: something must be shown at least so long.
 */
export type Period = {
  id: string
  /** Its name on the command line and in code. */
  name: string
  label: string
  english: string
  length: number | null
  unit: 'workingDays' | 'days' | 'months' | 'day'
  /** Month and date, where the unit is `day`. */
  day?: { month: number; date: number }
  starts: string
  startsEnglish: string
  cites: Citation
  mark: Mark
  least?: true
  /** A longer limit where the party was not told of right, body or period. */
  atMost?: { years: number; when: string }
  reading?: string
}

const regulation = '《政府信息公开条例》'
const fees = '《政府信息公开信息处理费管理办法》'

export const periods = [
  {
    id: 'D1',
    name: 'publication',
    label: '主动公开',
    english: 'publish proactively',
    length: 20,
    unit: 'workingDays',
    starts: '政府信息形成或者变更之日',
    startsEnglish: 'the day the information is formed or changed',
    cites: `${regulation}第二十六条`,
    mark: 'text',
  },
  {
    id: 'D2',
    name: 'correction',
    label: '一次性告知补正',
    english: 'tell the applicant what to correct',
    length: 7,
    unit: 'workingDays',
    starts: '收到申请之日',
    startsEnglish: 'receipt of the application',
    cites: `${regulation}第三十条`,
    mark: 'text',
  },
  {
    id: 'D3',
    name: 'correctionByApplicant',
    label: '申请人补正',
    english: 'the applicant corrects',
    length: null,
    unit: 'workingDays',
    starts: '收到补正告知书之日',
    startsEnglish: 'receipt of the correction notice',
    cites: `${regulation}第三十条`,
    mark: 'text',
    reading: readings.correctionWorkingDays.choice,
  },
  {
    id: 'D4',
    name: 'thirdParty',
    label: '第三方提出意见',
    english: 'opinion of a third party',
    length: 15,
    unit: 'workingDays',
    starts: '第三方收到征求意见书之日',
    startsEnglish: 'the third party receives the letter',
    cites: `${regulation}第三十二条`,
    mark: 'text',
  },
  {
    id: 'D5',
    name: 'coAuthor',
    label: '共同制作机关提出意见',
    english: 'opinion of a co-author agency',
    length: 15,
    unit: 'workingDays',
    starts: '共同制作机关收到征求意见书之日',
    startsEnglish: 'the co-author agency receives the letter',
    cites: `${regulation}第三十四条`,
    mark: 'text',
  },
  {
    id: 'D6',
    name: 'reply',
    label: '答复申请',
    english: 'reply to the application',
    length: 20,
    unit: 'workingDays',
    starts: '收到申请（补正后的申请）之日',
    startsEnglish: 'receipt of the application, or of the corrected one',
    cites: `${regulation}第三十三条第二款`,
    mark: 'text',
  },
  {
    id: 'D7',
    name: 'extension',
    label: '延长答复期限（合计不得超过）',
    english: 'extension of the reply, at most in all',
    length: 20,
    unit: 'workingDays',
    starts: '原答复期限届满之日',
    startsEnglish: 'the end of the reply period',
    cites: `${regulation}第三十三条第二款`,
    mark: 'text',
    reading: readings.extensionToldBeforeDue.choice,
  },
  {
    id: 'D8',
    name: 'largeRequest',
    label: '数量过大、理由合理的延迟答复',
    english: 'delayed reply to a large, justified request',
    length: null,
    unit: 'workingDays',
    starts: '行政机关决定延迟答复之日',
    startsEnglish: 'the decision to delay',
    cites: `${regulation}第三十五条`,
    mark: 'text',
  },
  {
    id: 'D9',
    name: 'feeNotice',
    label: '发出收费通知',
    english: 'send the fee notice',
    length: 20,
    unit: 'workingDays',
    starts: '收到申请之日',
    startsEnglish: 'receipt of the application',
    cites: `${fees}第六条`,
    mark: 'known',
  },
  {
    id: 'D10',
    name: 'payment',
    label: '缴纳信息处理费',
    english: 'pay the information processing fee',
    length: 20,
    unit: 'workingDays',
    starts: '收到收费通知之日（自次日起算）',
    startsEnglish: 'receipt of the fee notice, counted from the next day',
    cites: `${fees}第六条`,
    mark: 'known',
  },
  {
    id: 'D11',
    name: 'replyAfterPayment',
    label: '缴费后答复',
    english: 'reply after payment',
    length: 20,
    unit: 'workingDays',
    starts: '完成缴费之日（自次日起重新计算）',
    startsEnglish: 'payment complete, counted afresh from the next day',
    cites: `${fees}第七条`,
    mark: 'known',
  },
  {
    id: 'D12',
    name: 'departmentReport',
    label: '部门年度报告报送并公布',
    english: "a department's annual report",
    length: null,
    unit: 'day',
    day: { month: 1, date: 31 },
    starts: '报告所属年度（给出该年度内任一日）',
    startsEnglish: 'any day of the year reported on',
    cites: `${regulation}第四十九条第一款`,
    mark: 'text',
    reading: readings.reportDayRolls.choice,
  },
  {
    id: 'D13',
    name: 'governmentReport',
    label: '政府年度报告公布',
    english: "a government's annual report",
    length: null,
    unit: 'day',
    day: { month: 3, date: 31 },
    starts: '报告所属年度（给出该年度内任一日）',
    startsEnglish: 'any day of the year reported on',
    cites: `${regulation}第四十九条第二款`,
    mark: 'text',
    reading: readings.reportDayRolls.choice,
  },
  {
    id: 'D14',
    name: 'reconsideration',
    label: '申请行政复议',
    english: 'apply for reconsideration',
    length: 60,
    unit: 'days',
    starts: '知道或者应当知道该行政行为之日',
    startsEnglish: 'the act was or should have been known',
    cites: '《行政复议法》第二十条',
    mark: 'text',
    atMost: { years: 1, when: '未告知复议权利、复议机关或者申请期限的' },
  },
  {
    id: 'D15',
    name: 'suit',
    label: '直接提起行政诉讼',
    english: 'sue directly',
    length: 6,
    unit: 'months',
    starts: '知道或者应当知道作出行政行为之日',
    startsEnglish: 'the act was or should have been known',
    cites: '《行政诉讼法》第四十六条',
    mark: 'text',
    atMost: { years: 1, when: '未告知起诉期限的（法释〔2018〕1号第六十四条）' },
  },
  {
    id: 'D16',
    name: 'suitAfterReconsideration',
    label: '复议后提起行政诉讼',
    english: 'sue after reconsideration',
    length: 15,
    unit: 'days',
    starts: '收到复议决定书之日或者复议期满之日',
    startsEnglish: 'receipt of the reconsideration decision, or expiry of its period',
    cites: '《行政诉讼法》第四十五条',
    mark: 'text',
  },
  {
    id: 'D17',
    name: 'websiteReport',
    label: '政府网站工作年度报表',
    english: 'annual website form',
    length: null,
    unit: 'day',
    day: { month: 1, date: 31 },
    starts: '报表所属年度（给出该年度内任一日）',
    startsEnglish: 'any day of the year reported on',
    cites: '国办函〔2018〕12号',
    mark: 'seen',
    reading: readings.reportDayRolls.choice,
  },
  {
    id: 'D18',
    name: 'creditPublication',
    label: '许可和处罚决定公示（双公示）',
    english: 'licence and penalty decisions online',
    length: 7,
    unit: 'workingDays',
    starts: '作出决定之日',
    startsEnglish: 'the decision',
    cites: '国务院社会信用体系建设文件',
    mark: 'seen',
  },
  {
    id: 'D19',
    name: 'penaltyWithdrawal',
    label: '撤回已公开的处罚决定并公开说明理由',
    english: 'withdraw a published penalty, with a public reason',
    length: 3,
    unit: 'workingDays',
    starts: '决定被变更、撤销、确认违法或者无效之日',
    startsEnglish: 'the decision is changed, revoked, or held unlawful or void',
    cites: '《行政处罚法》第四十八条第二款；《行政处罚法》第八十五条',
    mark: 'text',
  },
  {
    id: 'D20',
    name: 'budget',
    label: '部门预算、决算公开',
    english: 'department budget and final accounts',
    length: 20,
    unit: 'days',
    starts: '财政部门批复之日',
    startsEnglish: "the finance department's approval",
    cites: '《预算法》第十四条第二款',
    mark: 'text',
  },
  {
    id: 'D21',
    name: 'contractNotice',
    label: '政府采购合同公告',
    english: 'procurement contract notice',
    length: 2,
    unit: 'workingDays',
    starts: '合同签订之日',
    startsEnglish: 'signing of the contract',
    cites: '《政府采购法实施条例》第五十条',
    mark: 'text',
  },
  {
    id: 'D22',
    name: 'singleSource',
    label: '单一来源采购公示（不得少于）',
    english: 'single-source notice, shown at least',
    length: 5,
    unit: 'workingDays',
    starts: '公示之日',
    startsEnglish: 'publication of the notice',
    cites: '《政府采购法实施条例》第三十八条',
    mark: 'text',
    least: true,
  },
  {
    id: 'D23',
    name: 'reading',
    label: '政策解读',
    english: 'policy reading',
    length: 3,
    unit: 'workingDays',
    starts: '政策文件公开之日（同步公开，至迟）',
    startsEnglish: 'publication of the policy document (same time, at the latest)',
    cites: '国办发〔2016〕80号',
    mark: 'seen',
  },
] as const satisfies readonly Period[]

export type PeriodId = (typeof periods)[number]['id']
export type PeriodName = (typeof periods)[number]['name']

/** The period with that id (`D6`) or name (`reply`); undefined where there is none. */
export const findPeriod = (idOrName: string): Period | undefined =>
  periods.find(period => period.id.toLowerCase() === idOrName.toLowerCase() || period.name === idOrName)

/** The period of that name. */
export const periodOf = (name: PeriodName): Period => periods.find(period => period.name === name)!
