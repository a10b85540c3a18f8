import type { Agency, Section } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, Field, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import { columnAddress } from '../../portal/pages/parts.tsx'
import type { Column } from '../catalogue.ts'
import type { Statement } from '../statement-store.ts'
import { CatalogueFrame, catalogueOf } from './catalogue-frame.tsx'
import { ColumnFields } from './column-fields.tsx'

type Props = {
  page: Page
  office: Agency
  column: Column
  columns: readonly Column[]
  sections: readonly Section[]
  statement: Statement | null
  /** What was typed; `form` names the one of the forms that was sent. */
  values: Readonly<Record<string, string>> | null
  faults: Faults
}

/** One column: what is set of it, what is said where it stands empty, and closing it. */
export function ColumnPage(props: Props) {
  const { page, office, column, columns, sections, values, faults } = props
  const { say, language } = page
  const here = `${catalogueOf(office.slug)}/columns/${column.key}`
  const sent = values && !values['form'] ? values : null
  const kept: Record<string, string | number | null> = { ...column }
  const value = (name: string) => sent?.[name] ?? String(kept[name] ?? '')
  return (
    <CatalogueFrame page={page} title={column.name} slug={office.slug} faults={faults}>
      <div class="head">
        <div>
          <h1>
            <Official language={language}>{column.name}</Official>
          </h1>
          <p class="chips">
            {column.closedOn ? (
              <Chip state="off">{say(`已停用（${column.closedOn}）`, `closed (${column.closedOn})`)}</Chip>
            ) : (
              <Chip state="done">{say('使用中', 'in use')}</Chip>
            )}
            <span class="tag">{columnAddress(office, column)}</span>
          </p>
        </div>
        <p class="buttons">
          <Button kind="plain" href={columnAddress(office, column)}>
            {say('看网站上的栏目', 'See it on the site')}
          </Button>
        </p>
      </div>
      <div class="split wide">
        <form class="panel" method="post" action={here}>
          <h2>{say('栏目设置', 'Settings')}</h2>
          <ColumnFields {...{ page, columns, sections, value, faults: sent ? faults : {} }} own={column} />
          <p class="buttons">
            <Button>{say('保存', 'Save')}</Button>
          </p>
        </form>
        <aside class="stack">
          <Stating {...props} here={here} />
          <Closing {...props} here={here} />
        </aside>
      </div>
    </CatalogueFrame>
  )
}

function Stating({ page, statement, values, faults, here }: Props & { here: string }) {
  const { say, language } = page
  const sent = values?.['form'] === 'statement' ? values : null
  return (
    <section class="panel">
      <h2>{say('无信息说明', 'Nothing of this kind')}</h2>
      {statement && (
        <Notice kind={statement.reviewOn <= page.today ? 'wait' : undefined}>
          <p>
            <Official language={language}>{statement.text}</Official>
          </p>
          <p class="quiet">
            {say(
              `${statement.actor} ${statement.statedOn} 说明，${statement.reviewOn} 前复核`,
              `${statement.actor}, ${statement.statedOn}; to be looked at by ${statement.reviewOn}`,
            )}
          </p>
        </Notice>
      )}
      <form method="post" action={`${here}/statement`}>
        <TextArea
          id="text"
          label={say('说明', 'Statement')}
          hint={say('栏目为空时显示，例如“本局无规章制定权，依法无此类信息。”', 'Shown while the column is empty.')}
          value={sent?.['text'] ?? ''}
          fault={sent ? faults['text'] : undefined}
          rows={3}
          required
        />
        <Field
          id="reviewOn"
          type="date"
          label={say('复核日期', 'Looked at again by')}
          value={sent?.['reviewOn'] ?? ''}
          fault={sent ? faults['reviewOn'] : undefined}
          required
          short
        />
        <p class="buttons">
          <Button kind="plain">{statement ? say('更新说明', 'State it anew') : say('作出说明', 'State it')}</Button>
        </p>
      </form>
    </section>
  )
}

function Closing({ page, column, values, faults, here }: Props & { here: string }) {
  const { say } = page
  const sent = values?.['form'] === 'closing' ? values : null
  const isClosed = column.closedOn !== null
  return (
    <section class="panel">
      <h2>{isClosed ? say('重新启用', 'Open again') : say('停用栏目', 'Close the column')}</h2>
      <p class="quiet">
        {say('停用后不再接收新的信息；已公开的信息和网址不变。', 'A closed column takes nothing new; what is public stays where it is.')}
      </p>
      <form method="post" action={`${here}/${isClosed ? 'opening' : 'closing'}`}>
        <Field
          id="reason"
          label={say('理由', 'Reason')}
          value={sent?.['reason'] ?? ''}
          fault={sent ? faults['reason'] : undefined}
          required
        />
        <p class="buttons">
          <Button kind={isClosed ? 'plain' : 'grave'}>{isClosed ? say('启用', 'Open') : say('停用', 'Close')}</Button>
        </p>
      </form>
    </section>
  )
}
