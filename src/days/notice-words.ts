import { dayFrom, monthLength, type PlainDate, weekday } from '../law/index.ts'

/** The words of a notice on days off: what is written about one day or a row of days, and what is said of them. */
export const festivals = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const
export type Festival = (typeof festivals)[number]

/** As written; what is not said is null. */
type WrittenDay = { year: number | null; month: number; date: number; weekday: number | null }

export type Token = { text: string } & (
  | { is: 'days'; from: WrittenDay; to: WrittenDay | null }
  | { is: 'off' | 'working' | 'resumed' | 'not' | 'joined' | 'extended' }
  | { is: 'count'; days: number }
)

const festival = `(?:${festivals.join('|')})`
/** 国庆节、中秋节：, with its number or without. */
export const head = new RegExp(
  `^(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\\d{1,2}[.、])?(${festival}(?:[、和]${festival})*)：`,
)
/** Where one begins within a line: a copy may have lost the line ends. */
const heads = new RegExp(
  `(?<=[。：；])(?=(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|\\d{1,2}[.、])?${festival}(?:[、和]${festival})*：)`,
  'g',
)
export const festivalsIn = (text: string): Set<string> => new Set(text.match(new RegExp(festival, 'g')))

/** One form for what copies write in many: full-width digits, spaces, dashes, 礼拜. Each festival's arrangement begins a line. */
export function plainNotice(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\S\n]+/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll(':', '：')
    .replaceAll(';', '；')
    .replaceAll(',', '，')
    .replace(/[—–~〜-]+(?=\d)/g, '至')
    .replace(/([日）])[到起]+至?(?=\d)/g, '$1至')
    .replace(heads, '\n')
}

const note = '(?:（([^（）]{0,30})）)?'
const dayPattern = `(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日${note}`
const endPattern = `(?:(?:(\\d{4})年)?(\\d{1,2})月)?(\\d{1,2})日${note}`
// In this order: what is longer first.
const pattern = new RegExp(
  [
    `(?<days>${dayPattern}(?:至${endPattern})?)`,
    '(?<not>不(?:放假|休息|上班)|取消|照常营业)',
    '(?<extended>延长[^，。]{0,12}假期至|假期延长至)',
    '(?<resumed>起?(?:恢复)?正常上班|起上班)',
    '(?<off>放假(?:调休)?)',
    '(?<working>(?:照常|调休)?上班|补班)',
    '(?<joined>与周末连休)',
    '(?<count>共?\\d{1,2}天)',
  ].join('|'),
  'g',
)

const weekdayIn = (text: string | undefined): number | null => {
  const name = /(?:周|星期|礼拜)([一二三四五六日天])/.exec(text ?? '')?.[1]
  return name === undefined ? null : name === '天' ? 0 : '日一二三四五六'.indexOf(name)
}

const number = (text: string | undefined) => (text === undefined ? null : Number(text))

/** What a sentence says, in order. Words that say nothing about a day are passed over. */
export function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(pattern)].map(found => {
    const [text, groups] = [found[0], found.groups!]
    if (groups['days'] !== undefined) {
      const [year, month, date, said, endYear, endMonth, endDate, endSaid] = found.slice(2, 10)
      const from = { year: number(year), month: Number(month), date: Number(date), weekday: weekdayIn(said) }
      const hasEnd = endDate !== undefined
      // 4月4日至6日: the month is the one that was named last
      const to = { year: number(endYear), month: number(endMonth) ?? from.month, date: Number(endDate), weekday: weekdayIn(endSaid) }
      return { text, is: 'days', from, to: hasEnd ? to : null }
    }
    if (groups['count'] !== undefined) return { text, is: 'count', days: Number(/\d+/.exec(text)![0]) }
    const is = (['not', 'extended', 'resumed', 'off', 'working', 'joined'] as const).find(name => groups[name] !== undefined)!
    return { text, is }
  })
}

const weekdayWords = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** The day that is meant, or what is wrong with it. */
export function dayMeant(written: WrittenDay, year: number): { on: PlainDate } | { fault: string } {
  const { month, date } = written
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return { fault: `${year}年没有${month}月${date}日` }
  const on = dayFrom(year, month, date)
  const is = weekday(on)
  if (written.weekday !== null && written.weekday !== is)
    return { fault: `${year}年${month}月${date}日是${weekdayWords[is]}，文中写的是${weekdayWords[written.weekday]}` }
  return { on }
}
