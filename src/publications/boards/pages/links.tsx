import type { Agency } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Chip, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import type { DeadLine } from '../../links/store.ts'
import { type Board, BoardFrame } from './frame.tsx'

type Props = { page: Page; office: Agency; wanting: Readonly<Partial<Record<Board, number>>>; lines: readonly DeadLine[] }

/** Links of public items to other sites that did not answer when they were last tried. */
export function LinksBoardPage({ page, office, wanting, lines }: Props) {
  const { say, language } = page
  return (
    <BoardFrame page={page} office={office} board="links" wanting={wanting} files>
      {lines.length === 0 ? (
        <Empty>{say('没有发现失效的链接。', 'No dead links were found.')}</Empty>
      ) : (
        <DataTable
          caption={say('失效的外部链接，发现早的在前', 'Dead links, the oldest first')}
          columns={[
            { text: say('所在信息', 'Item'), main: true },
            { text: say('链接', 'Link') },
            { text: say('应答', 'Answer') },
            { text: say('发现', 'Since') },
            { text: say('最近检查', 'Tried') },
          ]}
          rows={lines.map(({ number, title, href, status, sinceOn, triedOn }) => ({
            cells: [
              <a href={`/${office.slug}/items/${number}`}>
                <Official language={language} name>
                  {title}
                </Official>
              </a>,
              href,
              <Chip state="over">{status ?? say('没有应答', 'none')}</Chip>,
              <time datetime={sinceOn}>{sinceOn}</time>,
              <time datetime={triedOn}>{triedOn}</time>,
            ],
          }))}
        />
      )}
      <p class="quiet">
        {say(
          '每夜检查一部分公开信息中的外部链接，约每月轮到一次；服务器不能访问外网时不作判断。',
          'Some items are tried each night, each about once a month; where the server has no way out nothing is said.',
        )}
      </p>
    </BoardFrame>
  )
}
