import { dayFrom, epochDay, type PlainDate, parseDay, yearOf } from '../../law/index.ts'
import type { Field, NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

const weekdays = '日一二三四五六'
const written = /((?:1[89]|2[01])\d{2})年(\d{1,2})月(\d{1,2})日(?:\s?[（(]?\s?(?:星期|周|礼拜)([一二三四五六日天])\s?[)）]?)?/g
const short = /(?<![\d年])(\d{1,2})月(\d{1,2})日/g

/** Days that do not exist, weekdays that do not fit, and the days of the item among themselves. */
export function dateFindings({ passages, draft }: Reading, today: PlainDate): NewFinding[] {
  const found: NewFinding[] = []
  for (const { at, text } of passages) {
    for (const match of text.matchAll(written)) {
      const [whole, year, month, date, weekday] = match
      const on = parseDay(`${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`)
      const place = placed(at, match.index, match.index + whole.length)
      if (on === null) found.push(noSuchDay(place, whole))
      else if (weekday) {
        const right = weekdays[(((epochDay(on) + 4) % 7) + 7) % 7]!
        if (right !== weekday.replace('天', '日'))
          found.push({
            rule: 'date',
            level: 'mustFix',
            at: place,
            text: whole,
            message: `${year}年${month}月${date}日是星期${right}，不是星期${weekday}`,
            english: `${on} is no such weekday (星期${right})`,
            suggestion: { kind: 'correct', text: whole.replace(/([一二三四五六日天])(?=\s?[)）]?$)/, right) },
          })
      }
    }
    for (const match of text.matchAll(short)) {
      // without a year 29 February may be
      if (parseDay(`2024-${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}`) === null && !/^[至到—-]/.test(match[1]!))
        found.push(noSuchDay(placed(at, match.index, match.index + match[0].length), match[0]))
    }
  }
  return [...found, ...ofItem(draft, today), ...slips(passages, draft.formedOn)]
}

const noSuchDay = (at: NewFinding['at'], text: string): NewFinding => ({
  rule: 'date',
  level: 'mustFix',
  at,
  text,
  message: `没有“${text}”这一天`,
  english: `there is no such day as ${text}`,
  suggestion: null,
})

function ofItem({ formedOn, effectiveOn, expiresOn }: Reading['draft'], today: PlainDate): NewFinding[] {
  const found: NewFinding[] = []
  const add = (field: Field, on: PlainDate, message: string, english: string, level: 'mustFix' | 'warning' = 'mustFix') =>
    found.push({ rule: 'date', level, at: { field }, text: on, message, english, suggestion: null })
  if (formedOn && formedOn > today) add('formedOn', formedOn, `成文日期 ${formedOn} 在今天之后`, 'formed after today')
  if (formedOn && effectiveOn && effectiveOn < formedOn)
    add('effectiveOn', effectiveOn, `施行日期 ${effectiveOn} 早于成文日期 ${formedOn}`, 'in force before it was formed', 'warning')
  const from = effectiveOn ?? formedOn
  if (from && expiresOn && expiresOn <= from)
    add('expiresOn', expiresOn, `失效日期 ${expiresOn} 不晚于施行或者成文日期 ${from}`, 'runs out before it begins')
  return found
}

/** The day under the text is that of the item; a year a hundred years off is a slip of a digit. */
function slips(passages: Reading['passages'], formedOn: PlainDate | null): NewFinding[] {
  if (!formedOn) return []
  const found: NewFinding[] = []
  const year = yearOf(formedOn)
  for (const { at, text, name } of passages.slice(-4)) {
    if (name !== 'p' || text.length > 60) continue
    const match = /(?:^|\n|\s)(\d{4})年(\d{1,2})月(\d{1,2})日\s*$/.exec(text)
    if (!match) continue
    const [signedYear, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
    if (month < 1 || month > 12 || date < 1 || date > 31) continue
    const signed = dayFrom(signedYear, month, date)
    if (signed === formedOn || parseDay(signed) === null) continue
    const start = match.index + match[0].length - match[0].trimStart().length
    const isSlip = signed.slice(5) === formedOn.slice(5)
    found.push({
      rule: 'date',
      level: 'warning',
      at: placed(at, start, match.index + match[0].trimEnd().length),
      text: match[0].trim(),
      message: isSlip ? `落款的年份 ${signedYear} 与成文日期的年份 ${year} 不一致` : `落款日期与成文日期 ${formedOn} 不一致`,
      english: `the day under the text is not the day it was formed (${formedOn})`,
      suggestion: isSlip ? { kind: 'correct', text: match[0].trim().replace(/^\d{4}/, String(year)) } : null,
    })
  }
  return found
}
