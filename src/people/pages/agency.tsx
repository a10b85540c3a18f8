import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Done, Empty, Meta, Notice, Official } from '../../web/ui/index.ts'
import { type Agency, levels, type Section } from '../person.ts'
import { ErrorSummary, SelectField, TextField } from './fields.tsx'
import { Name, StaffFrame } from './frame.tsx'
import { agencyOptions } from './options.ts'

type Props = {
  page: Page
  agency: Agency
  parent: Agency | null
  sections: readonly Section[]
  successions: readonly { predecessor: string; successor: string; effectiveOn: string }[]
  /** Who may carry on its duties. */
  heirs: readonly Agency[]
  /** `form` names the one of the three forms that was sent. */
  values: Record<string, string>
  faults: Faults
  done: string | null
}

export function AgencyPage({ page, agency, parent, sections, successions, heirs, values, faults, done }: Props) {
  const { say } = page
  const here = `/desk/people/agencies/${agency.slug}`
  const filled = (form: string) => (values['form'] === form ? { page, values, faults, form } : { page, values: {}, faults: {}, form })
  const said = {
    added: say('机构已建立。', 'The agency is made.'),
    rename: say('名称已更改。', 'The name is changed.'),
    sections: say('股室已建立。', 'The section is made.'),
    succession: say('承继关系已登记，原机构已撤并。', 'The succession is recorded.'),
  }
  const facts = [
    { name: say('简称', 'Short name'), value: agency.slug },
    { name: say('层级', 'Level'), value: <Official language={page.language}>{levels[agency.level]}</Official> },
    { name: say('区划代码', 'Division'), value: agency.region },
    {
      name: say('上级机构', 'Superior'),
      value: parent && (
        <a href={`/desk/people/agencies/${parent.slug}`}>
          <Name page={page}>{parent.name}</Name>
        </a>
      ),
    },
    ...successions.map(({ predecessor, successor, effectiveOn }) => ({
      name: say('承继', 'Succession'),
      value: (
        <>
          {say(`${predecessor}的职责由${successor}承继，自 `, `${successor} carries on after ${predecessor}, from `)}
          <time datetime={effectiveOn}>{effectiveOn}</time>
        </>
      ),
    })),
  ]
  return (
    <StaffFrame page={page} title={agency.name} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} form={values['form']} />
      <div class="head">
        <h1>
          <Name page={page}>{agency.name}</Name>
        </h1>
        <p>
          <a href="/desk/people/agencies">{say('全部机构', 'All agencies')}</a>
        </p>
      </div>
      <div class="stack">
        <Done said={said} done={done} />
        {agency.dissolvedOn && (
          <Notice kind="over">
            {say(`${agency.dissolvedOn} 起已撤并，记录保留。`, `Ended on ${agency.dissolvedOn}; its records stay.`)}
          </Notice>
        )}
        <Meta facts={facts} />
        <section class="panel">
          <h2>{say('股室', 'Sections')}</h2>
          {sections.length > 0 ? (
            <ul class="items">
              {sections.map(({ name }) => (
                <li>
                  <Name page={page}>{name}</Name>
                </li>
              ))}
            </ul>
          ) : (
            <Empty>{say('还没有股室。', 'No sections yet.')}</Empty>
          )}
          <form action={`${here}/sections`} method="post">
            <TextField {...filled('sections')} name="name" label={say('新建股室', 'New section')} />
            <p class="buttons">
              <Button kind="plain">{say('建立股室', 'Make it')}</Button>
            </p>
          </form>
        </section>
        <section class="panel">
          <h2>{say('更名', 'Rename')}</h2>
          <form action={`${here}/rename`} method="post">
            <TextField
              {...filled('rename')}
              name="name"
              label={say('新名称', 'New name')}
              hint={say('简称、网址和编号不变。', 'The short name, addresses and numbers stay.')}
            />
            <p class="buttons">
              <Button kind="plain">{say('更名', 'Rename')}</Button>
            </p>
          </form>
        </section>
        {!agency.dissolvedOn && heirs.length > 0 && (
          <section class="panel">
            <h2>{say('撤并', 'End and succession')}</h2>
            <form action={`${here}/succession`} method="post">
              <SelectField
                {...filled('succession')}
                name="successorId"
                label={say('承继机构', 'Successor')}
                hint={say('继续履行本机构职责的机构（第十条）。', 'The agency that carries on its duties (art. 10).')}
                options={agencyOptions(heirs)}
              />
              <TextField {...filled('succession')} name="effectiveOn" label={say('自何日起', 'From')} type="date" short />
              <p class="buttons">
                <Button kind="grave">{say('登记撤并', 'Record it')}</Button>
              </p>
            </form>
          </section>
        )}
      </div>
    </StaffFrame>
  )
}
