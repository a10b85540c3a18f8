import type { Child } from 'hono/jsx'
import { Chip } from './notice.tsx'

export type Level = 'error' | 'warning' | 'note'

export type Find = {
  n: number
  title: Child
  level: Level
  /** The arithmetic spelt out. */
  text: Child
  /** The rule or the paper it stands on. */
  basis: Child
  /** What may be done about it. */
  tools?: Child
}

const looks = { error: 'over', warning: 'wait', note: 'off' } as const
const chinese = { error: '错误', warning: '提醒', note: '说明' } as const

/** ① to ㊿, and plain numbers beyond. */
export function ordinal(n: number): string {
  if (n >= 1 && n <= 20) return String.fromCodePoint(0x2460 + n - 1)
  if (n <= 35) return String.fromCodePoint(0x3251 + n - 21)
  if (n <= 50) return String.fromCodePoint(0x32b1 + n - 36)
  return `(${n})`
}

/** What a check found. `words` are those of the page's language; the anchor of the n-th is `n{n}`. */
export function Finds({ finds, words = chinese }: { finds: readonly Find[]; words?: Record<Level, string> }) {
  return (
    <ol class="finds">
      {finds.map(({ n, title, level, text, basis, tools }) => (
        <li id={`n${n}`} class={level === 'error' ? undefined : 'odd'}>
          <h3>
            <span class="n">{ordinal(n)}</span>
            {title} <Chip state={looks[level]}>{words[level]}</Chip>
          </h3>
          <p>{text}</p>
          {tools && <div class="tools">{tools}</div>}
          <p class="quiet">{basis}</p>
        </li>
      ))}
    </ol>
  )
}
