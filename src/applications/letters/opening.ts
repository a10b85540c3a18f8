import type { Clause } from './clause.ts'

/** What every letter to the applicant begins with: when it came, how, and what was asked for. */
export const opening = {
  received: {
    title: '收到申请的情况',
    english: 'receipt of the application',
    text: '本机关于{receivedOn}收到{you}{channel}提出的政府信息公开申请（申请编号：{applicationNumber}）。{you}申请公开：“{askedFor}”。',
    mandatory: { cites: '《政府信息公开条例》第三十一条', mark: 'known', values: ['receivedOn'], asked: true },
  },
  corrected: {
    title: '补正的情况',
    english: 'correction',
    text: '因申请内容需要补正，本机关于{correctedOn}收到{you}补正后的申请，答复期限自该日起重新计算。',
    when: 'correctedOn',
    mandatory: { cites: '《政府信息公开条例》第三十条', mark: 'known', values: ['correctedOn'] },
  },
  paid: {
    title: '缴费的情况',
    english: 'payment',
    text: '{you}于{paidOn}完成缴纳信息处理费，答复期限自次日起重新计算。',
    when: 'paidOn',
    mandatory: { cites: '《政府信息公开信息处理费管理办法》第七条', mark: 'known', values: ['paidOn'] },
  },
} as const satisfies Record<string, Clause>

/** Replies tell of an extension too, where there was one. */
export const extended = {
  extended: {
    title: '延期的情况',
    english: 'extension',
    text: '经本机关政府信息公开工作机构负责人同意，答复期限延长至{extensionTo}，并已告知{you}。',
    when: 'extensionTo',
  },
} as const satisfies Record<string, Clause>

/** On procedural notices only where the agency reads the law so (law notes 4.2). */
export const proceduralRemedies = {
  remedies: {
    title: '救济途径',
    english: 'remedies',
    text: '{remedies}',
    when: 'remedies',
    mandatory: { cites: '《行政复议法》第二十条；《行政诉讼法》第四十六条', mark: 'inferred', remedies: true },
  },
} as const satisfies Record<string, Clause>

/** Where to ask. */
export const contact = {
  contact: {
    title: '联系方式',
    english: 'contact',
    text: '如有疑问，可以与{office}联系，联系电话：{phone}。',
  },
} as const satisfies Record<string, Clause>
