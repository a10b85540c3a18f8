import { parseDay } from '../law/index.ts'

/** What the numbers of documents, phones and cards look like, and what looks like them and is something else. */

/** Full-width digits, letters and marks as narrow ones, each still one unit long: places stay what they are. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u2010-\u2015]/g, character => {
    if (character === '\u3000') return ' '
    return character <= '\u2015' ? '-' : String.fromCharCode(character.charCodeAt(0) - 0xfee0)
  })
}

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const isBirthday = (text: string) => /^(?:19|20)/.test(text) && parseDay(text.replace(/^(....)(..)(..)$/, '$1-$2-$3')) !== null

/** A province, a day of birth: an identity number as it is written, with a slip in it perhaps. */
export const isLikeResidentId = (id: string): boolean =>
  /^\d{17}[\dXx]$/.test(id) && provinces.has(id.slice(0, 2)) && isBirthday(id.slice(6, 14))

/** 18 characters with the check character of GB 11643. */
export function isResidentId(id: string): boolean {
  if (!isLikeResidentId(id)) return false
  const sum = weights.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  return '10X98765432'[sum % 11] === id[17]!.toUpperCase()
}

/** 15 digits, as until 1999. It has no check digit: alone it proves little. */
export function isOldResidentId(id: string): boolean {
  if (!/^\d{15}$/.test(id) || !provinces.has(id.slice(0, 2))) return false
  return isBirthday(`19${id.slice(6, 12)}`)
}

/** A card of UnionPay as it is written, with a slip in it perhaps. */
export const isLikeBankCard = (card: string): boolean => /^62\d{14,17}$/.test(card)

/** A card's number: UnionPay 62 with 16 to 19 digits, or 16 digits of the two others that banks here gave out; with its Luhn digit. */
export function isBankCard(card: string): boolean {
  if (!/^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14})$/.test(card)) return false
  const sum = [...card].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Whether what stands around a number says that it is part of something longer, an amount, or the number of a document. */
export function isSomethingElse(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 14), start)
  const after = text.slice(end, end + 4)
  if (/[A-Za-z0-9_.=]$|[A-Za-z0-9)\]〕]-$|[¥￥$〔第№#]\s*$/.test(before)) return true
  if (/(?:[订运快名]?单|流水|编|序列|登记|备案|批|发票|合同|条形|资产|项目|索引)(?:号码?|代?码)[: ]{0,2}$/.test(before)) return true
  if (/\/$/.test(before) && !/(?:^|\D)1[3-9]\d{9}\/$|0\d{2,3}-?\d{7,8}\/$/.test(before)) return true
  if (/^(?:[A-Za-z0-9_]|[.,-]\d|\.[a-z])/.test(after)) return true
  return /^\s*(?:[元万亿号期份件吨%‰〕]|人民币|平方|公里|千米|美元)/.test(after)
}

/** Whether one of the words stands shortly before: in the same line, at most `within` characters away. */
export function isAfter(text: string, start: number, words: RegExp, within = 16): boolean {
  const line = text.slice(Math.max(0, start - within), start)
  return words.test(line.slice(line.lastIndexOf('\n') + 1))
}
