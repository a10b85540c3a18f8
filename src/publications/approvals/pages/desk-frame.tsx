import type { Child } from 'hono/jsx'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Chip, type Crumb, crumbOf, ErrorSummary } from '../../../web/ui/index.ts'
import { type Stage, type Standing, stages, standings } from '../steps.ts'

export const deskApprovals = (slug: string): string => `${places.approvals}/${slug}`
export const deskApproval = (slug: string, id: string): string => `${deskApprovals(slug)}/${id}`

type Props = { page: Page; slug: string; title: string; faults?: Faults; crumbs?: Crumb[]; isTop?: boolean; children?: Child }

/** A page of the approval items' desk. The title of one that came back with faults says so first. */
export function DeskFrame({ page, slug, title, faults = {}, crumbs = [], isTop, children }: Props) {
  const { say } = page
  const count = Object.keys(faults).length
  const items = say('审批事项', 'Approval items')
  return (
    <StaffLayout
      page={page}
      title={count > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="approvals"
      crumbs={[
        { href: places.desk, text: say('工作台', 'Desk') },
        ...(isTop ? [] : [{ href: deskApprovals(slug), text: items }]),
        ...crumbs,
        crumbOf(page.language, title),
      ]}
    >
      <ErrorSummary faults={faults} title={say(`有 ${count} 处需要修改`, `${count} things need to be changed`)} />
      {children}
    </StaffLayout>
  )
}

/** The stage, and beside it what the public has where that is something. */
export function StateChips({ page: { say }, row }: { page: Page; row: { stage: Stage; standing: Standing } }) {
  const [stage, standing] = [stages[row.stage], standings[row.standing]]
  return (
    <>
      {row.stage !== 'settled' && <Chip state={stage.chip}>{say(stage.label, stage.english)}</Chip>}{' '}
      {(row.stage === 'settled' || row.standing !== 'none') && <Chip state={standing.chip}>{say(standing.label, standing.english)}</Chip>}
    </>
  )
}
