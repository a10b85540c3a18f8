import { createRequire } from 'node:module'
import { unifyRadicals } from './radicals.ts'
import { reportWordsInTraditional, wordsAfterConversion } from './report-words.ts'
import { traditionalOnly } from './traditional-characters.ts'

type Convert = (text: string) => string
type OpenCC = { Converter: (way: { from: string; to: string }) => Convert }

const load = createRequire(import.meta.url)

/** The dictionaries cost 5 to 15 ms: loaded when a text first needs them, never with the module. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const fromTraditional = lazily(() => (load('opencc-js/t2cn') as OpenCC).Converter({ from: 't', to: 'cn' }))
// 'tw' is the shapes alone (為, 眾, 裡), without Taiwan's words, which would be 'twp'.
const fromSimplified = lazily(() => (load('opencc-js/cn2t') as OpenCC).Converter({ from: 'cn', to: 'tw' }))
const evident = lazily(() => new RegExp(`[${traditionalOnly}]`))
const evidentAll = lazily(() => new RegExp(`[${traditionalOnly}]`, 'g'))

/** Above this share of evidently traditional characters the whole text is traditional, lines without such a character among it. */
const wholeTextFrom = 0.02

/** True when the text holds a character that simplified writing does not have. */
export function hasTraditional(text: string): boolean {
  return evident().test(text)
}

/**
 * Simplified characters (and characters for the radicals that PDF files hold in their place), with the wording of the mainland's forms where a Taiwan conversion changed it (檔案 → 文件, 資訊 → 信息).
 * Text without traditional characters comes back as it is; in a simplified text with a few of them (繁體版 in a menu) only their lines change.
 */
export function toSimplified(written: string): string {
  const text = unifyRadicals(written)
  if (!hasTraditional(text)) return text
  const found = text.match(evidentAll())?.length ?? 0
  if (found >= text.length * wholeTextFrom) return convertWhole(text)
  return text
    .split('\n')
    .map(line => (hasTraditional(line) ? convertWhole(line) : line))
    .join('\n')
}

function convertWhole(text: string): string {
  let simplified = fromTraditional()(text)
  for (const [found, meant] of wordsAfterConversion) simplified = simplified.replace(found, meant)
  return simplified
}

/** Mainland terms in traditional characters, for the interface in zh-Hant. Never for names, addresses and document numbers of records. */
export function toTraditional(text: string): string {
  let traditional = fromSimplified()(text)
  for (const [found, meant] of reportWordsInTraditional) traditional = traditional.replace(found, meant)
  return traditional
}
