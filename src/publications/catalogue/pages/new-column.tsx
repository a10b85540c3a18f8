import type { Agency, Section } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Choices, Field } from '../../../web/ui/index.ts'
import { type Column, parts } from '../catalogue.ts'
import { CatalogueFrame, catalogueOf } from './catalogue-frame.tsx'
import { ColumnFields } from './column-fields.tsx'

type Props = {
  page: Page
  office: Agency
  columns: readonly Column[]
  sections: readonly Section[]
  values: Readonly<Record<string, string>>
  faults: Faults
}

/** A column more. */
export function NewColumnPage({ page, office, columns, sections, values, faults }: Props) {
  const { say } = page
  const usual: Record<string, string> = { part: 'content', kind: 'statutory', period: 'publication' }
  const value = (name: string) => values[name] ?? usual[name] ?? ''
  return (
    <CatalogueFrame page={page} title={say('添加栏目', 'Add a column')} slug={office.slug} faults={faults}>
      <h1>{say('添加栏目', 'Add a column')}</h1>
      <form class="panel" method="post" action={`${catalogueOf(office.slug)}/new`}>
        <Choices
          id="part"
          label={say('所属部分', 'Part')}
          value={value('part')}
          fault={faults['part']}
          options={(['content', 'rules'] as const).map(part => ({ value: part, text: say(parts[part].label, parts[part].english) }))}
        />
        <Field
          id="key"
          value={value('key')}
          fault={faults['key']}
          label={say('网址名', 'Name in the address')}
          hint={say(
            `栏目的永久网址 /${office.slug}/content/网址名，以后不能改。小写字母、数字和连字符。`,
            `Its permanent address /${office.slug}/content/…; never changed. Small letters, digits, hyphens.`,
          )}
          required
          short
          spellcheck={false}
        />
        <ColumnFields {...{ page, columns, sections, value, faults }} />
        <p class="buttons">
          <Button>{say('添加', 'Add it')}</Button>
        </p>
      </form>
    </CatalogueFrame>
  )
}
