import type { Agency } from '../../../people/index.ts'
import { type Page, places } from '../../../web/layout/index.ts'
import { Chip, DataTable, Notice, Official } from '../../../web/ui/index.ts'
import { type Freshness, vetoesIn } from '../freshness.ts'
import { freshnessStates } from '../freshness-states.ts'
import { type Board, BoardFrame } from './frame.tsx'

type Props = { page: Page; office: Agency; wanting: Readonly<Partial<Record<Board, number>>>; columns: readonly Freshness[] }

/** How long each column has stood still, against what the site inspection allows. */
export function ColumnsBoardPage({ page, office, wanting, columns }: Props) {
  const { say, language } = page
  const vetoes = vetoesIn(columns)
  return (
    <BoardFrame page={page} office={office} board="columns" wanting={wanting} files>
      {vetoes.length > 0 && (
        <Notice kind="over" title={say('已达到网站检查的单项否决条件', 'The site inspection would fail this site')}>
          <ul lang={language === 'en' ? 'zh-CN' : undefined}>
            {vetoes.map(veto => (
              <li>{veto}</li>
            ))}
          </ul>
        </Notice>
      )}
      <DataTable
        caption={say('栏目更新情况', 'Columns')}
        columns={[
          { text: say('栏目', 'Column'), main: true },
          { text: say('条数', 'Items'), num: true },
          { text: say('最近更新', 'Newest') },
          { text: say('距今', 'Ago'), num: true },
          { text: say('最迟更新', 'At the latest') },
          { text: say('情况', 'State') },
        ]}
        rows={columns.map(({ column, items, newestOn, days, freshUntil, state }) => ({
          cells: [
            <a
              href={
                page.reader?.may.includes('catalogue.manage')
                  ? `${places.catalogue}/${office.slug}/columns/${column.key}`
                  : `/${office.slug}/content/${column.key}`
              }
            >
              <Official language={language}>{column.name}</Official>
            </a>,
            items,
            newestOn ? <time datetime={newestOn}>{newestOn}</time> : '—',
            days === null ? '—' : say(`${days} 日`, `${days} days`),
            freshUntil ? <time datetime={freshUntil}>{freshUntil}</time> : '—',
            <Chip state={freshnessStates[state].chip}>{say(freshnessStates[state].label, freshnessStates[state].english)}</Chip>,
          ],
        }))}
      />
      <p class="quiet" lang={language === 'en' ? 'zh-CN' : undefined}>
        依据：政府网站与政务新媒体检查指标（国办秘函〔2019〕19号）：动态类两周、通知公告和政策文件类六个月；空白栏目须有说明。
      </p>
    </BoardFrame>
  )
}
