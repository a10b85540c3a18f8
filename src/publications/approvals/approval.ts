/** 事项类型: a licence is under 行政许可法; the others are shown in the same way. */
export const approvalKinds = {
  licence: { label: '行政许可', english: 'licence' },
  confirmation: { label: '行政确认', english: 'confirmation' },
  reward: { label: '行政奖励', english: 'award' },
  payment: { label: '行政给付', english: 'benefit' },
  filing: { label: '其他行政权力', english: 'other power' },
  service: { label: '公共服务', english: 'public service' },
} as const

export type ApprovalKind = keyof typeof approvalKinds

/** On what a fee rests. A licence may cost something only where a law or an administrative regulation says so (行政许可法 arts. 58–59). */
export const feeBases = {
  law: { label: '法律', english: 'law' },
  regulation: { label: '行政法规', english: 'administrative regulation' },
  other: { label: '其他', english: 'other' },
} as const

export type FeeBasis = keyof typeof feeBases

/** 申报材料. `form` is the blank form, `sample` the same filled in (申请书示范文本). */
export type Material = {
  name: string
  form: 'original' | 'copy' | 'both'
  count: number
  formFileId: string | null
  sampleFileId: string | null
  note: string
}

export const materialForms = {
  original: { label: '原件', english: 'original' },
  copy: { label: '复印件', english: 'copy' },
  both: { label: '原件和复印件', english: 'original and copy' },
} as const satisfies Record<Material['form'], { label: string; english: string }>

/** 审批流程: one stage, its time in working days. */
export type FlowStage = { name: string; days: number; standard: string; handler: string }

export type Fee = { name: string; amount: string; basis: string; basisKind: FeeBasis; relief: string }

/** All that a version of an approval item says. Days are working days (行政许可法 art. 82); null is not known yet. */
export type Approval = {
  name: string
  kind: ApprovalKind
  /** 设立依据, a line each. */
  basis: string
  /** 实施机关 */
  authority: string
  conditions: string
  /** 数量限制 */
  quantity: string
  materials: readonly Material[]
  stages: readonly FlowStage[]
  statutoryDays: number | null
  /** What says otherwise than the 20 working days of 行政许可法 art. 42. */
  statutoryBasis: string
  promisedDays: number | null
  fees: readonly Fee[]
  resultName: string
  resultSampleId: string | null
  place: string
  hours: string
  phone: string
  complaintPhone: string
}

export const emptyApproval: Approval = {
  ...{ name: '', kind: 'licence', basis: '', authority: '', conditions: '', quantity: '', materials: [], stages: [] },
  ...{ statutoryDays: null, statutoryBasis: '', promisedDays: null, fees: [], resultName: '', resultSampleId: null },
  ...{ place: '', hours: '', phone: '', complaintPhone: '' },
}

/** Every file that it names, once. */
export const filesIn = ({ materials, resultSampleId }: Approval): string[] => [
  ...new Set(
    [...materials.flatMap(({ formFileId, sampleFileId }) => [formFileId, sampleFileId]), resultSampleId].filter(id => id !== null),
  ),
]

/** The address of an item: for ever, whatever its name. */
export const approvalAddress = (slug: string, key: string): string => `/${slug}/approvals/${key}`
export const approvalsAddress = (slug: string): string => `/${slug}/approvals`
