import { addMonths, type PlainDate } from '../../../law/index.ts'
import type { Agency } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import { Button, Chip, DataTable, Empty, OfficeHead, Official } from '../../../web/ui/index.ts'
import type { ApprovalRow } from '../store.ts'
import { kindName } from './approval-facts.tsx'
import { DeskFrame, deskApproval, deskApprovals, StateChips } from './desk-frame.tsx'

type Props = { page: Page; office: Agency; rows: readonly ApprovalRow[]; mayWrite: boolean }

/** All approval items of an agency, and what has to be done with each. */
export function ApprovalDeskPage({ page, office, rows, mayWrite }: Props) {
  const { say, language } = page
  const title = say('审批事项', 'Approval items')
  const halfYearAgo = addMonths(page.today as PlainDate, -6)
  return (
    <DeskFrame page={page} slug={office.slug} title={title} isTop>
      <OfficeHead language={page.language} title={title} office={office.name}>
        <p class="buttons">
          <Button kind="plain" href={`/${office.slug}/approvals`}>
            {say('看网站', 'See the site')}
          </Button>
          {mayWrite && <Button href={`${deskApprovals(office.slug)}/new`}>{say('新增事项', 'New item')}</Button>}
        </p>
      </OfficeHead>
      {rows.length === 0 ? (
        <Empty>{say('还没有行政审批事项。', 'No approval items yet.')}</Empty>
      ) : (
        <DataTable
          caption={title}
          columns={[
            { text: say('项目名称', 'Name'), main: true },
            { text: say('事项类型', 'Kind') },
            { text: say('承诺 / 法定', 'Promised / statutory') },
            { text: say('情况', 'State') },
            { text: say('上次核对', 'Last verified') },
          ]}
          rows={rows.map(row => ({
            cells: [
              <>
                <a href={deskApproval(office.slug, row.id)}>
                  <Official language={language}>{row.name}</Official>
                </a>
                <small>/{row.key}</small>
              </>,
              kindName(page, row.draft.kind),
              `${row.draft.promisedDays ?? '—'} / ${row.draft.statutoryDays ?? '—'}`,
              <StateChips page={page} row={row} />,
              row.verifiedOn ? (
                <>
                  <time datetime={row.verifiedOn}>{row.verifiedOn}</time>{' '}
                  {row.standing === 'public' && row.verifiedOn < halfYearAgo && (
                    <Chip state="wait">{say('超过半年', 'over half a year')}</Chip>
                  )}
                </>
              ) : (
                '—'
              ),
            ],
          }))}
        />
      )}
    </DeskFrame>
  )
}
