import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Chip, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { repliesAddress } from '../search-entry.ts'
import { replyStates } from '../steps.ts'
import type { DeskReply } from '../store.ts'

type Props = { page: Page; office: Office; replies: readonly DeskReply[]; isOn: boolean; maySet: boolean }

/** All public forms of the office: what waits to be approved first. */
export function DeskRepliesPage({ page, office, replies, isOn, maySet }: Props) {
  const { say, language } = page
  const title = say('公开答复', 'Public replies')
  const home = `${places.applications}/${office.slug}`
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: home, text: say('申请', 'Applications') }, { text: title }]}
    >
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <Official language={language} name>
              {office.name}
            </Official>
          </p>
        </div>
        {isOn && (
          <p class="buttons">
            <a href={repliesAddress(office.slug)}>{say('公开的页面', 'The public page')}</a>
          </p>
        )}
      </div>
      <div class="stack">
        {!isOn && (
          <Empty>
            <p>{say('本机关没有开通公开答复（第四十四条），公众看不到。', 'Switched off for this office (art. 44): nobody sees them.')}</p>
            {maySet && (
              <p>
                <a href={`${home}/settings#showsReplies`}>{say('到申请设置中开通', 'Switch it on in the settings')}</a>
              </p>
            )}
          </Empty>
        )}
        {replies.length === 0 ? (
          <Empty>{say('还没有公开稿。在已答复的申请页面上拟制。', 'None yet: they are prepared on the page of an answered case.')}</Empty>
        ) : (
          <DataTable
            caption={title}
            columns={[
              { text: say('标题', 'Title'), main: true },
              { text: say('申请', 'Case') },
              { text: say('情况', 'State') },
              { text: say('公开日期', 'Public since') },
            ]}
            rows={replies.map(({ title: name, state, shownOn, case: { number, year, ordinal } }) => ({
              cells: [
                <a href={`${home}/${year}/${ordinal}/reply`}>
                  <Official language={language}>{name}</Official>
                </a>,
                <a href={`${home}/${year}/${ordinal}`}>
                  <Official language={language} name>
                    {number}
                  </Official>
                </a>,
                <Chip state={replyStates[state].chip}>{say(replyStates[state].label, replyStates[state].english)}</Chip>,
                shownOn ? <time datetime={shownOn}>{shownOn}</time> : '—',
              ],
            }))}
          />
        )}
      </div>
    </StaffLayout>
  )
}
