import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'

/** What the pages of the public say is to be mended, in English; the sentences themselves stand where they are found out. */
const english: Readonly<Record<string, string>> = {
  '写明所需信息的名称、文号或其他特征。': 'Say what you want: its title, number, or what else tells it from others.',
  '最多 2000 字；内容多的请作为材料上传。': 'At most 2,000 characters; please upload what is longer.',
  '最多 2000 字；内容多的请作为文件上传。': 'At most 2,000 characters; please upload what is longer.',
  '不能含有控制字符。': 'No control characters, please.',
  '选择您以什么身份申请。': 'Choose as whom you apply.',
  '填写姓名或者名称。': 'Give your name.',
  '选择证件名称。': 'Choose the kind of your paper.',
  '填写证件号码。': 'Give the number of your paper.',
  '填写联系电话，用于确认收到申请的日期。': 'Give a telephone number: with it the day of receipt is confirmed.',
  '填写 11 位手机号码或带区号的座机号码。': 'A mobile number of 11 digits, or a number with its area code.',
  '邮箱地址不正确。': 'This is no mail address.',
  '邮政编码为 6 位数字。': 'A postcode has six digits.',
  '选择获取途径。': 'Choose how you want to get it.',
  '公民请选择身份证件。': 'A person applies with an identity paper.',
  '填写法定代表人或者负责人。': 'Give the legal representative.',
  '身份证号码不正确，请核对 18 位号码。': 'This identity number is not right: please look at its 18 digits again.',
  '统一社会信用代码为 18 位数字和字母。': 'A credit code has 18 digits and letters.',
  '填写代理人的证件号码。': "Give the number of the agent's paper.",
  '至少选择一种提供方式。': 'Choose at least one form.',
  '选择电子邮件获取的，填写电子邮箱。': 'For e-mail, give your address.',
  '选择邮寄的，填写收件地址和邮编。': 'For post, give your address and postcode.',
  '选择传真的，填写传真号码。': 'For fax, give the number.',
  '请阅读并确认。': 'Please read this and confirm.',
  '最多上传 10 个文件。': 'At most ten files.',
  '填写已超过 12 小时，请重新核对后提交。': 'You began more than twelve hours ago: please look at it again and send it.',
  '受理号或者查询码不对，请照回执核对后再试。': 'The number or the code is not right: please compare them with your receipt.',
  '请填写内容。': 'Please write something.',
  '请填写要更改的一项。': 'Give at least one that has changed.',
  '请选择满意程度。': 'Please choose.',
}

/** The fault in English, where we have it; what is told of a file comes in both languages. */
export function inEnglish(fault: string): string | null {
  const [, number] = /^最多 (\d+) 字。$/.exec(fault) ?? []
  if (number) return `At most ${number} characters.`
  return english[fault] ?? /。 ([A-Z].+)$/.exec(fault)?.[1] ?? null
}

/** The faults in the page's language. */
export const faultsFor = ({ language }: Pick<Page, 'language'>, faults: Faults): Faults =>
  language === 'en' ? Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, inEnglish(fault) ?? fault])) : faults
