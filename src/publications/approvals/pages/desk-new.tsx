import type { Agency, Section } from '../../../people/index.ts'
import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Field, Select } from '../../../web/ui/index.ts'
import { DeskFrame, deskApprovals } from './desk-frame.tsx'

type Props = { page: Page; office: Agency; sections: readonly Section[]; values: Readonly<Record<string, string>>; faults: Faults }

export function NewApprovalPage({ page, office, sections, values, faults }: Props) {
  const { say } = page
  const title = say('新增事项', 'New item')
  return (
    <DeskFrame page={page} slug={office.slug} title={title} faults={faults}>
      <h1>{title}</h1>
      <form class="panel" method="post" action={`${deskApprovals(office.slug)}/new`} novalidate>
        <Field id="name" label={say('项目名称', 'Name')} value={values['name']} fault={faults['name']} maxlength={100} required />
        <Field
          id="key"
          label={say('网址名', 'Address')}
          hint={say(
            `小写字母、数字和连字符，例如 internet-cafe。网址为 /${office.slug}/approvals/网址名，定了不再改。`,
            `Small letters, digits and hyphens; it becomes /${office.slug}/approvals/… and is never changed.`,
          )}
          value={values['key']}
          fault={faults['key']}
          maxlength={60}
          spellcheck={false}
          required
        />
        <Select
          id="sectionId"
          label={say('责任股室', 'Section')}
          value={values['sectionId'] ?? (sections.length === 1 ? sections[0]!.id : undefined)}
          fault={faults['sectionId']}
          empty={say('请选择', 'Choose')}
          options={sections.map(({ id, name }) => ({ value: id, text: name }))}
          required
        />
        <p class="buttons">
          <Button>{say('开始填写', 'Begin')}</Button>
        </p>
      </form>
    </DeskFrame>
  )
}
