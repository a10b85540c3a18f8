import { halfWidth } from '../../text/index.ts'

/**
 * The running text of a section, ready for patterns: half-width digits, no spaces, no thousands commas, lines that a page broke joined,
 * lines that begin a numbered paragraph parted.
 */
export function runningText(text: string): string {
  return halfWidth(text)
    .replace(/[ \t　]+/g, '')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/\n+(?=\(?[一二三四五六七八九十\d]{1,3}[)、.])/g, '。')
    .replace(/([。;!?:])\n+/g, '$1')
    .replace(/\n+/g, '')
    .replaceAll(';', '；')
    .replaceAll(',', '，')
    .replaceAll(':', '：')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
}

/** Without the clauses that only compare (，同比增长20%，较2022年增加5件): what stands before them is still this year's figure. */
export const withoutComparisons = (sentence: string): string =>
  sentence.replace(/[，（](?:同比|环比|比上年|较上年|比去年|较去年|与上年|较20\d\d年|比20\d\d年)[^，；（）]*/g, '')

/** Sentences end with 。！？; a clause group ends with ； too. */
export const sentences = (running: string): string[] => running.split(/[。！？]/).filter(Boolean)

const digits: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10000 }

/** A number in a pattern: Arabic, or Chinese up to 万. A decimal or 1.2万 is no count and does not match before a unit. */
export const numeral = '(?<![\\d.近约超逾零〇一二两三四五六七八九十百千])(\\d+|[零〇一二两三四五六七八九十百千]+)'

/** 四 is 4, 十二 is 12, 一百零五 is 105, 二〇 is 20; NaN where the characters are no number. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (![...text].some(char => places[char])) return Number([...text].map(char => digits[char] ?? 'x').join(''))
  let sum = 0
  let digit: number | null = null
  for (const char of text) {
    const place = places[char]
    if (place === undefined) {
      const value = digits[char]
      if (value === undefined) return Number.NaN
      digit = value
      continue
    }
    if (place === 10000) {
      sum = (sum + (digit ?? 0)) * place
    } else sum += (digit ?? 1) * place
    digit = null
  }
  return sum + (digit ?? 0)
}

/** A sentence that speaks of another year, of several years, or of a change against one is not about this year's figures. */
export function isAboutYear(sentence: string, year: number | null): boolean {
  if (/同比|比上年|较上年|比去年|较去年|与上年|近[两二三四五六七八九十]年|历年|累计|[自从]20\d\d年.*以来/.test(sentence)) return false
  // Where a case goes next (结转至2025年) is no year that the sentence is about.
  const named = [...sentence.replace(/(结转|顺延|转|延)(到|至|入|为)?20\d\d年/g, '').matchAll(/(20\d\d)年/g)].map(match => Number(match[1]))
  return year === null ? new Set(named).size <= 1 : named.every(each => each === year)
}
