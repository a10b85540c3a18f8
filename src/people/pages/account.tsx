import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, DataTable, Done, Empty, Meta, Official } from '../../web/ui/index.ts'
import type { Account, Agency, Section } from '../person.ts'
import { roles } from '../roles.ts'
import type { SignInRecord } from '../session-store.ts'
import { AccountState } from './accounts.tsx'
import { Action, ErrorSummary, SelectField } from './fields.tsx'
import { Moment, Name, StaffFrame } from './frame.tsx'
import { agencyOptions, roleOptions, sectionOptions } from './options.ts'

type Props = {
  page: Page
  account: Account
  agencies: readonly Agency[]
  sections: readonly Section[]
  record: SignInRecord | null
  isSelf: boolean
  hasSecondFactor: boolean
  values: Record<string, string>
  faults: Faults
  done: string | null
}

export function AccountPage({ account, agencies, sections, record, isSelf, hasSecondFactor, done, ...filled }: Props) {
  const { page, faults } = filled
  const { say } = page
  const here = `/desk/people/accounts/${account.id}`
  const said = {
    disable: say('账号已停用，登录已结束。', 'The account is disabled; its sessions have ended.'),
    enable: say('账号已恢复。', 'The account is in use again.'),
    'end-sessions': say('该账号的登录已全部结束。', 'All sessions of the account have ended.'),
    'reset-second-factor': say('两步验证已重置，登录已结束。', 'The second step is reset; the sessions have ended.'),
    'set-role': say('角色已授予。', 'The role is given.'),
    'remove-role': say('角色已取消。', 'The role is taken away.'),
  }
  const facts = [
    { name: say('登录名', 'Login name'), value: account.loginName },
    { name: say('机构', 'Agency'), value: <Name page={page}>{agencies.find(({ id }) => id === account.agencyId)?.name}</Name> },
    { name: say('状态', 'State'), value: <AccountState page={page} account={account} /> },
    { name: say('上次登录', 'Last sign-in'), value: record?.lastSignedInAt ? <Moment at={record.lastSignedInAt} /> : say('从未', 'never') },
    { name: say('两步验证', 'Second step'), value: hasSecondFactor ? say('已开启', 'on') : say('未开启', 'off') },
    {
      name: say('密码错误', 'Wrong passwords'),
      value: record && record.failures > 0 && say(`${record.failures} 次`, `${record.failures}`),
    },
  ]
  return (
    <StaffFrame page={page} title={account.name} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <div class="head">
        <h1>
          <Name page={page}>{account.name}</Name>
        </h1>
        <p>
          <a href="/desk/people/accounts">{say('全部账号', 'All accounts')}</a>
        </p>
      </div>
      <div class="stack">
        <Done said={said} done={done} />
        <Meta facts={facts} />
        <Roles page={page} account={account} agencies={agencies} sections={sections} here={here} />
        <section class="panel">
          <h2>{say('授予角色', 'Give a role')}</h2>
          <form action={`${here}/set-role`} method="post">
            <div class="pair">
              <SelectField
                {...filled}
                name="agencyId"
                label={say('机构', 'Agency')}
                hint={say('角色只在这个机构有效。', 'The role holds there only.')}
                options={agencyOptions(agencies)}
              />
              <SelectField
                {...filled}
                name="role"
                label={say('角色', 'Role')}
                hint={say('一人可以有几个角色。', 'One person may have several.')}
                options={roleOptions}
              />
              <SelectField
                {...filled}
                name="sectionId"
                label={say('股室', 'Section')}
                hint={say('股室承办人和股室负责人须选择。', 'Needed for drafters and heads of section.')}
                options={sectionOptions(agencies, sections)}
                isOptional
              />
            </div>
            <p class="buttons">
              <Button>{say('授予', 'Give')}</Button>
            </p>
          </form>
        </section>
        <section class="panel" id="account">
          <h2>{say('账号', 'The account')}</h2>
          <div class="buttons">
            <Action action={`${here}/reset`}>{say('重设密码', 'Reset the password')}</Action>
            <Action action={`${here}/end-sessions`}>{say('结束全部登录', 'End all sessions')}</Action>
            {hasSecondFactor && <Action action={`${here}/reset-second-factor`}>{say('重置两步验证', 'Reset the second step')}</Action>}
            {account.disabledAt && <Action action={`${here}/enable`}>{say('恢复使用', 'Enable')}</Action>}
            {!account.disabledAt && !isSelf && (
              <Action action={`${here}/disable`} kind="grave">
                {say('停用（离岗）', 'Disable')}
              </Action>
            )}
          </div>
          <p class="quiet">{say('账号不删除：经办的记录保留姓名。', 'Accounts are never deleted: records keep their names.')}</p>
        </section>
      </div>
    </StaffFrame>
  )
}

function Roles({ page, account, agencies, sections, here }: Pick<Props, 'page' | 'account' | 'agencies' | 'sections'> & { here: string }) {
  const { say } = page
  const agencyName = (id: string) => agencies.find(agency => agency.id === id)?.name ?? id
  const sectionName = (id: string | null) => sections.find(section => section.id === id)?.name ?? '—'
  if (account.memberships.length === 0)
    return <Empty>{say('没有角色，登录后看不到任何工作。', 'No role: there is nothing to do after signing in.')}</Empty>
  const columns = [
    { text: say('角色', 'Role') },
    { text: say('机构', 'Agency') },
    { text: say('股室', 'Section') },
    { text: say('操作', 'Do'), head: false },
  ]
  const rows = account.memberships.map(({ agencyId, role, sectionId }) => ({
    cells: [
      <Official language={page.language}>{roles[role].label}</Official>,
      <Name page={page}>{agencyName(agencyId)}</Name>,
      <Name page={page}>{sectionName(sectionId)}</Name>,
      <Action action={`${here}/remove-role`} hidden={{ agencyId, role }}>
        {say('取消', 'Take away')}
        <span class="unseen">
          <Official language={page.language}>{roles[role].label}</Official>
        </span>
      </Action>,
    ],
  }))
  return <DataTable caption={say('角色', 'Roles')} columns={columns} rows={rows} seen />
}
