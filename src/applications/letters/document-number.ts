/** The parts of 示文旅广公复〔2026〕12号. */
export type DocumentNumber = { prefix: string; year: number; n: number }

/** GB/T 9704: the year whole in 〔 〕, the serial without 第 and without leading zeros. */
export const usualPattern = '{prefix}〔{year}〕{n}号'

/** A number as it is printed. Patterns of an office may be others, e.g. {prefix}〔{year}〕第{n}号. Throws RangeError for no year or serial. */
export function formatNumber({ prefix, year, n }: DocumentNumber, pattern = usualPattern): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`)
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`not a serial: ${n}`)
  const parts: Record<string, string> = { '{prefix}': prefix, '{year}': String(year), '{n}': String(n) }
  return pattern.replace(/\{(?:prefix|year|n)\}/g, part => parts[part]!)
}

/** What is wrong with a pattern. `should`: it works, and is not what the standard has. */
export function patternFaults(pattern: string): { level: 'must' | 'should'; text: string; english: string }[] {
  const faults: { level: 'must' | 'should'; text: string; english: string }[] = []
  for (const [part, text, english] of [
    ['{year}', '缺少年份 {year}', 'The year is missing: {year}'],
    ['{n}', '缺少顺序号 {n}', 'The serial is missing: {n}'],
  ] as const)
    if (pattern.split(part).length !== 2) faults.push({ level: 'must', text, english })
  const other = /\{(?!prefix\}|year\}|n\})[^}]*\}/.exec(pattern)?.[0]
  if (other) faults.push({ level: 'must', text: `没有“${other}”这个填写项`, english: `There is no ${other} to fill in.` })
  if (!pattern.includes('〔{year}〕'))
    faults.push({ level: 'should', text: '年份应当用六角括号〔〕括入（GB/T 9704）', english: 'The year stands in 〔 〕 (GB/T 9704).' })
  if (pattern.includes('第{n}'))
    faults.push({ level: 'should', text: '顺序号不加“第”字（GB/T 9704）', english: 'The serial has no 第 before it (GB/T 9704).' })
  return faults
}

/** The number with 〔 〕 whatever brackets it was typed in, and without spaces. */
export const withHexBrackets = (text: string): string =>
  text.replace(/\s+/g, '').replace(/[﹝〔[［(（【〖]((?:19|20)\d{2})[﹞〕\]］)）】〗]/g, '〔$1〕')

/** The parts of a number as people type it; null where it is none. */
export function parseNumber(text: string): DocumentNumber | null {
  const [, prefix, year, n] = /^(.+?)〔(\d{4})〕第?0*([1-9]\d*)号$/.exec(withHexBrackets(text)) ?? []
  return prefix ? { prefix, year: Number(year), n: Number(n) } : null
}
