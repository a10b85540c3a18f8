/**
 * Who may do what, as one table. `own`: in the agency of the membership; `tree`: there and in every agency below it; `section`: in the agency,
 * for what belongs to the person's section (the slice that owns the record looks at the section).
 */
export const roles = {
  administrator: { label: '系统管理员', note: '机构、股室、账号和放假安排；看不到申请内容' },
  officer: { label: '公开专员', note: '政府信息公开工作机构的日常工作' },
  drafter: { label: '股室承办人', note: '起草本股室的信息和答复' },
  head: { label: '股室负责人', note: '审核本股室拟的稿' },
  reviewer: { label: '保密审查员', note: '公开前的审查（第十七条）' },
  leader: { label: '分管领导', note: '签发' },
  superior: { label: '上级主管部门', note: '查阅本级和下级，不能改动（第四十六条、第四十七条）' },
  auditor: { label: '监督审计', note: '查阅本机构的记录和日志' },
} as const satisfies Record<string, { label: string; note: string }>

export type Role = keyof typeof roles

/** What can be done; `changes` tells what only reads from what writes. */
export const actions = {
  'agency.manage': { label: '管理机构和股室', changes: true },
  'account.manage': { label: '管理账号', changes: true },
  'days.manage': { label: '管理放假安排', changes: true },
  'system.manage': { label: '管理后台任务', changes: true },
  'mail.read': { label: '查阅寄出的邮件', changes: false },
  'journal.read': { label: '查阅日志', changes: false },
  'report.read': { label: '查阅未发布的年报和核对结果', changes: false },
  'report.write': { label: '编制年报', changes: true },
  'report.approve': { label: '签发年报', changes: true },
  'report.collect': { label: '催报、退回和接收下级年报', changes: true },
  'publication.read': { label: '查阅未公开的信息', changes: false },
  'publication.write': { label: '起草信息', changes: true },
  'publication.endorse': { label: '审核本股室信息', changes: true },
  'publication.review': { label: '保密审查', changes: true },
  'publication.approve': { label: '签发公开', changes: true },
  'catalogue.manage': { label: '管理栏目和机构信息', changes: true },
  'application.read': { label: '查阅申请', changes: false },
  'application.write': { label: '办理申请', changes: true },
  'application.extend': { label: '同意延长答复期限', changes: true },
  'application.review': { label: '审查答复', changes: true },
  'application.approve': { label: '签发答复', changes: true },
} as const satisfies Record<string, { label: string; changes: boolean }>

export type Action = keyof typeof actions
export type Reach = 'section' | 'own' | 'tree'

export const rights: Readonly<Record<Role, Readonly<Partial<Record<Action, Reach>>>>> = {
  administrator: {
    'agency.manage': 'tree',
    'account.manage': 'tree',
    'days.manage': 'tree',
    'system.manage': 'own',
    'mail.read': 'own',
    'journal.read': 'own',
  },
  officer: {
    'report.read': 'own',
    'report.write': 'own',
    // of the office of a government: it guides and inspects those below (art. 47)
    'report.collect': 'tree',
    'publication.read': 'own',
    'publication.write': 'own',
    'publication.endorse': 'own',
    'catalogue.manage': 'own',
    'mail.read': 'own',
    'application.read': 'own',
    'application.write': 'own',
    'journal.read': 'own',
  },
  drafter: { 'publication.read': 'section', 'publication.write': 'section', 'application.read': 'section', 'application.write': 'section' },
  head: {
    'publication.read': 'section',
    'publication.write': 'section',
    'publication.endorse': 'section',
    'application.read': 'section',
    'application.write': 'section',
  },
  reviewer: { 'publication.read': 'own', 'publication.review': 'own', 'application.read': 'own', 'application.review': 'own' },
  leader: {
    'report.read': 'own',
    'report.approve': 'own',
    'report.collect': 'tree',
    'publication.read': 'own',
    // the head's and the reviewer's part where the office has nobody else for it (art. 17)
    'publication.endorse': 'own',
    'publication.review': 'own',
    'publication.approve': 'own',
    'application.read': 'own',
    'application.extend': 'own',
    // the reviewer's part where the office has nobody else for it (art. 17)
    'application.review': 'own',
    'application.approve': 'own',
    'journal.read': 'own',
  },
  superior: { 'report.read': 'tree', 'publication.read': 'tree', 'application.read': 'tree', 'journal.read': 'tree' },
  auditor: { 'report.read': 'own', 'publication.read': 'own', 'application.read': 'own', 'journal.read': 'own' },
}

/** Whether the role is held for one section and needs to name it. */
export const isOfSection = (role: Role): boolean => Object.values(rights[role]).includes('section')
