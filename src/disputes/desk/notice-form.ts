import { type DisputeKind, disputeKinds, disputeRoles, type PlainDate, parseDay, procedures } from '../../law/index.ts'
import { maskName } from '../../secrets/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { type Asked, faultOfAnswer, optionsOf } from '../../web/ui/index.ts'
import type { Notice } from '../dispute.ts'
import { isId } from './office.ts'

export const claimantKinds = {
  person: { label: '公民（只留姓）', english: 'a natural person (masked)' },
  organisation: { label: '法人、其他组织', english: 'an organisation' },
} as const

/** What is asked when a notice comes in. */
export const noticeFields: readonly Asked[] = [
  { name: 'kind', label: '类别', english: 'Kind', kind: 'choice', options: optionsOf(disputeKinds) },
  { name: 'body', label: '行政复议机关、人民法院', english: 'Reconsideration body or court', kind: 'line' },
  { name: 'caseNumber', label: '案号', english: 'Case number', kind: 'line', optional: true },
  { name: 'claimant', label: '申请人、原告', english: 'Claimant', kind: 'line' },
  { name: 'claimantKind', label: '申请人、原告是', english: 'The claimant is', kind: 'choice', options: optionsOf(claimantKinds) },
  { name: 'about', label: '请求和事由', english: 'What it is about', kind: 'text' },
  {
    ...{ name: 'filedOn', label: '申请复议、起诉之日', english: 'Applied or sued on', kind: 'day', optional: true },
    hint: ['用来核对是否超过申请、起诉期限', 'to see whether it came in time'],
  },
  {
    ...{ name: 'procedure', label: '复议程序', english: 'Procedure', kind: 'choice', options: optionsOf(procedures), optional: true },
    hint: ['行政复议才填；简易程序五个工作日内答复', 'of a reconsideration; the simplified one leaves five working days'],
  },
  {
    ...{ name: 'role', label: '本机关的地位', english: 'The agency is', kind: 'choice', options: optionsOf(disputeRoles) },
    hint: ['共同被告的案件只由作出原行政行为的机关统计', 'of co-defendants only who made the act counts the case'],
  },
  {
    ...{ name: 'application', label: '所涉申请的受理号', english: 'Number of the application', kind: 'line', optional: true },
    hint: ['与依申请公开无关的不填', 'left empty where it is about something else'],
  },
]

export type Typed = Readonly<Record<string, string>>

export type ReadNotice =
  | { ok: true; onDay: PlainDate; note: string | null; details: Notice; number: string | null; followsId: string | null }
  | { ok: false; faults: Faults }

export function noticeIn(typed: Typed): ReadNotice {
  const faults: Record<string, string> = {}
  const given: Record<string, string> = {}
  const onDay = parseDay((typed['onDay'] ?? '').trim())
  if (!onDay) faults['onDay'] = '填写日期，写成 2026-03-02。'
  for (const field of noticeFields) {
    const text = (typed[field.name] ?? '').replaceAll('\r\n', '\n').trim()
    if (text === '' && !field.optional)
      faults[field.name] = field.kind === 'choice' ? `请选择“${field.label}”。` : `请填写“${field.label}”。`
    if (text === '') continue
    const fault = faultOfAnswer(field, text)
    if (fault) faults[field.name] = fault
    else given[field.name] = text
  }
  const note = (typed['note'] ?? '').replaceAll('\r\n', '\n').trim()
  const bad = faultOfAnswer({ kind: 'text', label: '' }, note)
  if (bad) faults['note'] = bad
  const kind = given['kind'] as DisputeKind
  if (kind === 'reconsideration' && !given['procedure']) faults['procedure'] = '请选择“复议程序”。'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const after = (typed['after'] ?? '').trim()
  return {
    ...{ ok: true, onDay: onDay!, note: note || null, number: given['application'] ?? null, followsId: isId(after) ? after : null },
    details: {
      ...{ kind, body: given['body']!, caseNumber: given['caseNumber'] ?? null, about: given['about']! },
      // lists and the report need no more of a person than the surname; a mask stays as it is
      claimant: given['claimantKind'] === 'person' ? maskName(given['claimant']!) : given['claimant']!,
      role: given['role'] as Notice['role'],
      procedure: kind === 'reconsideration' ? (given['procedure'] as Notice['procedure']) : null,
      filedOn: (given['filedOn'] as PlainDate | undefined) ?? null,
    },
  }
}
