import type { Calendar } from './calendar.ts'
import type { Citation, Mark } from './citation.ts'
import { chineseDay, dayFrom, type PlainDate } from './day.ts'
import type { Deadline } from './deadline.ts'
import { periodEnd } from './period-end.ts'
import { type PeriodName, periodOf } from './periods.ts'

/** Who reports: a department to the disclosure authority of its level, a government through that authority (art. 49). */
export type Reporter = 'department' | 'government'

export const reportDuties = {
  department: {
    period: 'departmentReport',
    label: '县级以上人民政府部门',
    duty: '每年1月31日前向本级政府信息公开工作主管部门提交上一年度报告并向社会公布',
    cites: '《政府信息公开条例》第四十九条第一款',
    mark: 'text',
  },
  government: {
    period: 'governmentReport',
    label: '县级以上地方人民政府（政府信息公开工作主管部门）',
    duty: '每年3月31日前向社会公布本级政府上一年度报告',
    cites: '《政府信息公开条例》第四十九条第二款',
    mark: 'text',
  },
} as const satisfies Record<Reporter, { period: PeriodName; label: string; duty: string; cites: Citation; mark: Mark }>

/** What the report must hold (art. 50). `only`: governments at each level add it. `section`: where it stands (law notes 6.2). */
export const reportContents = [
  { key: 'disclosure', label: '主动公开政府信息的情况', section: 2, cites: '《政府信息公开条例》第五十条第一款第（一）项', mark: 'text' },
  {
    key: 'applications',
    label: '收到和处理政府信息公开申请的情况',
    section: 3,
    cites: '《政府信息公开条例》第五十条第一款第（二）项',
    mark: 'text',
  },
  {
    key: 'disputes',
    label: '因政府信息公开工作被申请行政复议、提起行政诉讼的情况',
    section: 4,
    cites: '《政府信息公开条例》第五十条第一款第（三）项',
    mark: 'text',
  },
  {
    key: 'problems',
    label: '政府信息公开工作存在的主要问题及改进情况',
    section: 5,
    cites: '《政府信息公开条例》第五十条第一款第（四）项',
    mark: 'text',
  },
  {
    key: 'assessment',
    label: '工作考核、社会评议和责任追究结果情况',
    section: 1,
    only: 'government',
    cites: '《政府信息公开条例》第五十条第一款第（四）项',
    mark: 'text',
  },
  { key: 'other', label: '其他需要报告的事项', section: 6, cites: '《政府信息公开条例》第五十条第一款第（五）项', mark: 'text' },
  {
    key: 'fees',
    label: '收取信息处理费的情况（未收取的也要说明）',
    section: 6,
    cites: '《政府信息公开信息处理费管理办法》',
    mark: 'known',
  },
] as const satisfies readonly { key: string; label: string; section: number; only?: Reporter; cites: Citation; mark: Mark }[]

/** What this reporter must write about. */
export const contentsFor = (reporter: Reporter) => reportContents.filter(content => !('only' in content) || content.only === reporter)

/** Who counts what only once, and what a difference between years means (law notes 6.5, 6.6). `level`: of a violation. */
export const countingRules = {
  coDefendant: {
    label: '行政复议机关作共同被告的案件，只由作出原行政行为的机关统计',
    level: null,
    cites: '国办公开办函〔2016〕201号',
    mark: 'seen',
  },
  jointDocuments: { label: '联合制发的文件只由牵头机关统计', level: null, cites: '国办公开办函〔2021〕30号', mark: 'inferred' },
  partlyGranted: {
    label: '区分处理的只计入部分公开，不再计入不予公开的各种情形',
    level: 'error',
    cites: '国办公开办函〔2021〕30号',
    mark: 'seen',
  },
  decisions: {
    label: '处理决定数量包括依法不公开的决定，按件统计，与事项数量没有加减关系',
    level: null,
    cites: '国办公开办函〔2021〕30号',
    mark: 'seen',
  },
  carriedOver: {
    label: '本年“上年结转”等于上年“结转下年度继续办理”；机构调整或者已说明的更正除外',
    level: 'error',
    cites: '国办公开办函〔2021〕30号',
    mark: 'known',
  },
  documentsInForce: {
    label: '现行有效件数等于上年现行有效加本年制发减本年废止；失效、重新清理、机构调整会打破',
    level: 'warning',
    cites: '国办公开办函〔2021〕30号',
    mark: 'known',
  },
  membership: {
    label: '汇总范围有增减的，汇总“上年结转”可与上年汇总数不同，列明增减的机关',
    level: null,
    cites: '国办公开办函〔2021〕30号',
    mark: 'inferred',
  },
} as const satisfies Record<string, { label: string; level: 'error' | 'warning' | null; cites: Citation; mark: Mark }>

/** When a report is due, with the earlier day that a superior office has set beside the statutory one (law notes 1.1). */
export function reportDue(
  reporter: Reporter,
  year: number,
  calendar: Calendar,
  local?: { dueOn: PlainDate; cites: Citation },
): Deadline & { dueOn: PlainDate } {
  const statutory = periodEnd(periodOf(reportDuties[reporter].period), dayFrom(year, 12, 31), calendar)
  if (!local) return statutory
  return {
    ...statutory,
    because: [{ on: local.dueOn, cites: local.cites, text: `上级机关要求的报送日期：${chineseDay(local.dueOn)}` }, ...statutory.because],
  }
}

/** What a report covers: 1 January to 31 December. */
export const reportPeriod = (year: number): { from: PlainDate; to: PlainDate } => ({ from: dayFrom(year, 1, 1), to: dayFrom(year, 12, 31) })
