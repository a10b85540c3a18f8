import type { Child } from 'hono/jsx'
import type { Page } from './page.ts'
import { type Office, places, portalPlaces } from './places.ts'

/** The marks that a government site carries at its foot (国办发〔2017〕47号): whoever runs it, how to reach them, the registrations. */
export function Footer({ page, office }: { page: Page; office?: Office | null }) {
  const { organiser, undertaker, address, phone, contact, idCode, icp, police, partyMark, faultReport, sample } = page.site
  const { say } = page
  const official = page.language === 'en' ? 'zh-CN' : undefined
  const links: [string | null | undefined, string][] = [
    [places.statement, say('网站声明', 'About this site')],
    [office && portalPlaces(office).sitemap, say('网站地图', 'Site map')],
    [places.accessibility, say('无障碍说明', 'Accessibility')],
    [office && portalPlaces(office).rss, say('订阅（RSS）', 'Subscribe (RSS)')],
    [office && portalPlaces(office).data, say('数据下载', 'Data')],
    [places.check, say('核对年报', 'Check a report')],
    [faultReport, say('我为政府网站找错', 'Report a fault of this site')],
    [partyMark, say('党政机关网站标识', 'Mark of party and government sites')],
  ]
  const about: [string, string | null | undefined][] = [
    [say('主办：', 'Published by: '), organiser],
    [say('承办：', 'Run by: '), undertaker],
    [say('地址：', 'Address: '), address],
    [say('电话：', 'Telephone: '), phone],
    ['', contact],
  ]
  const told = about.filter(([, words]) => words)
  return (
    <footer class="foot">
      <div class="wrap">
        {told.length > 0 && (
          <div>
            {told.map(([label, words]) => (
              <p>
                {label}
                <Words official={official}>{words}</Words>
              </p>
            ))}
          </div>
        )}
        <nav aria-label={say('网站信息', 'About the site')}>
          <ul>{links.map(([href, text]) => href && <li>{<a href={href}>{text}</a>}</li>)}</ul>
        </nav>
        <p class="last">
          {idCode && (
            <span>
              {say('网站标识码 ', 'Site code ')}
              {idCode}
            </span>
          )}
          {icp && <Words official={official}>{icp}</Words>}
          {police && <Words official={official}>{police}</Words>}
          <span>{say('本站由开源软件“公开”提供', 'Run by Gongkai, open software')}</span>
          {sample && <span>{say('本站全部内容为示例数据', 'All content of this site is sample data')}</span>}
        </p>
      </div>
    </footer>
  )
}

/** Names, addresses and registration numbers stay as they were registered. */
function Words({ official, children }: { official: string | undefined; children?: Child }) {
  return (
    <span lang={official} translate="no">
      {children}
    </span>
  )
}
