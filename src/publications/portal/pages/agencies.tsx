import { Layout, type Page, portalPlaces } from '../../../web/layout/index.ts'
import { Empty, Official } from '../../../web/ui/index.ts'
import type { Listed } from '../../public-store.ts'
import { Day, ItemLines } from './parts.tsx'

export type AgencyNode = { id: string; slug: string; name: string; parentId: string | null; newestOn: string | null }

type Props = { page: Page; agencies: readonly AgencyNode[]; newest: readonly Listed[] }

/** The home of a site with several agencies: all of them as a tree, and the newest of all. */
export function AgenciesPage({ page, agencies, newest }: Props) {
  const { say } = page
  const title = say('政府信息公开', 'Government information disclosure')
  const nodeOf = new Map(agencies.map(agency => [agency.id, agency]))
  const roots = agencies.filter(({ parentId }) => parentId === null || !nodeOf.has(parentId))
  const column = { name: '首页', description: page.site.name, keywords: '政府信息公开', type: '政府信息公开' }
  return (
    <Layout page={page} title={title} current="home" column={column} feeds={[{ href: '/feed.rss', title: page.site.name, type: 'rss' }]}>
      <div class="rows">
        <h1>{title}</h1>
        {agencies.length === 0 ? (
          <Empty>{say('网站还没有设置机构。', 'This site has no agency yet.')}</Empty>
        ) : (
          <div class="split tree-first">
            <section class="cq" aria-labelledby="new">
              <div class="head">
                <h2 id="new">{say('最新公开', 'Newest')}</h2>
                <a href="/feed.rss">{say('订阅（RSS）', 'Subscribe (RSS)')}</a>
              </div>
              {newest.length > 0 ? (
                <ItemLines
                  page={page}
                  items={newest.map(item => ({ ...item, slug: nodeOf.get(item.agencyId)!.slug }))}
                  more={({ agencyId }) => nodeOf.get(agencyId)!.name}
                />
              ) : (
                <Empty>{say('还没有公开的信息。', 'Nothing has been published yet.')}</Empty>
              )}
            </section>
            <nav class="tree" aria-labelledby="agencies">
              <h2 id="agencies">{say('机构', 'Agencies')}</h2>
              <Branches page={page} agencies={agencies} nodes={roots} />
            </nav>
          </div>
        )}
      </div>
    </Layout>
  )
}

function Branches({ page, agencies, nodes }: { page: Page; agencies: readonly AgencyNode[]; nodes: readonly AgencyNode[] }) {
  if (nodes.length === 0) return null
  return (
    <ul>
      {nodes.map(node => (
        <li>
          <a href={portalPlaces(node).home}>
            <Official language={page.language}>{node.name}</Official> {node.newestOn && <Day on={node.newestOn} />}
          </a>
          <Branches page={page} agencies={agencies} nodes={agencies.filter(({ parentId }) => parentId === node.id)} />
        </li>
      ))}
    </ul>
  )
}
