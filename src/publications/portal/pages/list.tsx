import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { DataTable, Empty, Mixed, Official } from '../../../web/ui/index.ts'
import { approvalsAddress } from '../../approvals/approval.ts'
import { type Column, type Part, parts } from '../../catalogue/catalogue.ts'
import { isInForce, type Line } from '../../public-store.ts'
import { addressOf } from '../../publish.ts'
import { isNarrowed, type ListView, placeKey, queryOf } from '../list.ts'
import { listData } from '../schema-org.ts'
import { piece } from '../shelves.ts'
import { ListFilters } from './filters.tsx'
import { columnAddress, crumbsOf, Day, dataOf, holdsToday, partName, partOf, ValidityChip } from './parts.tsx'
import { ColumnTree } from './tree.tsx'

export type ListProps = { page: Page; office: Office; view: ListView }

/** The address of the list without a filter. */
export const listAddress = (office: Office, { part, column }: { part: Part; column: Column | null }): string =>
  column ? columnAddress(office, column) : partOf(office, part)

/** A list of the portal: one answer holds a whole page of plain links; filters are a form that needs no script. */
export function ListPage({ page, office, view }: ListProps) {
  const { say } = page
  const { place, way, filters, counts } = view
  const { column, part } = place
  const title = column?.name ?? partName(page, part)
  const here = listAddress(office, place)
  const crumbs = [{ href: partOf(office, part), text: partName(page, part) }, ...crumbsOf(page, office, way)]
  const feed = { title: `${office.name}：${column?.name ?? parts[part].label}` }
  return (
    <PortalPage
      page={page}
      office={office}
      title={title}
      current={part}
      crumbs={crumbs.map((crumb, i) => (i === crumbs.length - 1 ? { ...crumb, href: undefined } : crumb))}
      canonical={here + queryOf({ ...filters, from: null, to: null, genre: null, validity: null, section: null })}
      column={{
        name: column?.name ?? parts[part].label,
        description: column?.description || `${office.name}${column?.name ?? parts[part].label}`,
        keywords: ['政府信息公开', ...way.map(({ name }) => name)].join(','),
        type: ['政府信息公开', parts[part].label].join(','),
      }}
      feeds={[
        { href: `${here}.rss`, type: 'rss', ...feed },
        { href: `${here}.atom`, type: 'atom', ...feed },
      ]}
      data={[listData(page, office, view, here)]}
    >
      <div class="split tree-first">
        <div class="stack">
          <div>
            <p class="jump">
              <a href="#tree">{say('全部栏目', 'All columns')}</a>
            </p>
            <h1>
              <Official language={page.language}>{title}</Official>
            </h1>
            <About page={page} office={office} view={view} />
          </div>
          {column?.key === 'licences' && (
            <p class="notice">
              {say('办理依据、条件、材料、流程和时限见', 'For basis, conditions, documents, procedure and times see the ')}
              <a href={approvalsAddress(office.slug)}>{say('行政审批事项', 'approval items')}</a>
              {say('。', '.')}
            </p>
          )}
          {(counts.get(placeKey(place))?.items ?? 0) > 0 && <Filters page={page} view={view} here={here} />}
          <Items page={page} office={office} view={view} />
          <Below page={page} office={office} view={view} />
          <Nothing page={page} office={office} view={view} />
        </div>
        {piece(view, `tree ${part} ${column?.key ?? ''} ${page.language}`, () => (
          <ColumnTree {...{ page, office, part, counts }} tree={view.tree} current={column?.key ?? null} />
        ))}
      </div>
    </PortalPage>
  )
}

/** Of a list that nobody narrowed the form is the same for all who ask. */
function Filters(props: Parameters<typeof ListFilters>[0]) {
  const { page, view, here } = props
  if (isNarrowed(view.filters)) return <ListFilters {...props} />
  return piece(view, `filters ${here} ${page.language}`, () => <ListFilters {...props} />)
}

/** How much there is, who is in charge of it, and what law asks for it. */
function About({ page, view }: ListProps) {
  const { say, language } = page
  const { place, counts, sections, newestOn } = view
  const count = counts.get(placeKey(place)) ?? { items: 0, inForce: 0 }
  const section = place.column?.sectionId ? sections.get(place.column.sectionId) : null
  return (
    <>
      {place.column?.description && (
        <p>
          <Official language={language}>{place.column.description}</Official>
        </p>
      )}
      <p class="quiet">
        {count.items === count.inForce
          ? say(`共 ${count.items} 条。`, `${count.items} items. `)
          : say(`共 ${count.items} 条，现行有效 ${count.inForce} 条。`, `${count.items} items, ${count.inForce} in force. `)}
        {section && (
          <>
            {say('责任股室：', 'Section in charge: ')}
            <Official language={language}>{section.name}</Official>
            {say('。', '. ')}
          </>
        )}
        {newestOn && (
          <>
            {say('更新：', 'Newest: ')}
            <Day on={newestOn} />
            {say('。', '. ')}
          </>
        )}
        {place.column?.basis && (
          <>
            {say('公开依据：', 'Basis: ')}
            <Mixed language={language} text={place.column.basis} />
            {say('。', '.')}
          </>
        )}
        {place.column?.closedOn && <> {say(`本栏目自 ${place.column.closedOn} 起不再更新。`, `Closed since ${place.column.closedOn}.`)}</>}
      </p>
    </>
  )
}

function Items({ page, office, view }: ListProps) {
  const { say, language } = page
  const { items, columns, place, filters } = view
  if (items.length === 0 && (isNarrowed(filters) || filters.after))
    return (
      <Empty>
        <p>{say('没有符合条件的信息。', 'Nothing matches.')}</p>
        <p>
          <a href={listAddress(office, place)}>{say('看全部', 'See all')}</a>
        </p>
      </Empty>
    )
  if (items.length === 0) return null
  const hasColumns = items.some(({ columnKey }) => columnKey !== place.column?.key)
  // In a list of documents it has a column of its own; among other things it is said where a document no longer holds.
  const hasValidity = items.every(({ validity }) => validity !== null)
  const lapsed = (item: Line) => !hasValidity && !isInForce(holdsToday(item, page.today))
  const heads = [
    { text: say('名称', 'Title'), main: true },
    ...(hasColumns ? [{ text: say('栏目', 'Column') }] : []),
    { text: say('发布日期', 'Published') },
    ...(hasValidity ? [{ text: say('有效性', 'Validity') }] : []),
  ]
  // The name of a row says all that it shows: what was made under it is right whenever it was made.
  const kind = `row ${language} ${hasColumns} ${hasValidity} ${page.today}`
  const rows = items.map(item => ({
    kept: (make: () => { toString(): string | Promise<string> }) => piece(view, `${kind} ${JSON.stringify(item)}`, make),
    cells: () => [
      <>
        <a href={addressOf(office.slug, item.number)}>
          <Official language={language}>{item.title}</Official>
        </a>
        {item.documentNumber && (
          <small class="docno" translate="no" lang={language === 'en' ? 'zh-CN' : undefined}>
            {item.documentNumber}
          </small>
        )}
        {lapsed(item) && (
          <small>
            <ValidityChip page={page} item={item} />
          </small>
        )}
      </>,
      ...(hasColumns ? [<Official language={language}>{columns.get(item.columnKey)?.name ?? ''}</Official>] : []),
      <Day on={item.listedOn} />,
      ...(hasValidity ? [<ValidityChip page={page} item={item} />] : []),
    ],
  }))
  const caption = say(`${place.column?.name ?? parts[place.part].label}目录`, 'Items of this list')
  return <DataTable caption={caption} columns={heads} rows={rows} />
}

/** On to the next stretch, back to the first, and the list to take away. */
function Below({ page, office, view }: ListProps) {
  const { say } = page
  const { place, filters, next, items } = view
  const here = listAddress(office, place)
  if (items.length === 0) return null
  const whole = queryOf({ ...filters, after: null })
  return (
    <div class="head" id="data">
      {(next || filters.after) && (
        <nav class="pager" aria-label={say('分页', 'Pages')}>
          <ul>
            {filters.after && (
              <li>
                <a href={here + whole} rel="start">
                  {say('回到开头', 'Back to the start')}
                </a>
              </li>
            )}
            {next && (
              <li>
                <a href={here + queryOf({ ...filters, after: next })} rel="next">
                  {say('下一页', 'Next page')}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
      <p>
        {say('下载本目录：', 'This list: ')}
        {(['xlsx', 'csv', 'json'] as const).map(kind => (
          <>
            <a href={`${here}.${kind}${whole}`}>{kind.toUpperCase()}</a>{' '}
          </>
        ))}
        {say('　订阅：', ' Subscribe: ')}
        <a href={`${here}.rss`}>RSS</a> <a href={`${here}.atom`}>Atom</a>
        {say('　', ' ')}
        <a href={dataOf(office)}>{say('全部数据', 'All data')}</a>
      </p>
    </div>
  )
}

/** What is not there, and who said so: an empty column is never left without a word (arts. 19, 20). */
function Nothing({ page, office, view }: ListProps) {
  const { say, language } = page
  const { place, nothing, newestOn } = view
  // 机构职能 is published as facts on a page of its own (art. 20(2)), not as items.
  if (place.column?.key === 'institution' && !newestOn)
    return (
      <Empty>
        <a href={`${portalPlaces(office).home}/institution`}>
          {say('机构职能、内设机构、领导分工和联系方式见“机构概况”', 'Duties, sections, leaders and contacts stand on “The institution”')}
        </a>
      </Empty>
    )
  if (nothing.length === 0)
    return newestOn ? null : (
      <Empty>
        <p>{say('本栏目还没有公开的信息。', 'Nothing has been published here yet.')}</p>
        <p>
          <a href={portalPlaces(office).apply}>{say('需要的信息没有找到，可以申请公开', 'Apply for what you did not find')}</a>
        </p>
      </Empty>
    )
  return (
    <section aria-labelledby="none">
      <h2 id="none" class={nothing.length > 1 ? undefined : 'unseen'}>
        {say('无信息的栏目', 'Columns without items')}
      </h2>
      <div class="stack">
        {nothing.map(({ column, statement }) => (
          <Empty>
            <p>
              {column.key !== place.column?.key && (
                <a href={columnAddress(office, column)}>
                  <Official language={language}>{column.name}</Official>
                </a>
              )}
              {column.key !== place.column?.key && say('：', ': ')}
              <Official language={language}>{statement.text}</Official>
            </p>
            <p class="quiet">
              <Official language={language}>{office.name}</Official> <Day on={statement.statedOn} />{' '}
              {say('说明，', 'stated; looked at again by ')}
              <Day on={statement.reviewOn} />
              {say(' 前复核', '')}
            </p>
          </Empty>
        ))}
      </div>
    </section>
  )
}
