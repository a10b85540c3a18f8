import type { Child } from 'hono/jsx'

/** `on` is a day (`YYYY-MM-DD`) or a moment with its time; `when` is how it is printed where that differs. */
export type TimelineStep = { on?: string; when?: string; title: Child; text?: Child; state?: 'now' | 'ahead' }

/** What happened and what is still to come. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol class="timeline">
      {steps.map(({ on, when, title, text, state }) => (
        <li class={state}>
          {on && <time datetime={on}>{when ?? on}</time>}
          <h3>{title}</h3>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  )
}

export type Fact = { name: Child; value: Child }

/** The metadata of an item, after its title; what is not there is left out. */
export function Meta({ facts }: { facts: readonly Fact[] }) {
  return <List look="meta" facts={facts} />
}

/** A short list of facts in a panel. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return <List look="facts" facts={facts} />
}

function List({ look, facts }: { look: string; facts: readonly Fact[] }) {
  const given = facts.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
  return (
    <dl class={look}>
      {given.map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
