import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, ErrorSummary, Field, Official, Select } from '../../../web/ui/index.ts'
import type { Column } from '../../catalogue/catalogue.ts'
import { columnOptions } from './editor-panels.tsx'

type Props = {
  page: Page
  office: { name: string }
  sections: readonly { id: string; name: string }[]
  isOfSection: boolean
  columns: readonly Column[]
  typed: Readonly<Record<string, string>>
  faults: Faults
}

/** The first three fields of an item; the rest is written in the editor. */
export function DeskNewPage({ page, office, sections, isOfSection, columns, typed, faults }: Props) {
  const { say, language } = page
  const title = say('拟稿', 'New item')
  return (
    <StaffLayout
      page={page}
      title={Object.keys(faults).length > 0 ? `${say('错误：', 'Error: ')}${title}` : title}
      current="publications"
      crumbs={[{ href: places.publications, text: say('公开', 'Publications') }, { text: title }]}
    >
      <ErrorSummary faults={faults} />
      <h1>{title}</h1>
      <p class="quiet">
        <Official language={language} name>
          {office.name}
        </Official>
      </p>
      <form class="panel" method="post" action={`${places.publications}/new`} novalidate>
        <Field id="title" label={say('标题', 'Title')} value={typed['title']} fault={faults['title']} maxlength={200} />
        <Select
          id="column"
          label={say('栏目', 'Column')}
          options={columnOptions(columns)}
          value={typed['column']}
          fault={faults['column']}
          empty={say('以后再选', 'later')}
          optional={say('选填', 'optional')}
        />
        {(sections.length > 1 || !isOfSection) && (
          <Select
            id="section"
            label={say('责任股室', 'Section')}
            options={sections.map(({ id, name }) => ({ value: id, text: name }))}
            value={typed['section']}
            fault={faults['section']}
            empty={isOfSection ? undefined : say('不分股室', 'none')}
          />
        )}
        <p class="buttons">
          <Button>{say('开始拟稿', 'Begin')}</Button>
        </p>
      </form>
    </StaffLayout>
  )
}
