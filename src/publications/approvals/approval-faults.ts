import { licensingPeriods, licensingTimeFaults } from '../../law/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { Refusal } from '../item.ts'
import type { Approval } from './approval.ts'

const display = '《行政许可法》第三十条'

/**
 * What is missing or does not agree, by the field of the form where it is mended: what the law wants on display (行政许可法 art. 30), what an
 * inspection of sites fails a service guide for, and the times (promised ≤ statutory, the stages ≤ promised).
 */
export function approvalFaults(item: Approval): Faults {
  const faults: Record<string, string> = {}
  const isLicence = item.kind === 'licence'
  const wanted = {
    ...{ name: '项目名称', basis: '设立依据', authority: '实施机关', conditions: '申请条件' },
    ...(isLicence && { quantity: '数量限制（没有限制的，写明“无数量限制”）' }),
    ...{ resultName: '结果名称', place: '办理地点', hours: '办理时间', phone: '咨询电话', complaintPhone: '监督电话' },
  }
  for (const [key, label] of Object.entries(wanted)) if (item[key as keyof Approval] === '') faults[key] = `请填写${label}。`
  if (item.materials.length === 0) faults['materials-0-name'] = `请列出全部申报材料（${display}）。`
  else if (isLicence && !item.materials.some(({ formFileId, sampleFileId }) => formFileId || sampleFileId))
    faults['materials-0-formFile'] = `请上传申请书格式文本或者示范文本（${display}）。`
  if (item.stages.length === 0) faults['stages-0-name'] = '请写明审批流程的各个环节。'
  item.fees.forEach(({ basis, amount }, i) => {
    if (basis === '') faults[`fees-${i}-basis`] = '请写明收费依据的名称和条款。'
    if (amount === '') faults[`fees-${i}-amount`] = '请写明收费标准。'
  })
  return { ...faults, ...timeFaults(item) }
}

function timeFaults({ kind, statutoryDays: statutory, promisedDays: promised, statutoryBasis, stages }: Approval): Faults {
  const faults: Record<string, string> = {}
  if (statutory === null) faults['statutoryDays'] = '请填写法定办结时限。'
  if (promised === null) faults['promisedDays'] = '请填写承诺办结时限。'
  if (kind === 'licence' && statutory !== null && statutory > licensingPeriods.decide.workingDays && statutoryBasis === '')
    faults['statutoryBasis'] = '超过20个工作日的，请写明另有规定的法律、法规（《行政许可法》第四十二条）。'
  if (statutory === null || promised === null) return faults
  const total = stages.reduce((sum, { days }) => sum + days, 0)
  const [first] = licensingTimeFaults({ statutory, promised })
  if (first) faults['promisedDays'] = `${first}。`
  else if (total > promised) faults['stages-0-days'] = `${licensingTimeFaults({ statutory, promised, stages: [total] })[0]}。`
  return faults
}

/** A fee for a licence that no law and no administrative regulation provides for may not be taken: refused, whoever asks. */
export function feeRefusal({ kind, fees }: Approval): Refusal | null {
  const bad = kind === 'licence' ? fees.find(({ basisKind }) => basisKind === 'other') : undefined
  if (!bad) return null
  const why = `“${bad.name || '收费'}”的依据不是法律、行政法规。实施行政许可不得收费，法律、行政法规另有规定的除外。`
  return { why, cites: '《行政许可法》第五十八条；《行政许可法》第五十九条' }
}
