import type { Db } from '../../src/db/open.ts'
import type { Files } from '../../src/files/index.ts'
import type { Person } from '../../src/people/index.ts'
import { beginApproval, saveApproval } from '../../src/publications/approvals/actions.ts'
import { type Approval, emptyApproval } from '../../src/publications/approvals/approval.ts'
import { type Taken, type Taking, takeStep } from '../../src/publications/approvals/step-actions.ts'
import { approvalOf } from '../../src/publications/approvals/store.ts'
import { receive } from '../../src/publications/uploads.ts'
import { good } from './people.ts'
import { type Bureau, clock } from './publishing.ts'

/** An item with everything that the law wants on display. */
export const whole: Approval = {
  ...emptyApproval,
  ...{
    name: '娱乐场所经营许可',
    basis: '《娱乐场所管理条例》第九条',
    authority: '示例市政府办公室',
    conditions: '有单位名称、住所和章程。',
  },
  ...{ quantity: '无数量限制', statutoryDays: 20, promisedDays: 8, resultName: '娱乐经营许可证' },
  ...{ place: '示例市政务服务大厅', hours: '工作日 9:00–17:00', phone: '0000-0000000', complaintPhone: '0000-0000001' },
  materials: [
    { name: '申请书', form: 'original', count: 1, formFileId: 'a', sampleFileId: null, note: '' },
    { name: '身份证明', form: 'copy', count: 2, formFileId: null, sampleFileId: null, note: '核验原件' },
  ],
  stages: [
    { name: '受理', days: 1, standard: '材料齐全、符合法定形式', handler: '政务服务窗口' },
    { name: '审查', days: 5, standard: '符合法定条件', handler: '市场管理股' },
    { name: '决定', days: 2, standard: '', handler: '分管领导' },
  ],
}

/** A draft of it with its form, by the drafter; gives its id. */
export async function draftApproval(
  db: Db,
  files: Files,
  { drafter, agency, sectionId }: Bureau,
  more: Partial<Approval> = {},
): Promise<string> {
  const { id } = good(await beginApproval(db, drafter, agency, { key: 'entertainment', name: whole.name, sectionId }, clock))
  const stored = await receive(files, { name: '申请书.csv', bytes: Buffer.from('项目,内容\n名称,\n') })
  const [first, ...others] = whole.materials
  const content = { ...whole, materials: [{ ...first!, formFileId: null }, ...others], ...more }
  const into = (now: Approval, formFileId: string) => ({
    ...now,
    materials: [{ ...now.materials[0]!, formFileId }, ...now.materials.slice(1)],
  })
  await saveApproval(db, drafter, agency, id, { content, seen: 1, incoming: [{ stored, into }] }, clock)
  return id
}

/** Takes the step on what is there now. */
export async function takeNow(
  db: Db,
  by: Person,
  { agency }: Bureau,
  id: string,
  step: Taking['step'],
  opinion = '同意',
  at = clock,
): Promise<Taken> {
  const { seq } = (await approvalOf(db, { agencyId: agency.id, id }))!
  return takeStep(db, by, agency, id, { step, seen: seq, opinion }, at)
}

export async function publishApproval(db: Db, files: Files, of: Bureau, more: Partial<Approval> = {}): Promise<string> {
  const id = await draftApproval(db, files, of, more)
  good(await takeNow(db, of.drafter, of, id, 'submitted'))
  good(await takeNow(db, of.reviewer, of, id, 'reviewed'))
  good(await takeNow(db, of.leader, of, id, 'published'))
  return id
}
