import { type Office, type Page, PortalPage, places, portalPlaces } from '../../../web/layout/index.ts'
import { approvalAddress, approvalsAddress } from '../../approvals/approval.ts'
import type { Branch, Part } from '../../catalogue/catalogue.ts'
import type { Count } from '../../public-store.ts'
import type { OutsideList, PublicReport } from '../routes.tsx'
import { columnAddress, dataOf, partName, partOf } from './parts.tsx'

type Props = {
  page: Page
  office: Office
  trees: Record<Part, readonly Branch[]>
  counts: ReadonlyMap<string, Count>
  reports: readonly PublicReport[]
  approvals: readonly { key: string; name: string }[]
  lists: readonly OutsideList[]
}

/** The map of the portal for people: every fixed part, every column, every report, one link each. */
export function SitemapPage({ page, office, trees, counts, reports, approvals, lists }: Props) {
  const { say } = page
  const at = portalPlaces(office)
  const title = say('网站地图', 'Site map')
  const column = {
    ...{ name: '网站地图', description: `${office.name}政府信息公开网站地图` },
    ...{ keywords: '网站地图,政府信息公开', type: '政府信息公开' },
  }
  return (
    <PortalPage page={page} office={office} title={title} crumbs={[{ text: title }]} column={column}>
      <div class="rows">
        <h1>{title}</h1>
        <section aria-labelledby="parts">
          <div class="head">
            <h2 id="parts">{say('固定栏目', 'Parts')}</h2>
          </div>
          <ul class="topics">
            {(
              [
                [at.home, say('首页', 'Home')],
                [at.guide, say('政府信息公开指南', 'Guide')],
                [`${at.home}/institution`, say('机构概况', 'The institution')],
                [at.rules, partName(page, 'rules')],
                [at.content, partName(page, 'content')],
                [at.reports, say('政府信息公开年报', 'Annual reports')],
                ...lists.map(({ address, name, english }) => [address, say(name, english)] as const),
                [at.apply, say('依申请公开', 'Apply')],
                [at.search, say('搜索', 'Search')],
                [dataOf(office), say('数据下载', 'Data')],
                [at.rss, say('订阅（RSS）', 'Subscribe (RSS)')],
                [places.check, say('核对年报', 'Check a report')],
                [places.accessibility, say('无障碍说明', 'Accessibility')],
                [places.statement, say('网站声明', 'About this site')],
              ] as const
            ).map(([href, text]) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </section>
        {(Object.keys(trees) as Part[]).map(part => (
          <section aria-labelledby={part}>
            <div class="head">
              <h2 id={part}>
                <a href={partOf(office, part)}>{partName(page, part)}</a>
              </h2>
              <p class="quiet">{say('数字为公开条数', 'how many items stand there')}</p>
            </div>
            <ul class="topics">
              {flat(trees[part]).map(({ branch, parent }) => (
                <li>
                  <a href={columnAddress(office, branch)} lang={page.language === 'en' ? 'zh-CN' : undefined}>
                    {parent ? `${parent.name} › ${branch.name}` : branch.name}
                  </a>
                  <span>{counts.get(branch.key)?.items ?? 0}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {approvals.length > 0 && (
          <section aria-labelledby="approvals">
            <div class="head">
              <h2 id="approvals">
                <a href={approvalsAddress(office.slug)}>{say('行政审批事项', 'Approval items')}</a>
              </h2>
            </div>
            <ul class="topics">
              {approvals.map(({ key, name }) => (
                <li>
                  <a href={approvalAddress(office.slug, key)} lang={page.language === 'en' ? 'zh-CN' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {reports.length > 0 && (
          <section aria-labelledby="reports">
            <div class="head">
              <h2 id="reports">
                <a href={at.reports}>{say('政府信息公开年报', 'Annual reports')}</a>
              </h2>
            </div>
            <ul class="topics">
              {reports.map(({ year }) => (
                <li>
                  <a href={`${at.reports}/${year}`}>{say(`${year} 年度`, String(year))}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </PortalPage>
  )
}

const flat = (branches: readonly Branch[], parent: Branch | null = null): { branch: Branch; parent: Branch | null }[] =>
  branches.flatMap(branch => [{ branch, parent }, ...flat(branch.children, branch)])
