import { z } from 'zod'
import { type PlainDate, parseDay } from '../law/index.ts'
import type { Faults } from '../web/layout/submitted.ts'

/** A person's mistake is a value. */
export type Outcome<T> = ({ ok: true } & T) | { ok: false; faults: Faults }

/** `lines`: of several lines; tabs are what copying a page leaves. */
const text = (label: string, most: number, lines = false) =>
  z
    .string({ error: `请填写${label}。` })
    .transform(value => value.normalize('NFC').replace(/\r\n/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, `请填写${label}。`)
        .max(most, `${label}最多 ${most} 个字符。`)
        .refine(value => !/\p{Cc}/u.test(lines ? value.replace(/[\n\t]/g, '') : value), `${label}中有不能使用的字符。`),
    )

const empty = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(empty, schema.optional())

const day = (label: string) =>
  z.string({ error: `请填写${label}，例如 2026-11-05。` }).transform((value, context): PlainDate => {
    const on = parseDay(value.trim())
    if (on === null) context.addIssue({ code: 'custom', message: `请填写${label}，例如 2026-11-05。` })
    return on ?? '1970-01-01'
  })

const reason = text('理由', 500, true)

export const forms = {
  /** The notice as it was copied; number and day are read from it where they are left out. */
  notice: z.object({
    notice: text('通知全文', 20_000, true),
    cites: optional(text('文号或者标题', 100)),
    announcedOn: optional(day('公布日期')),
    source: optional(text('网址', 500).pipe(z.url({ protocol: /^https?$/, error: '请填写以 http 开头的网址。' }))),
    /** Ticked after a look at what the program was not sure of. */
    looked: z.string().optional(),
  }),
  withdrawal: z.object({ reason }),
  local: z.object({
    name: text('名称', 50),
    from: day('起始日期'),
    to: day('终止日期'),
    announcedOn: day('公布日期'),
    cites: text('依据', 100),
  }),
  localWithdrawal: z.object({ id: z.uuid({ error: '请选择要撤回的一项。' }), reason }),
}
