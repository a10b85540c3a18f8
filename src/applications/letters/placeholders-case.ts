import type { ChannelName } from '../../law/index.ts'
import type { Placeholder } from './placeholder.ts'
import { quotable, written } from './written.ts'

/** How an application came in, as a sentence says it. */
const came: Record<ChannelName, string> = {
  inPerson: '当面',
  signedPost: '以邮寄方式',
  ordinaryLetter: '以信函方式',
  online: '通过互联网渠道',
  email: '通过电子邮件',
  fax: '通过传真',
  oral: '以口头方式',
  otherOffice: '经本机关其他机构转交',
}

/** Agency, applicant and application: what every letter may say. */
export const caseFacts = {
  you: {
    label: '对申请人的称呼',
    english: 'how the applicant is addressed',
    value: ({ applicant }) => (applicant.kind === 'person' ? '您' : '你单位'),
  },
  applicant: { label: '申请人', english: 'applicant', value: ({ applicant }) => applicant.name },
  agency: { label: '机关名称', english: 'agency', value: ({ agency }) => agency.name },
  office: { label: '政府信息公开工作机构', english: 'office for disclosure', value: ({ agency }) => agency.office },
  officeAddress: {
    label: '工作机构地址',
    english: 'address of the office',
    value: ({ agency }) => (agency.postcode ? `${agency.address}（邮编：${agency.postcode}）` : agency.address),
  },
  phone: { label: '联系电话', english: 'telephone', value: ({ agency }) => agency.phone },
  hours: { label: '办公时间', english: 'office hours', value: ({ agency }) => agency.hours ?? null },
  statusAddress: { label: '查询地址', english: 'where the status is seen', value: ({ agency }) => agency.statusAddress ?? null },
  applicationNumber: { label: '申请编号', english: 'application number', value: ({ application }) => application.number },
  receivedOn: { label: '收到申请的日期', english: 'day of receipt', value: ({ application }) => written(application.receivedOn) },
  arrivedEarlier: {
    label: '提交申请的日期',
    english: 'day of submission, where it is another',
    value: ({ application: { arrivedOn, receivedOn } }) => (arrivedOn === receivedOn ? null : written(arrivedOn)),
  },
  channel: { label: '提出申请的方式', english: 'how it was submitted', value: ({ application }) => came[application.channel] },
  askedFor: {
    label: '申请的内容',
    english: 'what was asked for',
    value: ({ application }) => quotable(application.askedFor),
  },
  wanted: { label: '提供方式和获取途径', english: 'form wanted', value: ({ application }) => application.wanted ?? null },
  correctedOn: {
    label: '收到补正申请的日期',
    english: 'day of receipt of the correction',
    value: ({ application }) => written(application.correctedOn),
  },
  paidOn: { label: '完成缴费的日期', english: 'day of payment', value: ({ application }) => written(application.paidOn) },
  dueOn: { label: '答复期限', english: 'reply due', value: ({ application }) => written(application.dueOn) },
} satisfies Record<string, Placeholder>
