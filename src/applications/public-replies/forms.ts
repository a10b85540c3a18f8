import { z } from 'zod'
import type { Faults } from '../../web/layout/submitted.ts'
import { checkedFields } from '../../web/layout/submitted.ts'
import type { Texts } from './masking.ts'

const text = (label: string, most: number, lines: boolean) =>
  z
    .string({ error: `请填写${label}。` })
    .transform(value => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, `请填写${label}。`)
        .max(most, `${label}最多 ${most} 个字。`)
        .refine(value => !/\p{Cc}/u.test(lines ? value.replace(/[\n\t]/g, '') : value), `${label}中有不能使用的字符。`),
    )

const schema = z.object({ title: text('标题', 100, false), asked: text('申请内容', 5000, true), answered: text('答复内容', 20_000, true) })

/** The texts of the public form as they were typed, or what is wrong in them. */
export function textsIn(typed: Readonly<Record<string, string>>): { ok: true; texts: Texts } | { ok: false; faults: Faults } {
  const checked = checkedFields(schema, typed)
  return checked.ok ? { ok: true, texts: checked.values } : checked
}

/** A button of the form: `save`, `submitted`, `maskAll`, or `mask:…`, `keep:…`, `drop:…` with a fingerprint. */
export function actIn(typed: Readonly<Record<string, string>>): { name: string; at: string } {
  const [name = '', at = ''] = (typed['act'] || 'save').split(':')
  return { name, at }
}

/** The boxes that were ticked: each file has its own. */
export const chosenIn = (typed: Readonly<Record<string, string>>, offered: readonly { fileId: string }[]): string[] =>
  offered.map(({ fileId }) => fileId).filter(fileId => typed[`file-${fileId}`] === 'yes')
