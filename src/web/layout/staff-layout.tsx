import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Crumb, Crumbs } from '../ui/index.ts'
import { Head } from './head.tsx'
import { isCurrent, type NavGroup, staffNavigation } from './navigation.ts'
import type { Page } from './page.ts'
import { places, preference } from './places.ts'
import type { ScriptName } from './scripts.ts'

export type StaffLayoutProps = {
  page: Page
  title: string
  crumbs?: Crumb[]
  /** Key or address of the entry of the navigation where the reader is. */
  current?: string
  scripts?: readonly ScriptName[]
  children?: Child
}

/** A whole page of the desk: dense, and under a dark bar, so that nobody mistakes it for the portal. */
export function StaffLayout({ page, title, crumbs, current, scripts, children }: StaffLayoutProps) {
  const { say, reader, path } = page
  const groups = staffNavigation(page)
  const here = groups.find(({ entries }) => entries.some(entry => isCurrent(entry, current)))
  const official = page.language === 'en' ? 'zh-CN' : undefined
  const modes = { 'data-mode': page.elder ? 'elder' : undefined, 'data-contrast': page.contrast ? 'high' : undefined }
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language} {...modes} data-theme={page.dark ? 'dark' : undefined}>
        <Head page={page} title={title} scripts={scripts} />
        <body class="staff">
          <a class="skip" href="#main">
            {say('跳到主要内容', 'Skip to content')}
          </a>
          <header class="bar">
            <div class="wrap">
              <b>
                <a href={places.desk}>{say('信息公开工作台', 'Disclosure desk')}</a>
              </b>
              <nav aria-label={say('主导航', 'Main')}>
                <ul>
                  {groups.map(group => (
                    <li>
                      <a href={group.entries[0]!.href} aria-current={group === here ? 'true' : undefined}>
                        {group.text}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
              <ul class="me">
                <li>
                  <a href={places.home}>{say('看网站', 'See the site')}</a>
                </li>
                <li>
                  <a href={preference('dark', page.dark ? 'off' : 'on', path)}>{page.dark ? say('浅色', 'Light') : say('深色', 'Dark')}</a>
                </li>
                {reader && (
                  <li>
                    <a href={places.account} lang={official} translate="no">
                      {reader.name}（{reader.agency}）
                    </a>
                  </li>
                )}
                {reader && (
                  <li>
                    <form method="post" action={places.signOut}>
                      <button type="submit">{say('退出', 'Sign out')}</button>
                    </form>
                  </li>
                )}
              </ul>
            </div>
          </header>
          {here && here.entries.length > 1 && <Below group={here} current={current} />}
          <main id="main" class="wrap page">
            {crumbs && <Crumbs crumbs={crumbs} label={say('当前位置', 'You are here')} />}
            {children}
          </main>
          <footer class="foot">
            <div class="wrap">
              <p class="last">
                <span lang={official} translate="no">
                  {reader?.agency ?? page.site.name}
                </span>
                {page.site.sample && <span>{say('示例数据', 'Sample data')}</span>}
                <span>{say('操作均记入日志，不可删除', 'Everything done here is kept in the journal')}</span>
              </p>
            </div>
          </footer>
        </body>
      </html>
    </>
  )
}

/** The entries of the group where the reader is. */
function Below({ group, current }: { group: NavGroup; current: string | undefined }) {
  return (
    <nav class="below" aria-label={group.text}>
      <ul class="wrap">
        {group.entries.map(entry => (
          <li>
            <a href={entry.href} aria-current={isCurrent(entry, current) ? 'page' : undefined}>
              {entry.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
