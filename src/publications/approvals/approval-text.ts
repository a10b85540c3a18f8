import { type Approval, approvalKinds, feeBases, materialForms } from './approval.ts'

/** What a version says, field by field in words: for the search, for programs that read tables, and to tell what changed. */
export function wordsOf(item: Approval, fileName: (id: string) => string = () => '有'): Record<string, string> {
  const file = (label: string, id: string | null) => (id ? `；${label}：${fileName(id)}` : '')
  const days = (value: number | null) => (value === null ? '' : `${value}个工作日`)
  return {
    项目名称: item.name,
    事项类型: approvalKinds[item.kind].label,
    设立依据: item.basis,
    实施机关: item.authority,
    申请条件: item.conditions,
    数量限制: item.quantity,
    申报材料: item.materials
      .map(({ name, form, count, note, formFileId, sampleFileId }, i) => {
        const files = file('空表', formFileId) + file('示范文本', sampleFileId)
        return `${i + 1}. ${name}（${materialForms[form].label}${count}份${note ? `；${note}` : ''}${files}）`
      })
      .join('\n'),
    审批流程: item.stages
      .map(({ name, days: time, standard, handler }, i) => `${i + 1}. ${[name, days(time), standard, handler].filter(Boolean).join('；')}`)
      .join('\n'),
    法定办结时限: [days(item.statutoryDays), item.statutoryBasis].filter(Boolean).join('；'),
    承诺办结时限: days(item.promisedDays),
    收费:
      item.fees.length === 0
        ? '不收费'
        : item.fees
            .map(({ name, amount, basis, basisKind, relief }) =>
              [`${name}：${amount}`, `依据（${feeBases[basisKind].label}）：${basis}`, relief && `减免：${relief}`]
                .filter(Boolean)
                .join('；'),
            )
            .join('\n'),
    结果名称: item.resultName,
    结果样本: item.resultSampleId ? fileName(item.resultSampleId) : '',
    办理地点: item.place,
    办理时间: item.hours,
    咨询电话: item.phone,
    监督电话: item.complaintPhone,
  }
}

export type FieldChange = { name: string; was: string; is: string }

/** What a version says differently from the one before; a file's name alone does not tell two files apart, so its id is compared too. */
export function changesBetween(before: Approval, now: Approval, fileName?: (id: string) => string): FieldChange[] {
  const ids = (item: Approval) => wordsOf(item, id => id)
  const [was, is] = [wordsOf(before, fileName), wordsOf(now, fileName)]
  const [wasIds, isIds] = [ids(before), ids(now)]
  return Object.keys(is).flatMap(name => (wasIds[name] === isIds[name] ? [] : [{ name, was: was[name]!, is: is[name]! }]))
}
