import { z } from 'zod'
import { type PlainDate, parseDay } from '../law/index.ts'
import { maskName } from '../secrets/index.ts'
import { normalizeDocumentNumber } from '../text/index.ts'
import { checkedFields, type Faults } from '../web/layout/submitted.ts'
import { type Content, type Entry, isMonthlyContent, type Monthly, monthEnd, type PartyKind, partyKinds } from './entry.ts'
import { type RegisterName, registerOf } from './register.ts'

type Typed = Readonly<Record<string, string>>
type Read<T> = { ok: true; content: T } | { ok: false; faults: Faults }

const text = (label: string, most: number, lines = false) =>
  z
    .string({ error: `请填写${label}。` })
    .transform(value => value.normalize('NFC').replace(/\r\n/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(most, `${label}最多 ${most} 个字。`)
        .refine(value => !/\p{Cc}/u.test(lines ? value.replace(/[\n\t]/g, '') : value), `${label}中有不能使用的字符。`),
    )
const needed = (label: string, most: number, lines = false) => text(label, most, lines).pipe(z.string().min(1, `请填写${label}。`))

const pastDay = (label: string, today: PlainDate) =>
  z.string({ error: `请填写${label}，例如 2026-11-05。` }).transform((value, context): PlainDate => {
    const on = parseDay(value.trim())
    if (on === null) context.addIssue({ code: 'custom', message: `请填写${label}，例如 2026-11-05。` })
    else if (on > today) context.addIssue({ code: 'custom', message: `${label}在今天之后，请核对。` })
    else if (on < '2000-01-01') context.addIssue({ code: 'custom', message: `${label}早于 2000 年，请核对。` })
    return on ?? '1970-01-01'
  })

const laterDay = (label: string) =>
  z
    .string()
    .default('')
    .transform((value, context): PlainDate | null => {
      if (value.trim() === '') return null
      const on = parseDay(value.trim())
      if (on === null) context.addIssue({ code: 'custom', message: `${label}写作 2026-11-05，没有的留空。` })
      return on
    })

/** Yuan with at most two places, as 分: money is never a fraction of two. */
const yuan = (label: string) =>
  z.string({ error: `请填写${label}。` }).transform((value, context): number => {
    const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(value.replace(/[,，\s]/g, '')) ?? []
    if (whole === undefined) context.addIssue({ code: 'custom', message: `${label}写作数字，例如 1200 或 1200.50。` })
    return Number(whole ?? 0) * 100 + Number(part.padEnd(2, '0'))
  })

/** What somebody typed of an entry, or what is wrong in it, field by field. */
export function entryIn(register: RegisterName, typed: Typed, today: PlainDate): Read<Content> {
  const { item, party, money, until, fields } = registerOf(register)
  const shape = z.object({
    item: needed(item.label, 200),
    number: text('文书号', 100).default(''),
    decidedOn: pastDay('日期', today),
    ...(party && {
      party: needed(party.label, 100),
      partyKind: z.enum(Object.keys(partyKinds) as [PartyKind], { error: '请选择相对人的类别。' }),
    }),
    ...(money && { yuan: yuan(money.label) }),
    ...(until && { until: laterDay(until.label) }),
    ...Object.fromEntries(
      fields.map(({ key, label, most, lines, needed: must }) => [
        key,
        must ? needed(label, most, lines) : text(label, most, lines).default(''),
      ]),
    ),
  })
  const checked = checkedFields(shape, typed)
  if (!checked.ok) return checked
  const values = checked.values as Record<string, string> & { decidedOn: PlainDate; yuan?: number; until?: PlainDate | null }
  if (values.until && values.until < values.decidedOn) return { ok: false, faults: { until: `${until!.label}早于决定日期，请核对。` } }
  const isPerson = values['partyKind'] === 'person'
  const more = Object.fromEntries(fields.map(({ key }) => [key, values[key]!] as const).filter(([, value]) => value !== ''))
  // a natural person has no unified code, and nobody in charge
  if (isPerson) for (const key of ['creditCode', 'representative']) delete more[key]
  return {
    ok: true,
    content: {
      ...{ item: values['item']!, number: normalizeDocumentNumber(values['number']!) || null, decidedOn: values.decidedOn, more },
      ...{ party: isPerson ? maskName(values['party']!) : (values['party'] ?? ''), partyKind: isPerson ? 'person' : 'organisation' },
      ...{ fen: values.yuan ?? null, until: values.until ?? null },
    },
  }
}

/** A month's figure, as somebody answers for it. */
export function monthlyIn(register: RegisterName, typed: Typed, today: PlainDate): Read<Monthly> {
  const { money, unit } = registerOf(register)
  const shape = z.object({
    month: z
      .string({ error: '请填写月份，例如 2026-05。' })
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/, '请填写月份，例如 2026-05。')
      .refine(month => !/^20\d\d-(0[1-9]|1[0-2])$/.test(month) || monthEnd(month) <= today, '这个月还没有结束，月底以后再填。'),
    pieces: z
      .string({ error: '请填写数量。' })
      .regex(/^\d{1,7}$/, `数量（${unit}）写作整数，没有的填 0。`)
      .transform(Number),
    ...(money && { yuan: yuan(money.label) }),
    signedBy: needed('审签人', 50),
    source: needed('来源', 200),
  })
  const checked = checkedFields(shape, typed)
  if (!checked.ok) return checked
  const { month, pieces, signedBy, source, yuan: fen = null } = checked.values as Omit<Monthly, 'fen'> & { yuan?: number }
  return { ok: true, content: { month, pieces, fen, signedBy, source } }
}

/** What an entry says, as it stands in the fields of its form. */
export function typedOf({ content }: Pick<Entry, 'content'>): Typed {
  const money = (fen: number | null): Typed => (fen === null ? {} : { yuan: (fen / 100).toFixed(2) })
  if (isMonthlyContent(content)) {
    const { month, pieces, fen, signedBy, source } = content
    return { month, pieces: String(pieces), signedBy, source, ...money(fen) }
  }
  const { item, number, decidedOn, party, partyKind, fen, until, more } = content
  return { ...more, item, number: number ?? '', decidedOn, party, partyKind, until: until ?? '', ...money(fen) }
}
