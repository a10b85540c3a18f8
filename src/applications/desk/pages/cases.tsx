import { outcomes } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, Chip, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { states, waits } from '../../steps.ts'
import { duties, dutyOn } from '../../summary.ts'
import type { CaseLine, CaseQuery, ShownCases } from '../list-query.ts'
import { caseLists, dueFilters } from '../lists.ts'
import { caseAddress } from '../office.ts'

type Office = { slug: string; name: string }
type Props = {
  page: Page
  office: Office
  offices: readonly Office[]
  query: CaseQuery
  shown: ShownCases
  rights: { mayWrite: boolean; maySet: boolean }
}

/** The lists of cases: what must be done next by its day, and what is settled. */
export function CasesPage({ page, office, offices, query, shown, rights }: Props) {
  const { say, language } = page
  const list = caseLists[query.list]
  const title = query.due ? say(dueFilters[query.due].label, dueFilters[query.due].english) : say(list.label, list.english)
  const address = (change: Record<string, string | null>) => casesAddress(office, { ...heldOf(query), ...change })
  return (
    <StaffLayout page={page} title={`${say('申请', 'Applications')}：${title}`} current="applications">
      <div class="head">
        <div>
          <h1>
            {say('申请', 'Applications')}
            {say('：', ': ')}
            {title}
          </h1>
          <p class="quiet">
            <Official language={language} name>
              {office.name}
            </Official>
          </p>
        </div>
        <p class="buttons">
          <a href={`${places.applications}/${office.slug}/figures`}>{say('统计', 'Figures')}</a>
          <a href={`${places.applications}/${office.slug}/retention`}>{say('个人信息', 'Personal data')}</a>
          <a href={`${places.applications}/${office.slug}/replies`}>{say('公开答复', 'Public replies')}</a>
          {rights.maySet && <a href={`${places.applications}/${office.slug}/settings`}>{say('设置', 'Settings')}</a>}
          {rights.mayWrite && <Button href={`${places.applications}/${office.slug}/new`}>{say('登记申请', 'Register')}</Button>}
        </p>
      </div>
      <div class="stack">
        <nav class="counts" aria-label={say('到期', 'Due')}>
          {shown.due.map(({ name, count }) => (
            <a
              class={count === 0 ? undefined : name === 'overdue' || name === 'today' ? 'over' : 'wait'}
              href={casesAddress(office, { due: name })}
              aria-current={query.due === name ? 'page' : undefined}
            >
              <b>{count}</b>
              {say(dueFilters[name].label, dueFilters[name].english)}
            </a>
          ))}
        </nav>
        <nav class="tabs" aria-label={say('清单', 'Lists')}>
          <ul>
            {shown.lists.map(({ name, count }) => (
              <li>
                <a href={casesAddress(office, { list: name })} aria-current={name === query.list && !query.due ? 'page' : undefined}>
                  {say(caseLists[name].label, caseLists[name].english)}
                  {count >= 0 && <small>{count}</small>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Filters {...{ page, office, offices, query, shown }} />
        {shown.lines.length === 0 ? (
          <Empty>{say('没有这样的申请。', 'There is no case of this kind.')}</Empty>
        ) : (
          <CaseTable page={page} office={office} lines={shown.lines} caption={title} />
        )}
        <div class="head">
          {shown.next ? (
            <a href={address({ after: shown.next })}>{say('后面的', 'More')}</a>
          ) : (
            <p class="quiet">{say('已经到底', 'That is all')}</p>
          )}
          <p class="noprint">
            <a href={`${places.applications}/${office.slug}/board`}>{say('看板', 'Board')}</a>{' '}
            <a href={`${places.applications}/${office.slug}/calendar`}>{say('日历', 'Calendar')}</a>{' '}
            <a href={`${places.applications}/${office.slug}/mass`}>{say('批量申请', 'Many applications')}</a>{' '}
            <a href={`${places.applications}/${office.slug}/register.xlsx`}>{say('本年登记台账', 'Register of the year')}</a>{' '}
            {say('下载本清单：', 'Download this list: ')}
            {['csv', 'xlsx', 'json'].map(kind => (
              <>
                <a href={casesAddress(office, heldOf(query), `/list.${kind}`)}>{kind.toUpperCase()}</a>{' '}
              </>
            ))}
          </p>
        </div>
      </div>
    </StaffLayout>
  )
}

function Filters({ page, office, offices, query, shown }: Omit<Props, 'rights'>) {
  const { say } = page
  const all = say('全部', 'all')
  const options = (table: Readonly<Record<string, { label: string; english: string }>>) =>
    Object.entries(table).map(([value, { label, english }]) => ({ value, text: say(label, english) }))
  return (
    <form class="filters" method="get" action={`${places.applications}/${office.slug}`}>
      <input type="hidden" name="list" value={query.list} />
      <div class="grow">
        <label for="q">{say('内容、受理号、申请人', 'Words, number, applicant')}</label>
        <input id="q" name="q" type="search" value={query.words ?? ''} />
      </div>
      <Pick id="due" label={say('期限', 'Due')} all={all} value={query.due} options={options(dueFilters)} />
      <Pick id="waits" label={say('等待', 'Waits for')} all={all} value={query.waits} options={options(waits)} />
      <Pick id="state" label={say('状态', 'State')} all={all} value={query.state} options={options(states)} />
      {shown.sections.length > 0 && (
        <Pick
          id="section"
          label={say('股室', 'Section')}
          all={all}
          value={query.section}
          options={shown.sections.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <div>
        <Button kind="plain">{say('筛选', 'Filter')}</Button>
      </div>
      {offices.length > 1 && (
        <p>
          {offices
            .filter(({ slug }) => slug !== office.slug)
            .slice(0, 12)
            .map(one => (
              <>
                <a href={casesAddress(one, {})}>{one.name}</a>{' '}
              </>
            ))}
        </p>
      )}
    </form>
  )
}

type PickProps = { id: string; label: string; all: string; value: string | null; options: readonly { value: string; text: string }[] }

function Pick({ id, label, all, value, options }: PickProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} name={id}>
        <option value="">{all}</option>
        {options.map(option => (
          <option value={option.value} selected={option.value === value || undefined}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}

/** How many working days are left of what comes next. */
export function Left({ page: { say }, daysLeft }: { page: Page; daysLeft: number }) {
  if (daysLeft < 0) return <Chip state="over">{say(`逾期 ${-daysLeft} 日`, `${-daysLeft} days over`)}</Chip>
  if (daysLeft === 0) return <Chip state="over">{say('今天到期', 'due today')}</Chip>
  return <Chip {...(daysLeft <= 3 && { state: 'wait' as const })}>{say(`还有 ${daysLeft} 日`, `${daysLeft} days left`)}</Chip>
}

export function CaseTable({
  page,
  office,
  lines,
  caption,
}: {
  page: Page
  office: { slug: string }
  lines: readonly CaseLine[]
  caption: string
}) {
  const { say, language } = page
  const columns = [
    { text: say('下一步期限', 'Next by') },
    { text: say('受理号', 'Number') },
    { text: say('申请内容', 'What is asked'), main: true },
    { text: say('当前', 'Now') },
    { text: say('等待', 'Waits for') },
    { text: say('承办', 'By') },
  ]
  const rows = lines.map(({ application: one, section, handler, daysLeft }) => {
    const duty = duties[dutyOn(one, page.today as never)]
    const look = states[one.state]
    const isSettled = one.state === 'settled' || one.state === 'archived'
    return {
      cells: [
        <span class="when">
          {one.nextOn && daysLeft !== null && !isSettled ? (
            <>
              <time datetime={one.nextOn}>{one.nextOn.slice(5)}</time> <Left page={page} daysLeft={daysLeft} />
            </>
          ) : (
            (one.repliedOn ?? '—')
          )}
        </span>,
        <span lang="zh-CN" translate="no">
          {one.ordinal}号
        </span>,
        <a href={caseAddress(office, one)}>
          <Official language={language}>{one.asked.length > 60 ? `${one.asked.slice(0, 60)}…` : one.asked}</Official>
        </a>,
        isSettled && one.outcome ? (
          say(outcomes[one.outcome].label, outcomes[one.outcome].english)
        ) : (
          <>
            <Chip {...(look.chip && { state: look.chip })}>{say(look.label, look.english)}</Chip> {say(duty.label, duty.english)}
          </>
        ),
        say(waits[one.waitsFor].label, waits[one.waitsFor].english),
        <Official language={language} name>
          {[handler, section].filter(Boolean).join('　') || '—'}
        </Official>,
      ],
    }
  })
  return <DataTable caption={caption} columns={columns} rows={rows} />
}

export const heldOf = (query: CaseQuery): Record<string, string | null> => ({
  ...{ list: query.list, due: query.due, waits: query.waits, state: query.state, section: query.section, q: query.words },
})

/** The address of a list, with what is asked of it. */
export function casesAddress({ slug }: { slug: string }, asked: Readonly<Record<string, string | null>>, part = ''): string {
  const given = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => !!entry[1]))
  return `${places.applications}/${slug}${part}${given.size > 0 ? `?${given}` : ''}`
}
