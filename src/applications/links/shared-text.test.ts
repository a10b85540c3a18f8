import { describe, expect, test } from 'vitest'
import { applicant } from '../../../test/support/cases-of-applications.ts'
import { leftOf, sharedBody } from './shared-text.ts'

const clauses = (number: string, on: string, more: { id: string; text: string }[] = []) => [
  { id: 'received', text: `本机关于${on}收到您提出的政府信息公开申请（申请编号：${number}）。您申请公开：“演出场次”。` },
  ...more,
  { id: 'given', text: '经查，您申请的信息可以公开。\n具体内容附后。' },
  { id: 'remedies', text: '如对本答复不服，可以申请行政复议。' },
]
const [from, to] = [
  { number: '示文旅广公申〔2026〕1号', applicant },
  { number: '示文旅广公申〔2026〕2号', applicant: { ...applicant, name: '李红', phone: '13900000000', identityNumber: '', address: '' } },
]
const fresh = clauses(from.number, '2026年3月2日')
const own = clauses(to.number, '2026年3月5日', [
  { id: 'corrected', text: '本机关于2026年3月9日收到您补正后的申请，答复期限自该日起重新计算。' },
])
const text = (of: typeof fresh) => of.map(one => one.text).join('\n')
const shared = (edited: string) => sharedBody(edited, fresh, own, from, to)

describe('one text, and each applicant his own reply (art. 36; reading commonAnswerStaysOwn)', () => {
  test('what nobody edited stands as it would in the other case, with what happened there', () => {
    expect(shared(text(fresh))).toBe(text(own))
  })

  test('what the officer wrote is taken over in its place, what he took out stays out', () => {
    const edited = [fresh[0]!.text, '经查，2022年共演出120场。', '如对本答复不服，可以申请行政复议。', '附：场次表。'].join('\n')
    expect(shared(edited).split('\n')).toEqual([
      own[0]!.text,
      own[1]!.text,
      '经查，2022年共演出120场。',
      '如对本答复不服，可以申请行政复议。',
      '附：场次表。',
    ])
  })

  test('what tells of the first case never goes along, edited or not; its number and name become those of the other', () => {
    const edited = text(fresh).replace('收到您提出的', '收悉您提出的').replace('具体内容附后。', `王小明同志：${from.number}的内容附后。`)
    const body = shared(edited)
    expect(body).toContain(own[0]!.text)
    expect(body).not.toContain('收悉')
    expect(body).toContain(`李红同志：${to.number}的内容附后。`)
    for (const word of ['王小明', from.number, '3月2日']) expect(body).not.toContain(word)
  })

  test('what else of the first applicant stands in it is named, so that it does not go to another (个人信息保护法 art. 6)', () => {
    expect(leftOf(applicant, to.applicant, `寄至${applicant.address}，电话${applicant.phone}`)).toEqual(['电话', '地址'])
    expect(leftOf(applicant, to.applicant, text(own))).toEqual([])
    expect(leftOf(applicant, applicant, `寄至${applicant.address}`)).toEqual([])
  })
})
