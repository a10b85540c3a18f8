import type { Page } from '../../web/layout/index.ts'
import type { Account, Agency } from '../person.ts'
import { roles } from '../roles.ts'
import { StaffFrame } from './frame.tsx'

export function AccountsPage({ page, agencies, accounts }: { page: Page; agencies: readonly Agency[]; accounts: readonly Account[] }) {
  const { say } = page
  const title = say('账号', 'Accounts')
  return (
    <StaffFrame page={page} title={title}>
      <div class="head">
        <h1>{title}</h1>
        <p class="buttons">
          <a class="button plain" href="/desk/people/agencies">
            {say('机构和股室', 'Agencies')}
          </a>
          <a class="button" href="/desk/people/accounts/new">
            {say('新建账号', 'New account')}
          </a>
        </p>
      </div>
      <div class="scroll">
        <table class="data cards">
          <caption class="unseen">{say('账号，按机构排列', 'Accounts by agency')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('姓名', 'Name')}</th>
              <th scope="col">{say('登录名', 'Login name')}</th>
              <th scope="col">{say('角色', 'Roles')}</th>
              <th scope="col">{say('状态', 'State')}</th>
            </tr>
          </thead>
          {agencies.map(agency => (
            <Group page={page} agency={agency} accounts={accounts.filter(({ agencyId }) => agencyId === agency.id)} />
          ))}
        </table>
      </div>
    </StaffFrame>
  )
}

function Group({ page, agency, accounts }: { page: Page; agency: Agency; accounts: readonly Account[] }) {
  if (accounts.length === 0) return null
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colspan={4}>
          {agency.name}
        </th>
      </tr>
      {accounts.map(account => (
        <tr>
          <th scope="row" class="main">
            <a href={`/desk/people/accounts/${account.id}`}>{account.name}</a>
          </th>
          <td data-head={page.say('登录名', 'Login name')}>{account.loginName}</td>
          <td data-head={page.say('角色', 'Roles')}>
            {[...new Set(account.memberships.map(({ role }) => roles[role].label))].join('、') || '—'}
          </td>
          <td>
            <AccountState page={page} account={account} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

export function AccountState({ page: { say }, account }: { page: Page; account: Account }) {
  if (account.disabledAt) return <span class="state off">{say('已停用', 'disabled')}</span>
  if (account.mustChangePassword) return <span class="state wait">{say('待更改初始密码', 'start password')}</span>
  return <span class="state done">{say('在用', 'in use')}</span>
}
