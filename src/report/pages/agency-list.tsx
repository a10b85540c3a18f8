import { Layout, type Page, places } from '../../web/layout/index.ts'
import { Empty, Official } from '../../web/ui/index.ts'
import { type Office, reportsOf } from './portal.tsx'

type Props = { page: Page; offices: readonly Office[] }

/** Where a site serves several agencies: one line each. */
export function AgencyListPage({ page, offices }: Props) {
  const { say, language } = page
  const title = say('政府信息公开年报', 'Annual reports')
  return (
    <Layout page={page} title={title} current="reports">
      <h1>{title}</h1>
      {offices.length === 0 ? (
        <Empty>{say('网站还没有设置机构。', 'This site has no agency yet.')}</Empty>
      ) : (
        <ul class="items">
          {offices.map(office => (
            <li>
              <a href={reportsOf(office)}>
                <Official language={language}>{office.name}</Official>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={places.openData}>{say('年报开放数据', 'Open data of the annual reports')}</a>
      </p>
    </Layout>
  )
}
