import { maskAddress, maskBankCard, maskEmail, maskId, maskLandline, maskName, maskPassport, maskPhone, maskPlate } from './mask.ts'
import { isAfter, isBankCard, isLikeBankCard, isLikeResidentId, isOldResidentId, isResidentId, isSomethingElse, narrow } from './numbers.ts'
import { isName } from './surnames.ts'

export type PersonalKind = 'resident-id' | 'bank-card' | 'mobile' | 'landline' | 'email' | 'passport' | 'plate' | 'name' | 'address'

/** One place in a text; `masked` is what may stand there instead. */
export type PersonalData = { kind: PersonalKind; start: number; end: number; text: string; masked: string }

export const personalKinds: Readonly<Record<PersonalKind, { label: string; mask: (text: string) => string }>> = {
  'resident-id': { label: '居民身份证号码', mask: maskId },
  'bank-card': { label: '银行卡号', mask: maskBankCard },
  mobile: { label: '手机号码', mask: maskPhone },
  landline: { label: '固定电话', mask: maskLandline },
  email: { label: '电子邮箱', mask: maskEmail },
  passport: { label: '护照或者通行证号码', mask: maskPassport },
  plate: { label: '车牌号', mask: maskPlate },
  name: { label: '姓名', mask: maskName },
  address: { label: '住址', mask: maskAddress },
}

type Span = { start: number; end: number }
type Finder = { kind: PersonalKind; find: (text: string) => Iterable<Span> }

/** Every match of the pattern that the question answers with yes. Each pattern is bounded and begins at the edge of a run: linear time. */
function* matches(text: string, pattern: RegExp, isMeant: (match: string, span: Span) => boolean): Generator<Span> {
  for (const found of text.matchAll(pattern)) {
    const span = { start: found.index, end: found.index + found[0].length }
    if (isMeant(found[0], span)) yield span
  }
}

const digitsOf = (text: string) => text.replace(/[ -]/g, '')
const alone = (text: string, { start, end }: Span) => !isSomethingElse(text, start, end)

const idWords = /身份证|证件号|公民身份/
const cardWords = /卡号|银行卡|存折/
// An index or credit code of 18 characters may by chance look like an ID number.
const creditWords = /信用代码|索引号|组织机构/

const finders: readonly Finder[] = [
  {
    kind: 'resident-id',
    find: text =>
      matches(
        text,
        /(?<![A-Za-z0-9])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![A-Za-z0-9])/g,
        (id, { start, end }) =>
          // A number that is called an identity number leads to a person with one digit wrong too.
          (isResidentId(digitsOf(id)) || (isLikeResidentId(digitsOf(id)) && isAfter(text, start, idWords))) &&
          !isAfter(text, start, creditWords) &&
          !/^[-/]\d/.test(text.slice(end, end + 2)),
      ),
  },
  {
    kind: 'resident-id',
    find: text =>
      matches(text, /(?<![A-Za-z0-9])\d{15}(?![A-Za-z0-9])/g, (id, { start }) => isOldResidentId(id) && isAfter(text, start, idWords)),
  },
  {
    kind: 'bank-card',
    find: text =>
      matches(
        text,
        /(?<![A-Za-z0-9])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![A-Za-z0-9])/g,
        (card, span) =>
          (isBankCard(digitsOf(card)) || (isLikeBankCard(digitsOf(card)) && isAfter(text, span.start, cardWords))) && alone(text, span),
      ),
  },
  {
    kind: 'mobile',
    find: text =>
      matches(text, /(?<![A-Za-z0-9])(?:\+86[ -]?|\(\+86\) ?|86[ -])?1[3-9]\d([ -]?)\d{4}\1\d{4}(?![A-Za-z0-9])/g, (_, span) =>
        alone(text, span),
      ),
  },
  {
    kind: 'landline',
    find: text =>
      matches(
        text,
        /(?<![A-Za-z0-9])(?:0(?:10|2\d)[ -]|\(0(?:10|2\d)\)[ -]?|0[3-9]\d\d[ -]|\(0[3-9]\d\d\)[ -]?)[2-9]\d{6,7}(?!\d)/g,
        (_, span) => alone(text, span),
      ),
  },
  {
    kind: 'landline',
    find: text =>
      matches(
        text,
        /(?<![A-Za-z0-9-])(?:0(?:10|2\d|[3-9]\d\d))?[2-9]\d{6,7}(?![\d-])/g,
        (_, span) =>
          isAfter(text, span.start, /电话(?:号码)?[:： ]{1,3}$|(?:电话|传真|座机)\(?[^\d\n]{0,6}\)?[:：] ?$/) && alone(text, span),
      ),
  },
  {
    kind: 'email',
    find: text =>
      matches(
        text,
        /(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,10}(?![\w-])/g,
        // The mailbox of an office must be public (art. 12).
        mail => !/\.gov\.cn$/i.test(mail),
      ),
  },
  {
    kind: 'passport',
    find: text =>
      matches(text, /(?<![A-Za-z0-9])(?:[DEGPSHMT]\d{8}(?:\d\d)?|E[A-HJ-NP-Z]\d{7}|1[45]\d{7})(?![A-Za-z0-9])/g, (_, { start }) =>
        isAfter(text, start, /护照|通行证/),
      ),
  },
  {
    kind: 'passport',
    find: text =>
      matches(text, /(?<![A-Za-z0-9])\d{8}(?![A-Za-z0-9])/g, (_, { start }) => isAfter(text, start, /台湾居民来往大陆通行证|台胞证/)),
  },
  {
    kind: 'plate',
    find: text =>
      matches(
        text,
        /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![A-Za-z0-9-])/g,
        plate => plate.replace(/\D/g, '').length >= 3,
      ),
  },
  { kind: 'name', find: labelledNames },
  { kind: 'address', find: homes },
]

const homeLabels =
  /(?:家庭(?:住址|地址|详细地址|所在地)|户籍(?:地址|地|所在地)?|户口所在地|现?居住地址?|现?住址|常住地址|住宅地址):\s?([^\s,，。；;()（）]{4,60})/g
/** 张某，男，住湖南省临湘市…8组: as decisions write it. */
const livesAt = /(?:家住|现住|居住[在于]|[,;。；、( ]住)(?![建房院宿户所址宅持])([^\s,，。；;()（）]{4,60})/g

/** Where somebody lives; the address of an office after 地址 or 住所 is no personal data. */
function* homes(text: string): Generator<Span> {
  for (const [pattern, isAddress] of [
    [homeLabels, /[路街巷村组号栋室弄幢]/],
    [livesAt, /[省市县区镇乡道村].*\d+[号组栋室弄幢]/],
  ] as const)
    for (const found of text.matchAll(pattern)) {
      const end = found.index + found[0].length
      if (isAddress.test(found[1]!)) yield { start: end - found[1]!.length, end }
    }
}

/** 申请人：张三、李四. An office after the same label is no personal data. */
function* labelledNames(text: string): Generator<Span> {
  for (const label of text.matchAll(/(?:申请人|联系人|姓名)(?:\([^()\n]{1,12}\))?[:：] ?/g)) {
    let start = label.index + label[0].length
    for (let names = 0; names < 20; names += 1) {
      const run = /^[\u4e00-\u9fff]{1,12}(?:[·•][\u4e00-\u9fff]{1,12}){0,3}/.exec(text.slice(start, start + 52))?.[0]
      // 联系人：张三电话：…
      const name = run?.replace(/(?:电话|联系|手机|性别|身份|地址|住址).*$/, '')
      if (!name || !(isName(name) || /[·•]/.test(name))) break
      yield { start, end: start + name.length }
      start += name.length
      if (text[start] !== '、') break
      start += 1
    }
  }
}

/**
 * Personal data in a text, in order and without overlaps. It would rather miss something than cry wolf: numbers need their check digit,
 * their shape or a word before them; amounts, document and index numbers and social credit codes are left alone. Pure, linear time.
 */
export function findPersonalData(text: string): PersonalData[] {
  const plain = narrow(text)
  const found: PersonalData[] = []
  for (const { kind, find } of finders)
    for (const { start, end } of find(plain)) {
      const written = text.slice(start, end)
      const masked = personalKinds[kind].mask(written)
      if (masked !== written) found.push({ kind, start, end, text: written, masked })
    }
  // Where two claim the same characters, the longer claim is the better one, then the earlier finder.
  const longest = found
    .map((one, order) => ({ one, order }))
    .sort((a, b) => b.one.end - b.one.start - (a.one.end - a.one.start) || a.order - b.order)
  const kept: PersonalData[] = []
  const taken = new Set<number>()
  for (const { one } of longest) {
    let isFree = true
    for (let at = one.start; at < one.end; at += 1) if (taken.has(at)) isFree = false
    if (!isFree) continue
    for (let at = one.start; at < one.end; at += 1) taken.add(at)
    kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** The text with every find masked. */
export function maskPersonalData(text: string, found: readonly PersonalData[] = findPersonalData(text)): string {
  let [masked, at] = ['', 0]
  for (const { start, end, masked: instead } of found) {
    masked += text.slice(at, start) + instead
    at = end
  }
  return masked + text.slice(at)
}
