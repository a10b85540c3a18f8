import { surnameLength } from './surnames.ts'

/** What stands in public instead of personal data. Stars take the place of characters, so that the shape stays readable. */

const stars = (count: number) => '*'.repeat(Math.max(0, count))

/** Stars for letters and digits but the first `head` and the last `tail` of them; whatever parts them stays. */
function maskMiddle(text: string, head: number, tail: number): string {
  const count = text.replace(/[^\p{L}\p{N}]/gu, '').length
  // Nothing is left to hide: then all of it is hidden.
  const isShort = head + tail >= count
  let at = 0
  return text.replace(/[\p{L}\p{N}]/gu, character => {
    at += 1
    return !isShort && (at <= head || at > count - tail) ? character : '*'
  })
}

/** 张*, 欧阳**; of a name in parts (买买提·艾力) the first character. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  const surname = surnameLength(name.trim())
  if (characters.length <= 1) return stars(characters.length)
  return characters.map((character, i) => (i < surname || character === '·' ? character : '*')).join('')
}

/** 4306**********1234. */
export const maskId = (id: string): string => maskMiddle(id, 4, 4)

/** 138****1234; the code of the country stays. */
export function maskPhone(phone: string): string {
  const country = /^(?:\+86[ -]?|\(\+86\) ?|86[ -])/.exec(phone)?.[0] ?? ''
  return country + maskMiddle(phone.slice(country.length), 3, 4)
}

/** 0730-*****34: the area stays. */
export function maskLandline(phone: string): string {
  const area = /^[(（]?0(?:10|2\d|[3-9]\d\d)[)）]?/.exec(phone)?.[0] ?? ''
  return area + maskMiddle(phone.slice(area.length), 0, 2)
}

/** 6222 **** **** 0123. */
export const maskBankCard = (card: string): string => maskMiddle(card, 4, 4)

/** E1*****78. */
export const maskPassport = (passport: string): string => maskMiddle(passport, 2, 2)

/** 湘F***45. */
export const maskPlate = (plate: string): string => maskMiddle(plate, 2, 2)

/** z***@example.com: how long the name is does not show. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 0 ? stars(email.length) : `${at > 1 ? email[0] : ''}***${email.slice(at)}`
}

const province = '(?:[\\u4e00-\\u9fff]{2,7}?(?:省|自治区|特别行政区))?'
const city = '(?:[^路街道村镇乡号\\d]{1,8}?(?:市|自治州|地区|盟))?'
// 小区, 社区, 园区 are not counties.
const county = '(?:[^路街道村镇乡号\\d]{1,7}?(?:县|(?<![小社园厂])区|市|旗))?'
const toCounty = new RegExp(`^${province}${city}${county}`, 'u')

/** To the county: 湖南省岳阳市临湘市****; nothing where no division is named. */
export function maskAddress(address: string): string {
  return `${toCounty.exec(address.trim())?.[0] ?? ''}****`
}
