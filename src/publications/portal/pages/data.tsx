import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { Day, dataOf } from './parts.tsx'

/** A list that can be taken away: `kinds` are the endings of its files. */
export type DataSet = { name: string; address: string; items: number; newestOn: string | null; kinds: readonly string[]; fields: boolean }

type Props = {
  page: Page
  office: Office
  sets: readonly DataSet[]
  fields: readonly { key: string; name: string }[]
  mostRows: number
}

/** Every list of the portal as data: how much, how fresh, in which formats, with which fields. */
export function DataPage({ page, office, sets, fields, mostRows }: Props) {
  const { say, language } = page
  const title = say('数据下载', 'Data')
  const column = {
    ...{ name: '数据下载', description: `${office.name}政府信息公开目录数据，可按栏目下载` },
    ...{ keywords: '政府信息公开,数据下载,开放数据', type: '政府信息公开,数据开放' },
  }
  return (
    <PortalPage page={page} office={office} title={title} crumbs={[{ text: title }]} column={column}>
      <div class="rows">
        <div>
          <h1>{title}</h1>
          <p>
            {say(
              `每个栏目的目录都可以整份取走，不用登录，不限用途。一次最多 ${mostRows} 条，更早的可在栏目页按日期筛选后下载。`,
              `Every list can be taken away whole, without signing in, for any purpose. At most ${mostRows} rows at once: earlier ones by narrowing the list to days.`,
            )}
          </p>
          <p>
            {say('给程序用的数据目录：', 'The catalogue for programs: ')}
            <a href={`${dataOf(office)}.json`}>JSON（DCAT）</a>
            {say('　每条信息另有 JSON：在它的网址后加 .json。', ' Each item has JSON as well: its address with .json.')}
          </p>
        </div>
        {sets.length === 0 ? (
          <Empty>{say('还没有可以下载的数据。', 'There is no data yet.')}</Empty>
        ) : (
          <DataTable
            caption={say('可下载的目录', 'Lists')}
            columns={[
              { text: say('目录', 'List'), main: true },
              { text: say('条数', 'Rows'), num: true },
              { text: say('更新', 'Newest') },
              { text: say('格式', 'Formats') },
            ]}
            rows={sets.map(({ name, address, items, newestOn, kinds }) => ({
              cells: [
                <a href={address}>
                  <Official language={language}>{name}</Official>
                </a>,
                String(items),
                newestOn && <Day on={newestOn} />,
                kinds.map(kind => (
                  <>
                    <a href={`${address}.${kind}`} aria-label={say(`${name}，${kind.toUpperCase()}`, `${kind.toUpperCase()} of this list`)}>
                      {kind.toUpperCase()}
                    </a>{' '}
                  </>
                )),
              ],
            }))}
          />
        )}
        <section aria-labelledby="fields">
          <div class="head">
            <h2 id="fields">{say('字段', 'Fields')}</h2>
            <p class="quiet">
              {say('CSV、XLSX 用中文名，JSON 用英文名；日期为 YYYY-MM-DD', 'CSV and XLSX carry the Chinese names, JSON the English ones')}
            </p>
          </div>
          <ul class="topics">
            {fields.map(({ key, name }) => (
              <li>
                <b lang={language === 'en' ? 'zh-CN' : undefined}>{name}</b>
                <span>{key}</span>
              </li>
            ))}
          </ul>
        </section>
        <p class="quiet">
          {say('年度报告的数据见', 'The figures of the annual reports: ')}
          <a href={portalPlaces(office).reports}>{say('政府信息公开年报', 'Annual reports')}</a>
          {say('，每份可下载 XLSX 和 JSON。', ', each as XLSX and JSON.')}
        </p>
      </div>
    </PortalPage>
  )
}
