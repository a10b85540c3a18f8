import type { Page } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Official } from '../../web/ui/index.ts'
import { type Agency, levels } from '../person.ts'
import { Name, StaffFrame } from './frame.tsx'

export function AgenciesPage({ page, agencies }: { page: Page; agencies: readonly Agency[] }) {
  const { say } = page
  const title = say('机构', 'Agencies')
  const columns = [
    { text: say('名称', 'Name') },
    { text: say('简称', 'Short name') },
    { text: say('层级', 'Level') },
    { text: say('上级', 'Superior') },
    { text: say('状态', 'State'), head: false },
  ]
  const rows = agencies.map(agency => ({
    cells: [
      <a href={`/desk/people/agencies/${agency.slug}`}>
        <Name page={page}>{agency.name}</Name>
      </a>,
      agency.slug,
      <Official language={page.language}>{levels[agency.level]}</Official>,
      <Name page={page}>{agencies.find(({ id }) => id === agency.parentId)?.name ?? '—'}</Name>,
      agency.dissolvedOn ? (
        <Chip state="off">{say(`${agency.dissolvedOn} 撤并`, `ended ${agency.dissolvedOn}`)}</Chip>
      ) : (
        <Chip state="done">{say('在用', 'in use')}</Chip>
      ),
    ],
  }))
  return (
    <StaffFrame page={page} title={title}>
      <div class="head">
        <h1>{title}</h1>
        <p class="buttons">
          <Button kind="plain" href="/desk/people/accounts">
            {say('账号', 'Accounts')}
          </Button>
          <Button href="/desk/people/agencies/new">{say('新建机构', 'New agency')}</Button>
        </p>
      </div>
      <DataTable caption={say('机构，下级在上级之后', 'Agencies, each after its superior')} columns={columns} rows={rows} />
    </StaffFrame>
  )
}
