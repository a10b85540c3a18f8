import type { OfficialDocument } from '../../document/blocks.ts'
import { type ChannelName, channels, type PlainDate } from '../../law/index.ts'
import { flush, form, formTable, open, pair, wide } from './form-rows.ts'
import { written } from './written.ts'

/** What the applicant wrote, or the staff for them (arts. 29, 31). No purpose is asked. Numbers of papers come masked or whole, as the reader may see them. */
export type ApplicationFormFacts = {
  agency: string
  number: string
  channel: ChannelName
  submittedOn: PlainDate
  receivedOn: PlainDate | null
  applicant:
    | { kind: 'person'; name: string; employer?: string; paper: string; paperNumber: string }
    | { kind: 'organisation'; name: string; sort: string; creditCode: string; representative: string; contact: string }
  address: string
  postcode?: string
  phone: string
  fax?: string
  email?: string
  askedFor: string
  forms: readonly string[]
  ways: readonly string[]
  agent?: string
  help?: string
  /** Who wrote it down, where it was spoken. */
  writtenDownBy?: string
}

/** 政府信息公开申请登记表. */
export function applicationForm(facts: ApplicationFormFacts): OfficialDocument {
  const { applicant } = facts
  const who =
    applicant.kind === 'person'
      ? [pair('姓名', applicant.name, '工作单位', applicant.employer), pair('证件名称', applicant.paper, '证件号码', applicant.paperNumber)]
      : [
          pair('单位名称', applicant.name, '单位类别', applicant.sort),
          pair('统一社会信用代码', applicant.creditCode, '法定代表人', applicant.representative),
          wide('联系人', applicant.contact),
        ]
  return form('政府信息公开申请登记表', facts.agency, [
    flush(`申请编号：${facts.number}`),
    formTable('application', '申请登记', [
      ...who,
      pair('联系电话', facts.phone, '传真', facts.fax),
      pair('电子邮箱', facts.email, '邮政编码', facts.postcode),
      wide('联系地址', facts.address),
      ...(facts.agent ? [wide('代理人', facts.agent)] : []),
      open(wide('所需政府信息的名称、文号或者其他特征性描述', facts.askedFor), 40),
      pair('提供政府信息的形式', facts.forms.join('、'), '获取信息的途径', facts.ways.join('、')),
      ...(facts.help ? [wide('需要的帮助', facts.help)] : []),
      pair('提出方式', channels[facts.channel].label, '提交日期', written(facts.submittedOn)),
      pair('收到申请之日', written(facts.receivedOn), '代为填写人', facts.writtenDownBy),
      open(wide('申请人签名或者盖章', ''), 18),
    ]),
  ])
}
