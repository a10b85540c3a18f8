import type { Child } from 'hono/jsx'
import type { Marked as MarkedText } from '../extract.ts'

/** Text with what was looked for marked. */
export function Marked({ of: { text, marks } }: { of: MarkedText }) {
  const parts: Child[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
