import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Crumb, Crumbs } from '../ui/index.ts'
import { Footer } from './footer.tsx'
import { type Article, type Column, Head } from './head.tsx'
import { isCurrent, type NavItem, publicNavigation } from './navigation.ts'
import type { Page } from './page.ts'
import { places } from './places.ts'
import { TopBar } from './topbar.tsx'

export type LayoutProps = {
  page: Page
  title: string
  crumbs?: Crumb[]
  /** Key or address of the entry of the navigation where the reader is. */
  current?: string
  column?: Column
  article?: Article
  /** The page makes its own full-width bands; crumbs are then its own as well. */
  wide?: boolean
  /** Entries instead of the usual ones. */
  navigation?: NavItem[]
  children?: Child
}

const disclosure = '政府信息公开'

/** A whole public page. */
export function Layout({ page, title, crumbs, current, column, article, wide, navigation, children }: LayoutProps) {
  const { say } = page
  const name = page.site.organiser ?? page.site.name
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language} data-mode={page.elder ? 'elder' : undefined} data-contrast={page.contrast ? 'high' : undefined}>
        <Head page={page} title={title} column={column} article={article} />
        <body>
          <a class="skip" href="#main">
            {say('跳到主要内容', 'Skip to content')}
          </a>
          <TopBar page={page} />
          <header class="masthead">
            <div class="wrap">
              <a class="name" href={places.home}>
                <span class="seal" aria-hidden="true" lang={page.language === 'en' ? 'zh-CN' : undefined}>
                  信息公开
                </span>
                <span>
                  <b lang={page.language === 'en' ? 'zh-CN' : undefined}>{name}</b>
                  {name !== disclosure && <small>{say(disclosure, 'Government information disclosure')}</small>}
                </span>
              </a>
            </div>
          </header>
          <nav class="sitenav" aria-label={say('主导航', 'Main')}>
            <div class="wrap">
              <ul>
                {(navigation ?? publicNavigation(page)).map(item => (
                  <li class={item.act ? 'act' : undefined}>
                    <a href={item.href} aria-current={isCurrent(item, current) ? 'page' : undefined}>
                      {item.text}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          </nav>
          <main id="main" class={wide ? undefined : 'wrap page'}>
            {crumbs && !wide && <Crumbs crumbs={crumbs} label={say('当前位置', 'You are here')} />}
            {children}
          </main>
          <Footer page={page} />
        </body>
      </html>
    </>
  )
}
