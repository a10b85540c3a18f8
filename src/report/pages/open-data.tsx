import { Layout, type Page, places } from '../../web/layout/index.ts'
import { DataTable, Files, Notice } from '../../web/ui/index.ts'
import { tidyColumns } from '../render/tidy.ts'

type Props = { page: Page; reports: number; agencies: number }

/** What can be taken away of all published reports, what its columns mean, and on what terms. */
export function OpenDataPage({ page, reports, agencies }: Props) {
  const { say } = page
  const title = say('年报开放数据', 'Open data of the annual reports')
  const at = (name: string) => `${places.openData}/${name}`
  return (
    <Layout page={page} title={title} current="reports">
      <div class="stack">
        <h1>{title}</h1>
        <p>
          {say(
            `本网站公布的 ${agencies} 个机关 ${reports} 份年度报告的全部数字。报告更正或者撤下，数据随即变化；没有公布的不在其中。`,
            `All figures of the ${reports} annual reports of ${agencies} agencies that are published here. A correction or withdrawal shows at once; what is not published is not in it.`,
          )}
        </p>
        <Files
          files={[
            { href: at('reports.csv'), kind: 'CSV', name: say('全部数字，一行一个', 'All figures, one a row') },
            { href: at('reports.json'), kind: 'JSON', name: say('全部报告，含文字', 'All reports, with their texts') },
            { href: at('reports.schema.json'), kind: 'JSON', name: say('JSON 的结构说明（JSON Schema）', 'JSON Schema of the JSON') },
          ]}
        />
        <Notice>
          {say(
            '年度报告是主动公开的政府信息，任何人可以免费查阅、下载和使用。引用时请写明机关和公布日期。',
            'The reports are public: everybody may read, download and use them free of charge. Please name the agency and the day of publication.',
          )}
        </Notice>
        <DataTable
          caption={say('CSV 的各列', 'Columns of the CSV')}
          seen
          columns={[{ text: say('列', 'Column'), main: true }, { text: say('含义', 'Meaning') }]}
          rows={tidyColumns.map(({ key, label, english }) => ({
            cells: [<code translate="no">{key}</code>, say(label, english)],
          }))}
        />
        <p>
          {say(
            '空格表示报告里没有这个数，不表示零。每个机关自己的数据在其年报目录下。',
            'An empty value says that the report has no such figure, not zero. Each agency’s own data stand with its list of reports.',
          )}
        </p>
      </div>
    </Layout>
  )
}
