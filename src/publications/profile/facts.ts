import { z } from 'zod'
import type { Faults } from '../../web/layout/submitted.ts'
import { type AnyFacts, type FieldSpec, type GroupKind, specOf } from './groups.ts'

const patterns: Partial<Record<FieldSpec['kind'], [RegExp, string]>> = {
  // A landline with its area code, a short number such as 12345, a 400 number or a mobile; several with 、 between.
  phone: [
    /^(?:0\d{2,3}-\d{7,8}(?:-\d{1,6})?|\d{5}|400-?\d{3}-?\d{4}|1\d{10})(?:、(?:0\d{2,3}-\d{7,8}(?:-\d{1,6})?|\d{5}|400-?\d{3}-?\d{4}|1\d{10}))*$/,
    '电话写成 0000-0000000，有分机的再加 -000，多个号码用顿号隔开。',
  ],
  postcode: [/^\d{6}$/, '邮政编码为 6 位数字。'],
  address: [/^(?=.*\p{Script=Han}).{6,}$/u, '地址请写全，例如“××市××路 1 号 306 室”。'],
}

function fieldSchema({ label, kind, most, required }: FieldSpec): z.ZodType<string> {
  const text = z
    .string({ error: `请填写${label}。` })
    .transform(value => (kind === 'text' ? value.replaceAll('\r\n', '\n') : value.replace(/\s+/g, ' ')).trim())
  const filled = z
    .string()
    .max(most, `${label}最多 ${most} 个字。`)
    .superRefine((value, context) => {
      if (value === '') {
        if (required) context.addIssue(`请填写${label}。`)
        return
      }
      const [pattern, why] = patterns[kind] ?? []
      if (pattern && !pattern.test(value)) context.addIssue(why!)
      if (kind === 'email' && !z.email().safeParse(value).success) context.addIssue('电子邮箱写成 name@example.cn。')
      if (kind === 'url' && !z.url({ protocol: /^https?$/ }).safeParse(value).success)
        context.addIssue('网址以 https:// 或者 http:// 开头。')
      if (kind === 'day' && !z.iso.date().safeParse(value).success) context.addIssue('日期写成 2026-11-02。')
    })
  return text.pipe(filled)
}

const shapeOf = (fields: Readonly<Record<string, FieldSpec>>) =>
  z.object(Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, fieldSchema(spec)])))

/** What the facts of a group must be, wherever they come from. */
export function factsSchema(kind: GroupKind): z.ZodType<AnyFacts> {
  const { fields, rows } = specOf(kind)
  const shape = shapeOf(fields)
  const all = rows
    ? shape.extend({ rows: z.array(shapeOf(rows.fields)).min(1, `至少填写一项${rows.one}。`).max(60, '最多 60 项。') })
    : shape
  return all as unknown as z.ZodType<AnyFacts>
}

/** The name of a control in a row of the list. */
export const rowField = (row: number, name: string): string => `rows-${row}-${name}`

/** The facts that a form sent. Rows that were left empty are not there; a fault names the control where it was typed. */
export function factsOfForm(
  kind: GroupKind,
  sent: Readonly<Record<string, string>>,
): { ok: true; facts: AnyFacts } | { ok: false; faults: Faults } {
  const { fields, rows } = specOf(kind)
  const facts: Record<string, unknown> = Object.fromEntries(Object.keys(fields).map(name => [name, sent[name] ?? '']))
  const places: number[] = []
  if (rows) {
    const names = Object.keys(rows.fields)
    for (let row = 0; row < 100; row++) if (names.some(name => sent[rowField(row, name)]?.trim())) places.push(row)
    facts['rows'] = places.map(row => Object.fromEntries(names.map(name => [name, sent[rowField(row, name)] ?? ''])))
  }
  const result = factsSchema(kind).safeParse(facts)
  if (result.success) return { ok: true, facts: result.data }
  const faults: Record<string, string> = {}
  for (const { path, message } of result.error.issues) {
    const [first, row, name] = path
    const firstOfRow = rows ? Object.keys(rows.fields)[0]! : ''
    const at = first !== 'rows' ? String(first) : rowField(typeof row === 'number' ? places[row]! : 0, name ? String(name) : firstOfRow)
    faults[at] ??= message
  }
  return { ok: false, faults }
}

/** The same facts as the form shows them. */
export function formOfFacts(facts: AnyFacts): Record<string, string> {
  const { rows = [], ...fields } = facts
  const all = Object.entries(fields) as [string, string][]
  for (const [i, row] of (rows as Record<string, string>[]).entries())
    for (const [name, value] of Object.entries(row)) all.push([rowField(i, name), value])
  return Object.fromEntries(all)
}

/** The names of what differs; a list differs as a whole. */
export const changedFields = (before: AnyFacts | null, after: AnyFacts): string[] =>
  Object.keys(after).filter(name => JSON.stringify(before?.[name]) !== JSON.stringify(after[name]))
