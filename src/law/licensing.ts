import type { Citation, Mark } from './citation.ts'

/** Periods of the licensing law: all are working days (行政许可法 art. 82). */
export const licensingPeriods = {
  decide: { label: '作出行政许可决定', workingDays: 20, cites: '《行政许可法》第四十二条；《行政许可法》第八十二条', mark: 'text' },
  extend: {
    label: '经本行政机关负责人批准延长',
    workingDays: 10,
    cites: '《行政许可法》第四十二条；《行政许可法》第八十二条',
    mark: 'text',
  },
  deliver: { label: '颁发、送达行政许可证件', workingDays: 10, cites: '《行政许可法》第四十四条；《行政许可法》第八十二条', mark: 'text' },
} as const satisfies Record<string, { label: string; workingDays: number; cites: Citation; mark: Mark }>

/** What must be on display for a licensing item (行政许可法 art. 30; law notes 9.1). */
export const licensingItemFields = [
  { key: 'name', label: '审批项目名称' },
  { key: 'basis', label: '设立依据' },
  { key: 'conditions', label: '申请条件' },
  { key: 'quantity', label: '数量' },
  { key: 'procedure', label: '审批流程' },
  { key: 'materials', label: '申报材料（全部）' },
  { key: 'modelForm', label: '申请书示范文本' },
  { key: 'statutoryWorkingDays', label: '法定办结时限' },
  { key: 'promisedWorkingDays', label: '承诺办结时限' },
] as const

/** Whether the times of an item agree: promised ≤ statutory, and the stages add up to no more than promised (working days). */
export function licensingTimeFaults(item: { statutory: number; promised: number; stages?: readonly number[] }): string[] {
  const faults: string[] = []
  if (item.promised > item.statutory) faults.push(`承诺办结时限${item.promised}个工作日，超过法定办结时限${item.statutory}个工作日`)
  const stages = (item.stages ?? []).reduce((sum, days) => sum + days, 0)
  if (stages > item.promised) faults.push(`各环节时限合计${stages}个工作日，超过承诺办结时限${item.promised}个工作日`)
  return faults
}
