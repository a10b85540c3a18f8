import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../forms.ts'
import { type Agency, levels } from '../person.ts'
import { ErrorSummary, SelectField, TextField } from './fields.tsx'
import { StaffFrame } from './frame.tsx'
import { agencyChoices } from './new-account.tsx'

export function NewAgencyPage({
  agencies,
  ...filled
}: {
  page: Page
  agencies: readonly Agency[]
  values: Record<string, string>
  faults: Faults
}) {
  const { page, faults } = filled
  const { say } = page
  const title = say('新建机构', 'New agency')
  return (
    <StaffFrame page={page} title={title} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <h1>{title}</h1>
      <form action="/desk/people/agencies" method="post">
        <SelectField {...filled} name="parentId" label={say('上级机构', 'Superior')} choices={agencyChoices(agencies)} />
        <TextField {...filled} name="name" label={say('机构名称', 'Name')} />
        <TextField
          {...filled}
          name="slug"
          label={say('简称', 'Short name')}
          hint={say('用于网址和编号，以后不能更改，例如 wenlv。', 'For addresses and numbers; it cannot be changed later.')}
          isShort
        />
        <SelectField
          {...filled}
          name="level"
          label={say('行政层级', 'Level')}
          choices={Object.entries(levels).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...filled} name="region" label={say('行政区划代码', 'Code of the division')} isOptional isShort />
        <p class="buttons">
          <button type="submit" class="button">
            {say('建立机构', 'Make the agency')}
          </button>
        </p>
      </form>
    </StaffFrame>
  )
}
