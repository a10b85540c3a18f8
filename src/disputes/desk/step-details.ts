import { type PlainDate, parseDay } from '../../law/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { faultOfAnswer } from '../../web/ui/index.ts'
import type { Step } from '../dispute.ts'
import { type StepName, type StepRule, steps as table } from '../steps.ts'
import { askedIn, type Choices, stepForms } from './step-fields.ts'

export type Typed = Readonly<Record<string, string>>
export type Read = { ok: true; onDay: PlainDate; note: string | null; details: Record<string, unknown> } | { ok: false; faults: Faults }

/** What a step's form says, or what is wrong with it by field. What the law says of it is asked when the step is taken. */
export function stepIn(name: StepName, typed: Typed, steps: readonly Step[], choices: Choices): Read {
  const form = stepForms[name]!
  const rule: StepRule = table[name]
  const faults: Record<string, string> = {}
  const given: Record<string, string> = {}
  const onDay = parseDay((typed['onDay'] ?? '').trim())
  if (!onDay) faults['onDay'] = '填写日期，写成 2026-03-02。'
  for (const field of form.fields) {
    const asked = askedIn(field, choices)
    const text = (typed[field.name] ?? '').replaceAll('\r\n', '\n').trim()
    if (text === '') {
      if (!asked.optional) faults[asked.name] = asked.kind === 'choice' ? `请选择“${asked.label}”。` : `请填写“${asked.label}”。`
      continue
    }
    const fault = faultOfAnswer(asked, text)
    if (fault) faults[asked.name] = fault
    else given[asked.name] = text
  }
  const note = (typed['note'] ?? '').replaceAll('\r\n', '\n').trim()
  if (rule.needsNote && note === '') faults['note'] = `请填写“${form.note[0]}”。`
  const bad = faultOfAnswer({ kind: 'text', label: '' }, note)
  if (bad) faults['note'] = bad
  if (given['ending'] === 'changed' && !given['outcome']) faults['outcome'] = '请选择“改判的结果”。'
  if (['days', 'workingDays'].includes(given['redo'] ?? '') && !given['withinDays']) faults['withinDays'] = '请填写责令的日数。'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, onDay: onDay!, note: note || null, details: detailsOf(name, given, steps) }
}

/** The answers in the shapes of `DetailsOf`; what the form need not ask the record says. */
function detailsOf(name: StepName, given: Record<string, string>, steps: readonly Step[]): Record<string, unknown> {
  const seq = Number(given['seq'])
  if (name === 'rectified') return { seq, is: given['is'], was: steps.find(step => step.seq === seq)?.onDay }
  if (name === 'struck') return { seq }
  if (name === 'answered') return { withEvidence: given['withEvidence'] === 'yes' }
  if (name === 'withdrawn' || name === 'mediated') return { madeOn: given['madeOn'], paperNumber: given['paperNumber'] ?? null }
  if (name !== 'decided' && name !== 'secondDecided') return given
  const isNumbered = given['redo'] === 'days' || given['redo'] === 'workingDays'
  return {
    ...{ outcome: null, paperNumber: null, ...given },
    ...(name === 'secondDecided' && given['ending'] !== 'changed' && { outcome: null }),
    withinDays: isNumbered ? Number(given['withinDays']) : null,
  }
}
