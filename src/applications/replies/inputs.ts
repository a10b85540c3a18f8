import { type DeliveryName, type PlainDate, parseDay } from '../../law/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import type { LetterKind, NoticeKind } from '../letters/index.ts'

/** What a letter says beyond the record of its case: typed when it is drafted; a notice turns it into the details of its step. */
export type LetterInputs = {
  items?: readonly string[]
  about?: string
  reason?: string
  workingDays?: number
  agreedBy?: string
  untilOn?: PlainDate
  name?: string
  addressee?: 'person' | 'organisation'
  contact?: string
  publicInterest?: string
  method?: 'byItem' | 'byPage'
  count?: number
  howToPay?: string
  delivery?: DeliveryName
  attachments?: readonly string[]
}

type InputName = 'items' | 'about' | 'reason' | 'workingDays' | 'agreedBy' | 'untilOn' | 'name' | 'addressee' | 'contact' | 'publicInterest'

export type InputField = {
  name: InputName
  label: string
  english: string
  kind: 'line' | 'text' | 'list' | 'count' | 'day' | 'whoIsIt'
  hint?: readonly [string, string]
  /** What stands in the form at first. */
  usual?: string
  optional?: true
}

const text = (name: InputName, label: string, english: string): InputField => ({ name, label, english, kind: 'text' })
const line = (name: InputName, label: string, english: string): InputField => ({ name, label, english, kind: 'line' })
const days = (label: string, english: string, usual: string): InputField => ({ name: 'workingDays', label, english, kind: 'count', usual })
const whoIsIt: InputField = { name: 'addressee', label: '对方是', english: 'They are', kind: 'whoIsIt', usual: 'organisation' }
const asksAgency = [
  line('name', '征求意见的机关', 'Agency asked'),
  text('about', '请对方提出意见的信息', 'What they are asked about'),
] as const

/** What is asked before a notice is drafted. A kind that is not here is made of the record alone. */
export const inputFields: Partial<Record<NoticeKind, readonly InputField[]>> = {
  correctionNotice: [
    {
      ...{ name: 'items', label: '需要补正的事项', english: 'What is to be corrected', kind: 'list' },
      hint: ['一行一项，一次告知全部', 'one a line, all of them at once'],
    },
    days('补正期限（工作日）', 'Working days to correct', '15'),
  ],
  reasonsNotice: [
    text('about', '要求说明理由的事由', 'What is to be explained'),
    days('说明理由的期限（工作日）', 'Working days to explain', '10'),
  ],
  extensionNotice: [
    text('reason', '延长的理由', 'Why it is extended'),
    { ...days('延长几个工作日', 'Working days more', '20'), hint: ['最多 20 个', 'at most 20'] },
    line('agreedBy', '同意延长的工作机构负责人', 'Head of the office who agrees'),
  ],
  delayNotice: [
    text('reason', '延迟答复的理由', 'Why the reply is delayed'),
    { name: 'untilOn', label: '延迟至', english: 'Until', kind: 'day' },
  ],
  thirdPartyLetter: [line('name', '第三方', 'The third party'), whoIsIt, text('about', '涉及第三方的内容', 'What of it concerns them')],
  coAuthorLetter: asksAgency,
  assistLetter: asksAgency,
  thirdPartyNotice: [
    text('publicInterest', '不公开会对公共利益造成重大影响的理由', 'Why withholding would gravely harm the public interest'),
  ],
  handoverLetter: [
    line('name', '受移送的机关', 'Agency it is handed to'),
    line('contact', '该机关的联系方式', 'Its contact'),
    text('reason', '移送的理由', 'Why it is theirs'),
  ],
}

export const fieldsFor = (kind: LetterKind): readonly InputField[] => inputFields[kind as NoticeKind] ?? []

/** What the form of a notice says, or what is wrong with it by field. */
export function inputsIn(
  kind: LetterKind,
  typed: Readonly<Record<string, string>>,
): { ok: true; inputs: LetterInputs } | { ok: false; faults: Faults } {
  const faults: Record<string, string> = {}
  const inputs: Record<string, unknown> = {}
  for (const { name, label, kind: looks, optional } of fieldsFor(kind)) {
    const value = (typed[name] ?? '').replaceAll('\r\n', '\n').trim()
    if (value === '') {
      if (!optional) faults[name] = `请填写“${label}”。`
    } else if (/[^\P{Cc}\n\t]/u.test(value)) faults[name] = '不能含有控制字符。'
    else if (value.length > (looks === 'line' ? 200 : 4000)) faults[name] = `最多 ${looks === 'line' ? 200 : 4000} 字。`
    else if (looks === 'count') {
      if (/^[1-9]\d{0,2}$/.test(value)) inputs[name] = Number(value)
      else faults[name] = `“${label}”应当是大于 0 的整数。`
    } else if (looks === 'day') {
      const on = parseDay(value)
      if (on) inputs[name] = on
      else faults[name] = '日期写成 2026-03-02。'
    } else if (looks === 'list')
      inputs[name] = value
        .split('\n')
        .map(item => item.trim())
        .filter(Boolean)
    else if (looks === 'whoIsIt') inputs[name] = value === 'person' ? 'person' : 'organisation'
    else inputs[name] = value
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, inputs: inputs as LetterInputs }
}
