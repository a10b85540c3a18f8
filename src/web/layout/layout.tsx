import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Crumb, Crumbs } from '../ui/index.ts'
import { addressOf, articleOf, columnOf, linkedData } from './about.ts'
import { Footer } from './footer.tsx'
import { type Article, type Column, type Feed, Head } from './head.tsx'
import { kept } from './kept-pieces.ts'
import { isCurrent, type NavItem, publicNavigation } from './navigation.ts'
import type { Page } from './page.ts'
import { type Office, places, portalPlaces } from './places.ts'
import type { ScriptName } from './scripts.ts'
import { TopBar } from './topbar.tsx'

export type LayoutProps = {
  page: Page
  title: string
  /** The agency whose portal the page belongs to; of the site's only agency every page is. */
  office?: Office | null
  crumbs?: Crumb[]
  /** Key or address of the entry of the navigation where the reader is. */
  current?: string
  /** What it does not say is made from the title and the crumbs; null where nothing is there (an error). */
  column?: Column | null
  article?: Article
  /** The permanent address as a path, where it is not that of the request without its query; null where there is none. */
  canonical?: string | null
  /** Besides the portal's own, which are always named. */
  feeds?: readonly Feed[]
  scripts?: readonly ScriptName[]
  /** Nodes of linked data (schema.org) besides those of the site, the article and the crumbs. */
  data?: readonly object[]
  /** The page makes its own full-width bands; crumbs are then its own as well. */
  wide?: boolean
  /** Entries instead of the usual ones. */
  navigation?: NavItem[]
  children?: Child
}

const disclosure = '政府信息公开'

/** A whole public page. */
export function Layout(props: LayoutProps) {
  const { page, title, crumbs, current, canonical, feeds = [], scripts, wide, navigation, children } = props
  const { say, site } = page
  const office = props.office ?? site.office
  const isOneOfMany = office && !site.office
  const name = office?.name ?? site.organiser ?? site.name
  const official = page.language === 'en' ? 'zh-CN' : undefined
  const subject = { page, title, office, crumbs, column: props.column ?? undefined, article: props.article }
  const column = props.column === null ? null : columnOf(subject)
  const article = props.article && column ? articleOf(props.article, column) : undefined
  const address = canonical === null ? null : addressOf(subject, canonical)
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language} data-mode={page.elder ? 'elder' : undefined} data-contrast={page.contrast ? 'high' : undefined}>
        <Head
          {...{ page, title, column, article, scripts }}
          owner={isOneOfMany ? office.name : site.name}
          canonical={address}
          feeds={[...(office ? feedsOf(office) : []), ...feeds]}
          data={address === null ? null : linkedData({ ...subject, article }, address, props.data)}
        />
        <body>
          <a class="skip" href="#main">
            {say('跳到主要内容', 'Skip to content')}
          </a>
          <TopBar page={page} />
          {kept(page, `masthead ${office?.slug} ${office?.name}`, () => (
            <header class="masthead">
              <div class="wrap">
                <a class="name" href={isOneOfMany ? portalPlaces(office).home : places.home}>
                  <span class="seal" aria-hidden="true" lang={official}>
                    信息公开
                  </span>
                  <span>
                    <b lang={official}>{name}</b>
                    {name !== disclosure && <small>{say(disclosure, 'Government information disclosure')}</small>}
                  </span>
                </a>
              </div>
            </header>
          ))}
          {navigation ? (
            <Navigation page={page} entries={navigation} current={current} />
          ) : (
            kept(page, `navigation ${office?.slug} ${current}`, () => (
              <Navigation page={page} entries={publicNavigation(page, office)} current={current} />
            ))
          )}
          <main id="main" class={wide ? undefined : 'wrap page'}>
            {crumbs && !wide && <Crumbs crumbs={crumbs} label={say('当前位置', 'You are here')} />}
            {children}
          </main>
          {kept(page, `footer ${office?.slug} ${office?.name}`, () => (
            <Footer page={page} office={office} />
          ))}
        </body>
      </html>
    </>
  )
}

function Navigation({ page, entries, current }: { page: Page; entries: readonly NavItem[]; current: string | undefined }) {
  return (
    <nav class="sitenav" aria-label={page.say('主导航', 'Main')}>
      <div class="wrap">
        <ul>
          {entries.map(item => (
            <li class={item.act ? 'act' : undefined}>
              <a href={item.href} aria-current={isCurrent(item, current) ? 'page' : undefined}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

const feedsOf = (office: Office): Feed[] =>
  (['rss', 'atom'] as const).map(type => ({ href: portalPlaces(office)[type], title: `${office.name}${disclosure}`, type }))

/** A page of one agency's portal: its crumbs begin at the portal's home, and are given without it. */
export function PortalPage({ office, crumbs, ...rest }: LayoutProps & { office: Office }) {
  const home = { href: portalPlaces(office).home, text: rest.page.say('首页', 'Home') }
  return <Layout office={office} crumbs={crumbs && [home, ...crumbs]} {...rest} />
}
