import type { OfficialDocument } from '../../document/blocks.ts'
import { type DeliveryName, deliveries, type PlainDate } from '../../law/index.ts'
import { flush, form, formTable, open, pair, wide } from './form-rows.ts'
import { written } from './written.ts'

export type ServiceReturnFacts = {
  agency: string
  caseNumber: string
  /** What is served: title and number of each document. */
  documents: readonly { title: string; number: string | null }[]
  recipient: string
  address: string | null
  delivery: DeliveryName
  /** The number of the posting (EMS), or of the mail sent. */
  tracking?: string
  sentOn?: PlainDate
  /** Left out: signed by hand. */
  signedOn?: PlainDate
  /** Who signed, where it was not the recipient. */
  receivedBy?: string
  servedBy?: readonly string[]
  note?: string
}

/** 送达回证: filled from the record; what a hand has to write stays blank. */
export function serviceReturn(facts: ServiceReturnFacts): OfficialDocument {
  const documents = facts.documents.map(({ title, number }) => (number ? `${title}（${number}）` : title)).join('；')
  const signed = written(facts.signedOn) ?? '    年  月  日'
  return form('送达回证', facts.agency, [
    flush(`申请编号：${facts.caseNumber}`),
    formTable('served', '送达回证', [
      wide('送达机关', facts.agency),
      wide('送达文书名称及文号', documents),
      pair('受送达人', facts.recipient, '送达方式', deliveries[facts.delivery].label),
      wide('送达地址', facts.address),
      pair('交寄（发送）日期', written(facts.sentOn), '邮件编号', facts.tracking),
      open(pair('受送达人签名或者盖章', '', '收到日期', signed), 18),
      open(pair('代收人签名及与受送达人的关系', facts.receivedBy, '送达人', facts.servedBy?.join('、'))),
      open(wide('备注', facts.note)),
    ]),
    flush('受送达人收到文书后，请在本回证上签名或者盖章，并注明收到日期；本回证交回送达机关附卷。'),
  ])
}
