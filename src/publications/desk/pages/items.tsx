import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { treeOf } from '../../catalogue/catalogue.ts'
import type { DeskItems, DeskQuery } from '../items.ts'
import { type DeskList, deskLists, dueFilters, noSection } from '../lists.ts'
import { deskItemOf, LeftChip, StageChips, titleOf } from './parts.tsx'

type Office = { slug: string; name: string }

type Props = {
  page: Page
  office: Office
  offices: readonly Office[]
  shown: DeskItems
  query: DeskQuery
  mayWrite: boolean
}

/** The lists of the desk: what is in hand by its due day, and what is settled. */
export function DeskItemsPage({ page, office, offices, shown, query, mayWrite }: Props) {
  const { say, language } = page
  const list = deskLists[query.list]
  const name = say(list.label, list.english)
  const address = (change: Record<string, string | null>) => itemsAddress({ office, query, ...change })
  return (
    <StaffLayout page={page} title={`${say('公开', 'Publications')}：${name}`} current="publications">
      <div class="head">
        <h1>
          {say('公开', 'Publications')}
          {say('：', ': ')}
          {name}
        </h1>
        <p class="buttons">
          <a href={`${places.publications}/${office.slug}/import`}>{say('导入', 'Import')}</a>
          {mayWrite && <Button href={`${places.publications}/new`}>{say('拟稿', 'Draft')}</Button>}
        </p>
      </div>
      <div class="stack">
        <nav class="counts" aria-label={say('到期', 'Due')}>
          {shown.due.map(({ name, count }) => (
            <a
              class={count === 0 ? undefined : name === 'soon' ? 'wait' : 'over'}
              href={address({ list: 'open', due: name, after: null })}
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
                <a
                  href={itemsAddress({ office, query: null, list: name })}
                  aria-current={name === query.list && !query.due ? 'page' : undefined}
                >
                  {say(deskLists[name].label, deskLists[name].english)}
                  <small>{count}</small>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <FilterForm {...{ page, office, offices, shown, query }} />
        {shown.lines.length === 0 ? (
          <Empty>
            <p>{say('没有这样的信息。', 'There is nothing of this kind.')}</p>
          </Empty>
        ) : (
          <ItemTable {...{ page, office, shown }} />
        )}
        <div class="head">
          <p>{say(`共 ${shown.total} 条`, `${shown.total} in all`)}</p>
          {shown.next ? <a href={address({ after: `${shown.next.on}_${shown.next.id}` })}>{say('后面的', 'More')}</a> : null}
          <p class="noprint">
            {say('下载本清单', 'Download this list')}
            {say('：', ': ')}
            <a href={address({ kind: 'csv', after: null })}>CSV</a> <a href={address({ kind: 'xlsx', after: null })}>XLSX</a>
          </p>
        </div>
        <p class="quiet">
          <Official language={language} name>
            {office.name}
          </Official>
        </p>
      </div>
    </StaffLayout>
  )
}

function FilterForm({ page, office, offices, shown, query }: Omit<Props, 'mayWrite'>) {
  const { say } = page
  const all = say('全部', 'all')
  const indent = (depth: number) => '　'.repeat(depth)
  const options: { value: string; text: string }[] = []
  const put = (branches: ReturnType<typeof treeOf>, depth: number) => {
    for (const { key, name, children } of branches) {
      options.push({ value: key, text: `${indent(depth)}${name}` })
      put(children, depth + 1)
    }
  }
  for (const part of ['rules', 'content'] as const) put(treeOf(shown.columns, part), 0)
  return (
    <form class="filters" method="get" action={places.publications}>
      <input type="hidden" name="list" value={query.list} />
      {offices.length > 1 && (
        <div>
          <label for="agency">{say('机构', 'Agency')}</label>
          <select id="agency" name="agency">
            {offices.map(({ slug, name }) => (
              <option value={slug} selected={slug === office.slug || undefined}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="grow">
        <label for="q">{say('标题', 'Title')}</label>
        <input id="q" name="q" type="search" value={query.words ?? ''} />
      </div>
      <PickOne id="column" label={say('栏目', 'Column')} {...{ all, options, value: query.column }} />
      <PickOne
        id="section"
        label={say('股室', 'Section')}
        options={[
          ...shown.sections.map(({ id, name }) => ({ value: id, text: name })),
          { value: noSection, text: say('未定股室', 'none') },
        ]}
        {...{ all, value: query.section }}
      />
      {deskLists[query.list].open ? (
        <PickOne
          id="due"
          label={say('应公开日', 'Due')}
          options={(Object.keys(dueFilters) as (keyof typeof dueFilters)[]).map(value => ({
            value,
            text: say(dueFilters[value].label, dueFilters[value].english),
          }))}
          {...{ all, value: query.due }}
        />
      ) : (
        <>
          <div>
            <label for="from">{say('公开日期从', 'Published from')}</label>
            <input id="from" name="from" type="date" value={query.from ?? ''} />
          </div>
          <div>
            <label for="to">{say('到', 'to')}</label>
            <input id="to" name="to" type="date" value={query.to ?? ''} />
          </div>
        </>
      )}
      <div>
        <Button kind="plain">{say('筛选', 'Filter')}</Button>
      </div>
    </form>
  )
}

type Pick = { id: string; label: string; all: string; value: string | null; options: readonly { value: string; text: string }[] }

function PickOne({ id, label, all, value, options }: Pick) {
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

function ItemTable({ page, office, shown }: { page: Page; office: Office; shown: DeskItems }) {
  const { say, language } = page
  const isOpen = deskLists[shown.list].open
  const columns = [
    { text: isOpen ? say('应公开日', 'Due') : shown.list === 'published' ? say('公开日期', 'Published') : say('日期', 'Day') },
    { text: say('标题', 'Title'), main: true },
    { text: say('当前', 'Now') },
    { text: say('栏目', 'Column'), hide: true },
    { text: say('股室、拟稿人', 'Section, drafter') },
  ]
  const rows = shown.lines.map(({ item, section, column, left, settledOn }) => ({
    cells: [
      <span class="when">
        {left && (
          <>
            <time datetime={left.dueOn}>{left.dueOn}</time> <LeftChip page={page} left={left} />
          </>
        )}
        {!left && (settledOn ? <time datetime={settledOn}>{settledOn}</time> : '—')}
      </span>,
      <a href={deskItemOf(office, item.id)}>
        <Official language={language}>{titleOf(page, item)}</Official>
      </a>,
      <StageChips page={page} item={item} />,
      <Official language={language}>{column || '—'}</Official>,
      <Official language={language} name>
        {[section, item.draftedByName].filter(Boolean).join('　')}
      </Official>,
    ],
  }))
  const { label, english } = deskLists[shown.list]
  const order = isOpen ? say('按应公开日排列', 'by due day') : say('新的在前', 'newest first')
  return <DataTable caption={`${say(label, english)}，${order}`} columns={columns} rows={rows} />
}

type Change = Partial<Record<'list' | 'due' | 'after', string | null>> & { kind?: string | null }

/** The address of a list, with what changes; without a query the list alone. */
export function itemsAddress({ office, query, kind, ...change }: { office: Office; query: DeskQuery | null } & Change): string {
  const held: Record<string, string | null | undefined> = {
    agency: office.slug,
    list: query?.list,
    q: query?.words,
    column: query?.column,
    section: query?.section,
    due: query?.due,
    from: query?.from,
    to: query?.to,
    ...change,
  }
  const given = Object.entries(held).filter((entry): entry is [string, string] => !!entry[1])
  return `${places.publications}${kind ? `.${kind}` : ''}?${new URLSearchParams(given)}`
}

export const isList = (name: string): name is DeskList => Object.hasOwn(deskLists, name)
