import type { NewFinding } from './finding.ts'
import { placed, type Reading } from './reading.ts'

const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' }

/** Half-width marks between Chinese characters, doubled marks, brackets that do not close (GB/T 15834—2011). */
export function punctuationFindings({ passages }: Reading): NewFinding[] {
  const found: NewFinding[] = []
  const add = (at: NewFinding['at'], text: string, message: string, english: string, right: string | null) =>
    found.push({
      rule: 'punctuation',
      level: 'warning',
      at,
      text,
      message,
      english,
      suggestion: right === null ? null : { kind: 'correct', text: right },
    })
  for (const { at, text } of passages) {
    for (const match of text.matchAll(/(?<=\p{Script=Han})[,;:?!](?=\p{Script=Han}|$)/gu)) {
      const right = wide[match[0]]!
      add(
        placed(at, match.index, match.index + 1),
        match[0],
        `中文之间应使用全角标点“${right}”`,
        `a full-width ${right} between Chinese characters`,
        right,
      )
    }
    for (const match of text.matchAll(/([，。；：、])\1+|，。|。，|、，|，、|；。/g)) {
      const right = /。/.test(match[0]) ? '。' : match[0][0]!
      add(placed(at, match.index, match.index + match[0].length), match[0], `标点重复：“${match[0]}”`, 'doubled punctuation', right)
    }
    for (const [open, close] of [
      ['（', '）'],
      ['《', '》'],
      ['“', '”'],
      ['〔', '〕'],
    ] as const) {
      const fault = unclosed(text, open, close)
      if (fault !== null) add(placed(at, fault, fault + 1), text[fault]!, `“${open}${close}”没有成对`, `${open}${close} do not pair`, null)
    }
  }
  return found
}

/** Where the first bracket without its other stands. 1） in a list has none. */
function unclosed(text: string, open: string, close: string): number | null {
  const stack: number[] = []
  for (let i = text.indexOf(open) === -1 && text.indexOf(close) === -1 ? text.length : 0; i < text.length; i++) {
    if (text[i] === open) stack.push(i)
    else if (
      text[i] === close &&
      stack.pop() === undefined &&
      !(close === '）' && /[\da-zA-Z①-⑳一二三四五六七八九十(（]/.test(text[i - 1] ?? ''))
    )
      return i
  }
  // a quotation may go on over several paragraphs
  return stack.length > 0 && open !== '“' ? stack[0]! : null
}
