import type { Page } from '../../web/layout/index.ts'
import { type Fact, Official } from '../../web/ui/index.ts'
import { type Entry, isMonthlyContent, partyKinds } from '../entry.ts'
import { registerOf } from '../register.ts'
import { yuanOf } from './frame.tsx'

/** What an entry says, in the fields of the standard. */
export function factsOf({ say, language }: Page, { register, content }: Pick<Entry, 'register' | 'content'>): Fact[] {
  const { item, party, money, until, fields, unit } = registerOf(register)
  const words = (text: string | null) => text && <Official language={language}>{text}</Official>
  if (isMonthlyContent(content))
    return [
      { name: say('月份', 'Month'), value: content.month },
      { name: say('数量', 'Number'), value: `${content.pieces} ${say(unit, '')}` },
      ...(money ? [{ name: say(money.label, money.english), value: yuanOf(content.fen ?? 0) }] : []),
      { name: say('审签人', 'Signed by'), value: words(content.signedBy) },
      { name: say('来源', 'Source'), value: words(content.source) },
    ]
  const { partyKind } = content
  return [
    { name: say(item.label, item.english), value: words(content.item) },
    { name: say('文书号', 'Number of the paper'), value: words(content.number) },
    { name: say('决定日期', 'Decided on'), value: <time datetime={content.decidedOn}>{content.decidedOn}</time> },
    ...(party ? [{ name: say(party.label, party.english), value: words(content.party) }] : []),
    ...(party
      ? [{ name: say('相对人类别', 'Kind of party'), value: say(partyKinds[partyKind].label, partyKinds[partyKind].english) }]
      : []),
    ...(money ? [{ name: say(money.label, money.english), value: content.fen === null ? null : yuanOf(content.fen) }] : []),
    ...fields.map(({ key, label, english }) => ({ name: say(label, english), value: words(content.more[key] ?? null) })),
    ...(until
      ? [{ name: say(until.label, until.english), value: content.until && <time datetime={content.until}>{content.until}</time> }]
      : []),
  ]
}
