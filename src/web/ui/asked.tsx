import { parseDay } from '../../law/index.ts'
import { Select } from './choices.tsx'
import { Field, TextArea } from './field.tsx'

/** A field of a step's form, as data: what is asked, and of what kind the answer is. */
export type Asked = {
  name: string
  label: string
  english: string
  kind: 'line' | 'text' | 'day' | 'count' | 'choice'
  hint?: readonly [string, string]
  options?: readonly AskedOption[]
  optional?: true
}

export type AskedOption = { value: string; text: string; english?: string }

/** The rows of a table of the law as options. */
export const optionsOf = (table: Readonly<Record<string, { label: string; english: string }>>): AskedOption[] =>
  Object.entries(table).map(([value, { label, english }]) => ({ value, text: label, english }))

/** What is wrong with an answer; null where nothing is. */
export function faultOfAnswer({ kind, label, options = [] }: Pick<Asked, 'kind' | 'label' | 'options'>, text: string): string | null {
  if (kind === 'day') return parseDay(text) ? null : '日期写成 2026-03-02。'
  if (kind === 'count') return /^\d{1,7}$/.test(text) && Number(text) > 0 ? null : `“${label}”应当是大于0的整数。`
  if (kind === 'choice') return options.some(({ value }) => value === text) ? null : `请选择“${label}”。`
  if (/[^\P{Cc}\n\t]/u.test(text)) return '不能含有控制字符。'
  const most = kind === 'line' ? 200 : 4000
  return text.length > most ? `最多 ${most} 字。` : null
}

type Props = {
  page: { say: (chinese: string, english: string) => string }
  field: Asked
  typed: Readonly<Record<string, string>>
  fault: string | undefined
}

/** The control of one such field, with what was typed. */
export function AskedField({ page: { say }, field, typed, fault }: Props) {
  const { name, label, english, kind, options = [], hint, optional } = field
  const common = {
    ...{ id: name, label: say(label, english), value: typed[name] ?? '' },
    ...(fault && { fault }),
    ...(hint && { hint: say(...hint) }),
    ...(optional ? { optional: say('选填', 'optional') } : { required: true }),
  }
  if (kind === 'choice') {
    const all = options.map(({ value, text, english: inEnglish }) => ({ value, text: inEnglish ? say(text, inEnglish) : text }))
    return (
      <Select {...common} options={all} empty={say('请选择', 'choose')} value={common.value || (all.length === 1 ? all[0]!.value : '')} />
    )
  }
  if (kind === 'text') return <TextArea {...common} rows={4} />
  if (kind === 'day') return <Field {...common} type="date" short />
  if (kind === 'count') return <Field {...common} inputmode="numeric" short />
  return <Field {...common} maxlength={200} />
}
