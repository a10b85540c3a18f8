import type { OfficialDocument } from '../../document/blocks.ts'
import { periodOf } from '../../law/index.ts'
import type { ConsultationFacts, LetterFacts } from './facts.ts'
import { flush, form, formTable, open, pair, wide } from './form-rows.ts'
import { written } from './written.ts'

/** 征求意见确认函: what the consulted fills in and sends back. It tells what silence means, which differs (arts. 32, 34). */
export function opinionSlip({ agency, application, consultation }: LetterFacts & { consultation: ConsultationFacts }): OfficialDocument {
  const { whom, name, about, sentOn } = consultation
  const silence = {
    thirdParty: `自收到征求意见书之日起${periodOf('thirdParty').length}个工作日内未提出意见的，由本机关依照条例的规定决定是否公开。`,
    coAuthor: `自收到征求意见书之日起${periodOf('coAuthor').length}个工作日内未提出意见的，视为同意公开。`,
    otherAgency: '请尽早回复，以便本机关在法定期限内答复申请人。',
  }[whom]
  return form('政府信息公开征求意见确认函', agency.name, [
    flush(`${agency.name}：`),
    flush(`贵机关${written(sentOn) ?? '    年  月  日'}的征求意见书已于    年  月  日收到，意见如下：`),
    formTable('opinion', '意见', [
      wide('被征求意见方', name),
      wide('申请公开的内容', application.askedFor),
      wide('涉及的内容', about),
      wide('意见', '□ 同意公开　　□ 同意公开部分内容　　□ 不同意公开'),
      open(wide('不同意公开的具体内容', ''), 22),
      open(wide('理由和依据', ''), 30),
      pair('联系人', '', '联系电话', ''),
      open(pair('签名或者盖章', '', '日期', '    年  月  日'), 18),
    ]),
    flush(`说明：${silence}送交地址：${agency.address}，${agency.office}，联系电话：${agency.phone}。`),
  ])
}
