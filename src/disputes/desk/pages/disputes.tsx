import { disputeKinds, disputeResults, type PlainDate } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, Chip, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { states } from '../../steps.ts'
import type { Dispute } from '../../store.ts'
import { duties, dutyOn } from '../../summary.ts'
import { type DisputeList, type DisputeQuery, disputeLists, heldOf, listAddress } from '../list-query.ts'
import { disputeAddress, disputeName } from '../office.ts'

type Office = { slug: string; name: string }
type Props = {
  page: Page
  office: Office
  query: DisputeQuery
  disputes: readonly Dispute[]
  counts: Readonly<Record<DisputeList, number>>
  hasMore: boolean
  mayWrite: boolean
}

/** Reconsideration and suits: what must be done next by its day, and what is decided. */
export function DisputesPage({ page, office, query, disputes, counts, hasMore, mayWrite }: Props) {
  const { say, language } = page
  const base = `${places.disputes}/${office.slug}`
  const list = disputeLists[query.list]
  const to = (page: number) => listAddress(base, { ...heldOf(query), page: String(page) })
  return (
    <StaffLayout page={page} title={`${say('复议诉讼', 'Disputes')}：${say(list.label, list.english)}`} current="disputes">
      <div class="head">
        <div>
          <h1>
            {say('行政复议、行政诉讼', 'Reconsideration and suits')}
            {say('：', ': ')}
            {say(list.label, list.english)}
          </h1>
          <p class="quiet">
            <Official language={language} name>
              {office.name}
            </Official>
          </p>
        </div>
        <p class="buttons">
          <a href={`${base}/figures`}>{say('统计', 'Figures')}</a>
          {mayWrite && <Button href={`${base}/new`}>{say('登记通知', 'Register a notice')}</Button>}
        </p>
      </div>
      <div class="stack">
        <nav class="tabs" aria-label={say('清单', 'Lists')}>
          <ul>
            {(Object.keys(disputeLists) as DisputeList[]).map(name => (
              <li>
                <a href={listAddress(base, { list: name })} aria-current={name === query.list ? 'page' : undefined}>
                  {say(disputeLists[name].label, disputeLists[name].english)}
                  <small>{counts[name]}</small>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Filters page={page} base={base} query={query} />
        {disputes.length === 0 ? (
          <Empty>{say('没有这样的案件。', 'There is no dispute of this kind.')}</Empty>
        ) : (
          <DisputeTable page={page} office={office} disputes={disputes} caption={say(list.label, list.english)} />
        )}
        <div class="head">
          <p>
            {query.page > 1 && <a href={to(query.page - 1)}>{say('前面的', 'Before')}</a>}{' '}
            {hasMore ? (
              <a href={to(query.page + 1)}>{say('后面的', 'More')}</a>
            ) : (
              <span class="quiet">{say('已经到底', 'That is all')}</span>
            )}
          </p>
          <p class="noprint">
            {say('下载本清单：', 'Download this list: ')}
            {['csv', 'xlsx', 'json', 'ics'].map(kind => (
              <>
                <a href={listAddress(base, heldOf(query), `/list.${kind}`)}>{kind.toUpperCase()}</a>{' '}
              </>
            ))}
          </p>
        </div>
      </div>
    </StaffLayout>
  )
}

function Filters({ page: { say }, base, query }: { page: Page; base: string; query: DisputeQuery }) {
  const pick = (
    id: 'kind' | 'result',
    label: string,
    table: Readonly<Record<string, { label: string; english: string }>>,
    value: string | null,
  ) => (
    <div>
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="">{say('全部', 'all')}</option>
        {Object.entries(table).map(([name, row]) => (
          <option value={name} selected={name === value || undefined}>
            {say(row.label, row.english)}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form class="filters" method="get" action={base}>
      <input type="hidden" name="list" value={query.list} />
      <div class="grow">
        <label for="q">{say('案号、机关、当事人、事由', 'Number, body, claimant, words')}</label>
        <input id="q" name="q" type="search" value={query.words ?? ''} />
      </div>
      {pick('kind', say('类别', 'Kind'), disputeKinds, query.kind)}
      {pick('result', say('结果', 'Result'), disputeResults, query.result)}
      <div>
        <Button kind="plain">{say('筛选', 'Filter')}</Button>
      </div>
    </form>
  )
}

type TableProps = { page: Page; office: { slug: string }; disputes: readonly Dispute[]; caption: string }

export function DisputeTable({ page, office, disputes, caption }: TableProps) {
  const { say, language } = page
  const today = page.today as PlainDate
  return (
    <DataTable
      caption={caption}
      columns={[
        { text: say('下一步期限', 'Next by') },
        { text: say('案件', 'Dispute'), main: true },
        { text: say('类别', 'Kind') },
        { text: say('收到通知', 'Noticed') },
        { text: say('当前', 'Now') },
        { text: say('结果', 'Result') },
      ]}
      rows={disputes.map(one => {
        const duty = duties[dutyOn(one, today)]
        const look = states[one.state]
        return {
          cells: [
            one.nextOn ? (
              <span class="when">
                <time datetime={one.nextOn}>{one.nextOn}</time>{' '}
                {duty.whose === 'office' && one.nextOn < today && <Chip state="over">{say('已过', 'over')}</Chip>}
              </span>
            ) : (
              '—'
            ),
            <>
              <a href={disputeAddress(office, one)}>
                <Official language={language} name>
                  {disputeName(one)}
                </Official>
              </a>
              <small>
                <Official language={language}>
                  {one.claimant}　{one.about.length > 50 ? `${one.about.slice(0, 50)}…` : one.about}
                </Official>
              </small>
            </>,
            <>
              {say(disputeKinds[one.kind].label, disputeKinds[one.kind].english)}
              {!one.countsHere && <small>{say('不计入本机关', 'not counted here')}</small>}
            </>,
            <time datetime={one.noticedOn}>{one.noticedOn}</time>,
            <>
              <Chip {...(look.chip && { state: look.chip })}>{say(look.label, look.english)}</Chip> {say(duty.label, duty.english)}
            </>,
            one.result === 'pending' ? '—' : say(disputeResults[one.result].label, disputeResults[one.result].english),
          ],
        }
      })}
    />
  )
}
