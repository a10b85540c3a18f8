import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import { DataTable, Empty, Official } from '../../../web/ui/index.ts'
import { approvalAddress, approvalKinds, approvalsAddress } from '../approval.ts'
import type { ApprovalFilters, ListedApproval } from '../public-store.ts'
import { kindName } from './approval-facts.tsx'

type Props = { page: Page; office: Office; items: readonly ListedApproval[]; filters: ApprovalFilters }

/** What an agency decides on application, all on one page. */
export function ApprovalListPage({ page, office, items, filters }: Props) {
  const { say, language } = page
  const here = approvalsAddress(office.slug)
  const title = say('行政审批事项', 'Approval items')
  const isNarrowed = filters.kind !== null || filters.keyword !== ''
  const narrowed = new URLSearchParams({ ...(filters.kind && { kind: filters.kind }), ...(filters.keyword && { k: filters.keyword }) })
  return (
    <PortalPage
      page={page}
      office={office}
      title={title}
      current="content"
      crumbs={[{ href: portalPlaces(office).content, text: say('法定主动公开内容', 'Published information') }, { text: title }]}
      canonical={here}
      column={{
        ...{ name: '行政审批事项', description: `${office.name}行政审批事项：依据、条件、材料、流程、时限和收费` },
        ...{ keywords: '政府信息公开,行政审批事项,行政许可,办事指南', type: '政府信息公开' },
      }}
    >
      <div class="stack">
        <header>
          <h1>{title}</h1>
          <p class="quiet">
            {say(
              '依据、条件、数量、程序、期限、全部材料和示范文本（《行政许可法》第三十条；《政府信息公开条例》第二十条第（五）项）',
              'Basis, conditions, number, procedure, times, all documents and model forms (art. 30, Licensing Law)',
            )}
          </p>
        </header>
        <form class="filters" action={here} aria-label={say('筛选', 'Filter')}>
          <div class="grow">
            <label for="k">{say('项目名称', 'Name')}</label>
            <input id="k" name="k" type="search" maxlength={60} value={filters.keyword} />
          </div>
          <div>
            <label for="kind">{say('事项类型', 'Kind')}</label>
            <select id="kind" name="kind">
              <option value="">{say('全部', 'All')}</option>
              {Object.entries(approvalKinds).map(([value, { label, english }]) => (
                <option value={value} selected={value === filters.kind || undefined}>
                  {say(label, english)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit" class="button">
            {say('筛选', 'Filter')}
          </button>
          {isNarrowed && <a href={here}>{say('清除', 'Clear')}</a>}
        </form>
        {items.length === 0 ? (
          <Empty>
            {isNarrowed
              ? say('没有符合条件的事项。', 'Nothing fits.')
              : say('本机关还没有公布行政审批事项。', 'No approval items have been published yet.')}
          </Empty>
        ) : (
          <DataTable
            caption={title}
            columns={[
              { text: say('项目名称', 'Name'), main: true },
              { text: say('事项类型', 'Kind') },
              { text: say('承诺办结', 'Promised') },
              { text: say('法定时限', 'Statutory') },
              { text: say('收费', 'Fee') },
              { text: say('上次核对', 'Verified'), hide: true },
            ]}
            rows={items.map(({ key, name, kind, promisedDays, statutoryDays, hasFees, verifiedOn }) => ({
              cells: [
                <a href={approvalAddress(office.slug, key)}>
                  <Official language={language}>{name}</Official>
                </a>,
                kindName(page, kind),
                say(`${promisedDays} 个工作日`, `${promisedDays} working days`),
                say(`${statutoryDays} 个工作日`, `${statutoryDays} working days`),
                hasFees ? say('收费', 'yes') : say('不收费', 'no'),
                <time datetime={verifiedOn}>{verifiedOn}</time>,
              ],
            }))}
          />
        )}
        <p>
          {say('下载本目录：', 'This list: ')}
          {(['xlsx', 'csv', 'json'] as const).map(kind => (
            <>
              <a href={`${here}.${kind}${isNarrowed ? `?${narrowed}` : ''}`}>{kind.toUpperCase()}</a>{' '}
            </>
          ))}
        </p>
      </div>
    </PortalPage>
  )
}
