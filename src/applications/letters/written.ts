import { type Citation, chineseDay, type PlainDate } from '../../law/index.ts'

/** A day as it is printed, or null. */
export const written = (on: PlainDate | null | undefined): string | null => (on ? chineseDay(on) : null)

/** 1.… 2.… one line each; a single thing is not numbered. */
export const numbered = (lines: readonly string[] | undefined): string | null => {
  if (!lines?.length) return null
  return lines.map((line, i) => (lines.length > 1 ? `${i + 1}.${ended(line)}` : ended(line))).join('\n')
}

/** A sentence with its full stop; after an address it would be taken for a part of it. */
export const ended = (text: string): string => (/[。！？；]$|https?:\/\/\S+$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)

/** A text that stands inside a sentence: without the full stop of its own. */
export const unended = (text: string): string => text.trim().replace(/[。；;.]+$/, '')

/** A text as it stands between “ ”: on one line, with ‘ ’ for marks of its own. */
export const quotable = (text: string): string => unended(text.replace(/\s+/g, ' ').replace(/“/g, '‘').replace(/”/g, '’'))

/** Citations as a letter writes them: the act once, its articles after it, the Regulations with their full name. */
export function basisOf(...cites: Citation[]): string {
  const acts = new Map<string, Set<string>>()
  for (const single of cites.flatMap(cite => cite.split('；'))) {
    const parts = /^《(.+?)》(第.+)$/.exec(single)
    if (!parts) continue
    acts.set(parts[1]!, (acts.get(parts[1]!) ?? new Set()).add(parts[2]!))
  }
  return [...acts].map(([act, articles]) => `${named(act)}${inOrder(articles).join('、')}`).join('，')
}

/** The name of an act at its first mention in a letter. */
export function named(act: string): string {
  if (act === '政府信息公开条例') return '《中华人民共和国政府信息公开条例》'
  if (act === '政府信息公开信息处理费管理办法') return '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）'
  return `《${act}》`
}

const digits = '零一二三四五六七八九'

/** 三十六 → 36. */
export function numberIn(chinese: string): number {
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['零', chinese]
  return (tens === '' ? 1 : digits.indexOf(tens!)) * 10 + (ones ? digits.indexOf(ones) : 0)
}

const articleOf = (text: string) => numberIn(/^第([零一二三四五六七八九十]+)条/.exec(text)?.[1] ?? '零')

const inOrder = (articles: Iterable<string>): string[] => [...articles].sort((a, b) => articleOf(a) - articleOf(b))
