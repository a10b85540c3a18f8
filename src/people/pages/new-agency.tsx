import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button } from '../../web/ui/index.ts'
import type { Agency } from '../person.ts'
import { ErrorSummary, SelectField, TextField } from './fields.tsx'
import { StaffFrame } from './frame.tsx'
import { agencyOptions, levelOptions } from './options.ts'

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
      <div class="head">
        <h1>{title}</h1>
      </div>
      <section class="panel">
        <form action="/desk/people/agencies" method="post">
          <SelectField {...filled} name="parentId" label={say('上级机构', 'Superior')} options={agencyOptions(agencies)} />
          <TextField {...filled} name="name" label={say('机构名称', 'Name')} />
          <TextField
            {...filled}
            name="slug"
            label={say('简称', 'Short name')}
            hint={say('用于网址和编号，以后不能更改，例如 wenlv。', 'For addresses and numbers; it cannot be changed later.')}
            short
          />
          <SelectField {...filled} name="level" label={say('行政层级', 'Level')} options={levelOptions} />
          <TextField {...filled} name="region" label={say('行政区划代码', 'Code of the division')} isOptional short />
          <p class="buttons">
            <Button>{say('建立机构', 'Make the agency')}</Button>
          </p>
        </form>
      </section>
    </StaffFrame>
  )
}
