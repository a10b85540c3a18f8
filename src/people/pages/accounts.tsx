import type { Page } from '../../web/layout/index.ts'
import { Button, Chip, DataTable, Official } from '../../web/ui/index.ts'
import type { Account, Agency } from '../person.ts'
import { roles } from '../roles.ts'
import { Name, StaffFrame } from './frame.tsx'

export function AccountsPage({ page, agencies, accounts }: { page: Page; agencies: readonly Agency[]; accounts: readonly Account[] }) {
  const { say } = page
  const title = say('账号', 'Accounts')
  const columns = [
    { text: say('姓名', 'Name') },
    { text: say('登录名', 'Login name') },
    { text: say('机构', 'Agency') },
    { text: say('角色', 'Roles') },
    { text: say('状态', 'State'), head: false },
  ]
  const rows = agencies.flatMap(agency =>
    accounts
      .filter(({ agencyId }) => agencyId === agency.id)
      .map(account => ({
        cells: [
          <a href={`/desk/people/accounts/${account.id}`}>
            <Name page={page}>{account.name}</Name>
          </a>,
          account.loginName,
          <Name page={page}>{agency.name}</Name>,
          <Official language={page.language}>
            {[...new Set(account.memberships.map(({ role }) => roles[role].label))].join('、') || '—'}
          </Official>,
          <AccountState page={page} account={account} />,
        ],
      })),
  )
  return (
    <StaffFrame page={page} title={title}>
      <div class="head">
        <h1>{title}</h1>
        <p class="buttons">
          <Button kind="plain" href="/desk/people/agencies">
            {say('机构和股室', 'Agencies')}
          </Button>
          <Button href="/desk/people/accounts/new">{say('新建账号', 'New account')}</Button>
        </p>
      </div>
      <DataTable caption={say('账号，按机构排列', 'Accounts by agency')} columns={columns} rows={rows} />
    </StaffFrame>
  )
}

export function AccountState({ page: { say }, account }: { page: Page; account: Account }) {
  if (account.disabledAt) return <Chip state="off">{say('已停用', 'disabled')}</Chip>
  if (account.mustChangePassword) return <Chip state="wait">{say('待更改初始密码', 'start password')}</Chip>
  return <Chip state="done">{say('在用', 'in use')}</Chip>
}
