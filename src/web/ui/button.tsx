import type { Child } from 'hono/jsx'

export type ButtonProps = {
  kind?: 'plain' | 'grave'
  small?: boolean
  wide?: boolean
  /** A link that looks like a button. */
  href?: string
  name?: string
  value?: string
  formaction?: string
  disabled?: boolean
  children?: Child
}

/** One filled button a view, with a verb on it. Inside a form it sends the form. */
export function Button({ kind, small, wide, href, name, value, formaction, disabled, children }: ButtonProps) {
  const looks = ['button', kind, small && 'small', wide && 'wide'].filter(Boolean).join(' ')
  if (href !== undefined)
    return (
      <a class={looks} href={href}>
        {children}
      </a>
    )
  return (
    <button type="submit" class={looks} name={name} value={value} formaction={formaction} disabled={disabled || undefined}>
      {children}
    </button>
  )
}
