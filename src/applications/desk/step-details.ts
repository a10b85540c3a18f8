import { type PlainDate, parseDay } from '../../law/index.ts'
import { isMailAddress } from '../../mail/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { faultOfAnswer } from '../../web/ui/index.ts'
import type { Step } from '../application.ts'
import { isStep, lastOf } from '../application.ts'
import { type StepName, type StepRule, steps as table } from '../steps.ts'
import type { StepField } from './step-fields.ts'
import { stepForms } from './step-fields.ts'

export type Typed = Readonly<Record<string, string>>
export type Read = { ok: true; onDay: PlainDate; note: string | null; details: Record<string, unknown> } | { ok: false; faults: Faults }

/** What the choices that depend on the case are. */
export type Choices = Readonly<Record<NonNullable<StepField['from']>, readonly { value: string; text: string }[]>>

/** What a step's form says, or what is wrong with it by field. What the law says of it is asked when the step is taken. */
export function stepIn(name: StepName, typed: Typed, taken: readonly Step[], choices: Choices): Read {
  const form = stepForms[name]!
  const rule: StepRule = table[name]
  const faults: Record<string, string> = {}
  const details: Record<string, unknown> = {}
  const onDay = parseDay((typed['onDay'] ?? '').trim())
  if (!onDay) faults['onDay'] = '填写日期，写成 2026-03-02。'
  for (const field of form.fields) {
    const text = (typed[field.name] ?? '').replaceAll('\r\n', '\n').trim()
    if (text === '') {
      if (!field.optional) faults[field.name] = field.kind === 'choice' ? `请选择“${field.label}”。` : `请填写“${field.label}”。`
      continue
    }
    const fault = faultOfAnswer(field.from ? { ...field, options: choices[field.from] } : field, text)
    if (fault) faults[field.name] = fault
    else details[field.name] = typedAs(field, text)
  }
  const note = (typed['note'] ?? '').replaceAll('\r\n', '\n').trim()
  if (rule.needsNote && note === '') faults['note'] = `请填写“${form.note?.[0] ?? '说明'}”。`
  if (note.length > 4000) faults['note'] = '最多 4000 字。'
  if (name === 'contactChanged') checkContact(details, faults)
  if (name === 'assigned' && !details['sectionId'] && !details['handlerId']) faults['sectionId'] = '请选择承办股室或者承办人。'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, onDay: onDay!, note: note || null, details: completed(name, details, taken) }
}

function typedAs({ kind, name }: StepField, text: string): unknown {
  if (kind === 'count' || name === 'consultation' || name === 'seq') return Number(text)
  return text
}

function checkContact(details: Record<string, unknown>, faults: Record<string, string>): void {
  const { mail, phone } = details as { mail?: string; phone?: string }
  if (Object.keys(details).length === 0) faults['phone'] ??= '请填写要更改的一项。'
  if (mail && !isMailAddress(mail)) faults['mail'] = '邮箱地址不正确。'
  if (phone && !/^[+\d][\d -]{6,19}$/.test(phone)) faults['phone'] = '填写 11 位手机号码或带区号的座机号码。'
}

/** What the form need not ask, because the record says it. */
function completed(name: StepName, typed: Record<string, unknown>, taken: readonly Step[]): Record<string, unknown> {
  if (name === 'correctionAsked')
    return {
      ...typed,
      items: String(typed['items'])
        .split('\n')
        .map(item => item.trim())
        .filter(Boolean),
    }
  if (name === 'assigned') return { sectionId: null, handlerId: null, dueOn: null, ...typed }
  if (name === 'reopened') return { dueOn: null, ...typed }
  if (name === 'decided') return { ...typed, documentId: null }
  if (name === 'signed') {
    const decided = lastOf(taken, 'decided')?.details
    return { outcome: decided?.outcome ?? 'otherwise', documentId: decided?.documentId ?? null, number: null }
  }
  if (name === 'rectified') return { ...typed, was: dayOf(Number(typed['seq']), taken) }
  // how to reach a person is kept sealed, never in a step
  return name === 'contactChanged' ? {} : typed
}

/** The day that stands on record for a step now. */
function dayOf(seq: number, taken: readonly Step[]): PlainDate | null {
  const last = taken.findLast(step => isStep(step, 'rectified') && step.details.seq === seq) as Step<'rectified'> | undefined
  return last?.details.is ?? taken.find(step => step.seq === seq)?.onDay ?? null
}
