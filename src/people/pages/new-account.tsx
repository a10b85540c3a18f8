import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button } from '../../web/ui/index.ts'
import type { Agency, Section } from '../person.ts'
import { ErrorSummary, SelectField, TextField } from './fields.tsx'
import { StaffFrame } from './frame.tsx'
import { agencyOptions, roleOptions, sectionOptions } from './options.ts'

type Props = { page: Page; agencies: readonly Agency[]; sections: readonly Section[]; values: Record<string, string>; faults: Faults }

export function NewAccountPage({ agencies, sections, ...filled }: Props) {
  const { page, faults } = filled
  const { say } = page
  const title = say('新建账号', 'New account')
  return (
    <StaffFrame page={page} title={title} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <div class="head">
        <h1>{title}</h1>
      </div>
      <section class="panel">
        <form action="/desk/people/accounts" method="post">
          <SelectField {...filled} name="agencyId" label={say('机构', 'Agency')} options={agencyOptions(agencies)} />
          <TextField {...filled} name="name" label={say('姓名', 'Name')} autocomplete="off" />
          <TextField
            {...filled}
            name="loginName"
            label={say('登录名', 'Login name')}
            hint={say('字母、数字、点、连字符或下划线，不分大小写。', 'Letters, digits, dots, hyphens or underscores.')}
            autocomplete="off"
            short
          />
          <SelectField {...filled} name="role" label={say('角色', 'Role')} options={roleOptions} />
          <SelectField
            {...filled}
            name="sectionId"
            label={say('股室', 'Section')}
            hint={say('股室承办人和股室负责人须选择。', 'Needed for drafters and heads of section.')}
            options={sectionOptions(agencies, sections)}
            isOptional
          />
          <p class="buttons">
            <Button>{say('建立账号', 'Make the account')}</Button>
          </p>
          <p class="quiet">{say('初始密码在下一页显示一次，首次登录时须更改。', 'The start password is shown once on the next page.')}</p>
        </form>
      </section>
    </StaffFrame>
  )
}
