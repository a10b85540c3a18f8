/** `lang` where the text is not in the page's language: an official name on a page in English. */
export type Crumb = { href?: string; text: string; lang?: string | undefined }

/** A page whose title may be an official name, which stays Chinese on a page in English; without an address the page itself. */
export const crumbOf = (language: string, text: string, href?: string): Crumb => ({
  ...{ text, ...(href !== undefined && { href }) },
  lang: language === 'en' && /\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined,
})

/** Where the page stands; the last is the page itself and no link. */
export function Crumbs({ crumbs, label = '当前位置' }: { crumbs: readonly Crumb[]; label?: string }) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {crumbs.map(({ href, text, lang }, i) => (
          <li>
            {href === undefined || i === crumbs.length - 1 ? (
              <span lang={lang} aria-current={i === crumbs.length - 1 ? 'page' : undefined}>
                {text}
              </span>
            ) : (
              <a href={href} lang={lang}>
                {text}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export type Tab = { href: string; text: string; note?: string; state?: 'over' | 'wait'; current?: boolean }

/** Parts of one thing as plain links; `note` says the state of the part. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, text, note, state, current }) => (
          <li class={state}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {note && <small>{note}</small>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
