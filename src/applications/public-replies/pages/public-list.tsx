import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { queryOf } from '../list.ts'
import { repliesAddress, replyAddress } from '../search-entry.ts'
import type { ReplyFilters, ShownCounts, ShownReply } from '../store.ts'

type Props = { page: Page; office: Office; filters: ReplyFilters; replies: readonly ShownReply[]; next: string | null; counts: ShownCounts }

/** Replies of general interest: one answer holds a whole page of plain links. */
export function PublicRepliesPage({ page, office, filters, replies, next, counts }: Props) {
  const { say, language } = page
  const here = repliesAddress(office.slug)
  const title = say('公开的答复', 'Published replies')
  const isNarrowed = filters.keyword !== '' || filters.year !== null
  const own = filters.after ? `?after=${filters.after.on}_${filters.after.number}` : ''
  return (
    <PortalPage
      {...{ page, office, title }}
      current="apply"
      crumbs={[{ href: portalPlaces(office).apply, text: say('依申请公开', 'Apply') }, { text: title }]}
      canonical={isNarrowed ? here : here + own}
      column={{
        ...{ name: '公开的答复', description: `${office.name}依申请公开的答复中有普遍意义的，遮盖个人信息后向所有人公开` },
        ...{ keywords: '依申请公开,政府信息公开申请,答复', type: '政府信息公开,依申请公开' },
      }}
    >
      <div class="stack">
        <header>
          <h1>{title}</h1>
          <p>
            {say(
              '已经答复过的申请，有普遍意义的，遮盖个人信息后在此公开。您要的信息在这里的，不必再申请。',
              'Replies of general interest, without what leads to a person. What you find here you need not apply for.',
            )}{' '}
            <Official language={language}>《政府信息公开条例》第四十四条</Official>
          </p>
        </header>
        <form class="filters" action={here} aria-label={say('筛选', 'Filter')}>
          <div class="grow">
            <label for="k">{say('关键词', 'Words')}</label>
            <input id="k" name="k" type="search" maxlength={60} value={filters.keyword} />
          </div>
          <div>
            <label for="year">{say('公开年份', 'Year')}</label>
            <select id="year" name="year">
              <option value="">{say('全部', 'All')}</option>
              {counts.years.map(year => (
                <option value={String(year)} selected={year === filters.year || undefined}>
                  {year}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="button">
            {say('筛选', 'Filter')}
          </button>
          {isNarrowed && <a href={here}>{say('清除', 'Clear')}</a>}
        </form>
        {replies.length === 0 ? (
          <Empty>
            <p>
              {isNarrowed || filters.after
                ? say('没有符合条件的答复。', 'Nothing matches.')
                : say('本机关还没有公开答复。', 'No reply has been published yet.')}
            </p>
            <p>
              <a href={portalPlaces(office).apply}>{say('需要的信息没有找到，可以申请公开', 'Apply for what you did not find')}</a>
            </p>
          </Empty>
        ) : (
          <DataTable
            caption={title}
            columns={[
              { text: say('标题', 'Title'), main: true },
              { text: say('申请内容', 'What was asked') },
              { text: say('公开日期', 'Published') },
            ]}
            rows={replies.map(({ number, title: name, asked, shownOn }) => ({
              cells: [
                <a href={replyAddress(office.slug, number)}>
                  <Official language={language}>{name}</Official>
                </a>,
                <Official language={language}>{asked.length > 80 ? `${asked.slice(0, 80)}……` : asked}</Official>,
                <time datetime={shownOn}>{shownOn}</time>,
              ],
            }))}
          />
        )}
        {(next || filters.after) && (
          <nav class="pager" aria-label={say('分页', 'Pages')}>
            <ul>
              {filters.after && (
                <li>
                  <a href={here + queryOf(filters)} rel="start">
                    {say('回到开头', 'Back to the start')}
                  </a>
                </li>
              )}
              {next && (
                <li>
                  <a href={here + queryOf(filters, next)} rel="next">
                    {say('下一页', 'Next page')}
                  </a>
                </li>
              )}
            </ul>
          </nav>
        )}
        {counts.items > 0 && (
          <p class="noprint">
            {say(`共 ${counts.items} 份。下载：`, `${counts.items} in all. This list: `)}
            {(['xlsx', 'csv', 'json'] as const).map(kind => (
              <>
                <a href={`${here}.${kind}${queryOf(filters)}`}>{kind.toUpperCase()}</a>{' '}
              </>
            ))}
          </p>
        )}
      </div>
    </PortalPage>
  )
}
