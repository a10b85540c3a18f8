/** What the parts of an index number stand for (law notes 7.3). */
export type IndexParts = { uscc: string | null; orgCode: string | null; year: number; serial: number; on: string }

/** 统一社会信用代码/年份-五位流水号, as most agencies number. */
export const defaultPattern = '{USCC}/{year}-{serial:5}'

const part = /\{(USCC|org|year|month|date|serial)(?::(\d))?\}/g

/** Why the pattern cannot be used; null where it can. Every number must be unique, so the year's serial must be in it, and every part known. */
export function patternFault(pattern: string, { uscc, orgCode }: Pick<IndexParts, 'uscc' | 'orgCode'>): string | null {
  if (!/\{serial(?::\d)?\}/.test(pattern)) return '索引号规则须含流水号 {serial:5}。'
  if (!/\{(?:year|month|date)\}/.test(pattern)) return '流水号每年重新编起，索引号规则须含年份 {year}。'
  const rest = pattern.replace(part, '')
  if (/[{}]/.test(rest)) return '索引号规则中有不认识的部分，可用的有 {USCC}、{org}、{year}、{month}、{date}、{serial:5}。'
  if (!/^[0-9A-Za-z/_.\- ]*$/.test(rest)) return '索引号规则中，各部分之间只能用字母、数字和 / - _ . 。'
  if (pattern.includes('{USCC') && !uscc) return '索引号规则用到统一社会信用代码 {USCC}，请先填写。'
  if (pattern.includes('{org') && !orgCode) return '索引号规则用到组织机构代码 {org}，请先填写。'
  return null
}

/** The number after the agency's pattern. A part that is not there would make a broken number (`null02D/…`, seen): RangeError. */
export function indexNumber(pattern: string, { uscc, orgCode, year, serial, on }: IndexParts): string {
  return pattern.replace(part, (_, name: string, width?: string) => {
    const value = {
      USCC: uscc,
      org: orgCode,
      year: String(year),
      month: on.slice(0, 7).replace('-', ''),
      date: on.replaceAll('-', ''),
      serial: String(serial),
    }[name]
    if (!value) throw new RangeError(`index number: ${name} is not known`)
    return value.padStart(Number(width ?? 0), '0')
  })
}
