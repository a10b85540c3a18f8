import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../forms.ts'
import type { Agency, Section } from '../person.ts'
import { roles } from '../roles.ts'
import { type Choice, ErrorSummary, SelectField, TextField } from './fields.tsx'
import { StaffFrame } from './frame.tsx'

type Props = { page: Page; agencies: readonly Agency[]; sections: readonly Section[]; values: Record<string, string>; faults: Faults }

export function NewAccountPage({ agencies, sections, ...filled }: Props) {
  const { page, faults } = filled
  const { say } = page
  const title = say('新建账号', 'New account')
  return (
    <StaffFrame page={page} title={title} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <h1>{title}</h1>
      <form action="/desk/people/accounts" method="post">
        <SelectField {...filled} name="agencyId" label={say('机构', 'Agency')} choices={agencyChoices(agencies)} />
        <TextField {...filled} name="name" label={say('姓名', 'Name')} autocomplete="off" />
        <TextField
          {...filled}
          name="loginName"
          label={say('登录名', 'Login name')}
          hint={say('字母、数字、点、连字符或下划线，不分大小写。', 'Letters, digits, dots, hyphens or underscores.')}
          autocomplete="off"
          isShort
        />
        <SelectField {...filled} name="role" label={say('角色', 'Role')} choices={roleChoices()} />
        <SelectField
          {...filled}
          name="sectionId"
          label={say('股室', 'Section')}
          hint={say('股室承办人须选择。', 'Needed for drafters.')}
          choices={sectionChoices(agencies, sections)}
          isOptional
        />
        <p class="buttons">
          <button type="submit" class="button">
            {say('建立账号', 'Make the account')}
          </button>
        </p>
        <p class="quiet">{say('初始密码在下一页显示一次，首次登录时须更改。', 'The start password is shown once on the next page.')}</p>
      </form>
    </StaffFrame>
  )
}

export function agencyChoices(agencies: readonly Agency[]): Choice[] {
  return agencies.map(({ id, name }) => ({ value: id, label: name }))
}

export function roleChoices(): Choice[] {
  return Object.entries(roles).map(([value, { label, note }]) => ({ value, label: `${label}（${note}）` }))
}

export function sectionChoices(agencies: readonly Agency[], sections: readonly Section[]): Choice[] {
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]))
  return sections.map(({ id, agencyId, name }) => ({ value: id, label: name, group: nameOf.get(agencyId) }))
}
