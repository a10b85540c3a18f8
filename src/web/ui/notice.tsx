import type { Child } from 'hono/jsx'

type NoticeProps = { kind?: 'wait' | 'over' | 'done'; title?: Child; status?: boolean; children?: Child }

/** A fact and what to do about it. `status`: the answer to what was just done, read out at once. */
export function Notice({ kind, title, status, children }: NoticeProps) {
  return (
    <div class={kind ? `notice ${kind}` : 'notice'} role={status ? 'status' : undefined}>
      {title && <b>{title}</b>}
      {children}
    </div>
  )
}

/** What was done by the step before, told on the page to which it led: `done` comes from the address, so only what is known is said. */
export function Done({ said, done }: { said: Readonly<Record<string, string>>; done: string | null }) {
  if (done === null || !Object.hasOwn(said, done)) return null
  return (
    <Notice kind="done" status>
      {said[done]}
    </Notice>
  )
}

/** There is nothing: says why, who said so and when it is looked at again. */
export function Empty({ children }: { children?: Child }) {
  return <div class="empty">{children}</div>
}

/** A word with a shape: a dot runs, a ring waits, a square is a fault. */
export function Chip({ state, children }: { state?: 'done' | 'wait' | 'over' | 'off'; children?: Child }) {
  return <span class={state ? `state ${state}` : 'state'}>{children}</span>
}

/** Official words on a page in English say that they are Chinese; names, addresses and document numbers (`name`) are never converted. */
export function Official({ language, name, children }: { language: string; name?: boolean; children?: Child }) {
  return (
    <span lang={language === 'en' ? 'zh-CN' : undefined} translate={name ? 'no' : undefined}>
      {children}
    </span>
  )
}

/** A sentence of the page's language, in which official words may stand: on a page in English the Chinese ones say that they are. */
export function Mixed({ language, text }: { language: string; text: string }) {
  if (language !== 'en') return <>{text}</>
  const parts = text.split(/([\p{Script=Han}（）〔〕〈〉《》、，。]+)/u)
  return <>{parts.map((part, i) => (i % 2 === 1 ? <span lang="zh-CN">{part}</span> : part))}</>
}
