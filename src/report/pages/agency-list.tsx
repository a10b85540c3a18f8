import { Layout, type Page } from '../../web/layout/index.ts'
import { Empty, Official } from '../../web/ui/index.ts'
import { homeOf, type Office, reportsOf } from './portal.tsx'

type Props = { page: Page; offices: readonly Office[]; of: 'home' | 'reports' }

/** Where a site serves several agencies: one line each. */
export function AgencyListPage({ page, offices, of }: Props) {
  const { say, language } = page
  const title = of === 'home' ? say('政府信息公开', 'Government information disclosure') : say('政府信息公开年报', 'Annual reports')
  return (
    <Layout page={page} title={title} current={of} column={of === 'home' ? homeColumn(page) : undefined}>
      <h1>{title}</h1>
      {offices.length === 0 ? (
        <Empty>{say('网站还没有设置机构。', 'This site has no agency yet.')}</Empty>
      ) : (
        <ul class="items">
          {offices.map(office => (
            <li>
              <a href={of === 'home' ? homeOf(office) : reportsOf(office)}>
                <Official language={language}>{office.name}</Official>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}

const homeColumn = ({ site }: Page) => ({ name: '首页', description: site.name, keywords: '政府信息公开', type: '政府信息公开' })
