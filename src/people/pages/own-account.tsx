import { type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Chip, DataTable, Done, Meta, Notice, Official } from '../../web/ui/index.ts'
import type { Agency, Person } from '../person.ts'
import { roles } from '../roles.ts'
import type { Session, SignInRecord } from '../session-store.ts'
import { Action, ErrorSummary, TextField } from './fields.tsx'
import { Moment, Name, StaffFrame } from './frame.tsx'

type OpenSession = Session & { isThis: boolean }

type Props = {
  page: Page
  person: Person
  agency: Agency
  sessions: readonly OpenSession[]
  record: SignInRecord | null
  faults: Faults
  done: string | null
  hasSecondFactor: boolean
  /** Masked; null: none. */
  mail: { masked: string; isConfirmed: boolean } | null
}

export function OwnAccountPage({ page, person, agency, sessions, record, faults, done, hasSecondFactor, mail }: Props) {
  const { say } = page
  const title = say('我的账号', 'My account')
  const said = {
    password: say('密码已更改，其他登录已结束。', 'The password is changed; other sessions have ended.'),
    sessions: say('其他登录已结束。', 'Other sessions have ended.'),
    'second-factor-off': say('两步验证已关闭。', 'The second step is off.'),
    'mail-asked': say('确认邮件已排队，请在一天内打开信中的链接。', 'A letter is on its way: open its link within a day.'),
    'mail-confirmed': say('邮箱已确认，提醒将寄到这里。', 'The address is confirmed; reminders go there.'),
    'mail-removed': say('邮箱已删除。', 'The address is removed.'),
  }
  const facts = [
    { name: say('姓名', 'Name'), value: <Name page={page}>{person.name}</Name> },
    { name: say('登录名', 'Login name'), value: person.loginName },
    { name: say('机构', 'Agency'), value: <Name page={page}>{agency.name}</Name> },
    {
      name: say('角色', 'Roles'),
      value: (
        <Official language={page.language}>{[...new Set(person.memberships.map(({ role }) => roles[role].label))].join('、')}</Official>
      ),
    },
    { name: say('上次登录', 'Last sign-in'), value: record?.lastSignedInAt && <Moment at={record.lastSignedInAt} /> },
  ]
  return (
    <StaffFrame page={page} title={title} current={places.account} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <div class="head">
        <h1>{title}</h1>
        <Action action={places.signOut}>{say('退出登录', 'Sign out')}</Action>
      </div>
      <div class="stack">
        <Done said={said} done={done} />
        {person.mustChangePassword && (
          <Notice kind="wait">
            {say('这是初始密码。请先更改密码，再开始工作。', 'This is a start password. Change it before you begin.')}
          </Notice>
        )}
        <Meta facts={facts} />
        <ChangePassword page={page} faults={faults} />
        <SecondFactor page={page} isOn={hasSecondFactor} />
        <MailAddress page={page} mail={mail} faults={faults} />
        <Sessions page={page} sessions={sessions} />
      </div>
    </StaffFrame>
  )
}

function SecondFactor({ page: { say }, isOn }: { page: Page; isOn: boolean }) {
  return (
    <section class="panel">
      <h2>
        {say('两步验证', 'Second step of signing in')}{' '}
        {isOn ? <Chip state="done">{say('已开启', 'on')}</Chip> : <Chip state="off">{say('未开启', 'off')}</Chip>}
      </h2>
      <p>
        {say(
          '登录时除密码外，再输入手机验证器应用显示的 6 位数字。密码被人知道，也不能登录。',
          'Besides the password, six digits from an app on your phone: whoever learns the password still cannot sign in.',
        )}
      </p>
      <p class="buttons">
        <Button kind="plain" href="/account/second-factor">
          {isOn ? say('管理', 'Manage') : say('开启', 'Set up')}
        </Button>
      </p>
    </section>
  )
}

type MailProps = Pick<Props, 'page' | 'mail' | 'faults'>

function MailAddress({ page, mail, faults }: MailProps) {
  const { say } = page
  const hint = say('只用于给您本人的提醒，加密保存。', 'For reminders to yourself only; kept encrypted.')
  return (
    <section class="panel">
      <h2>{say('提醒邮箱', 'Address for reminders')}</h2>
      {mail && (
        <p>
          {mail.masked}{' '}
          {mail.isConfirmed ? (
            <Chip state="done">{say('已确认', 'confirmed')}</Chip>
          ) : (
            <Chip state="wait">{say('待确认', 'to be confirmed')}</Chip>
          )}
        </p>
      )}
      <form action="/account/mail" method="post">
        <div class="pair">
          <TextField
            {...{ page, faults, hint }}
            values={{}}
            name="mail"
            label={say('邮箱', 'Mail address')}
            autocomplete="email"
            spellcheck={false}
          />
        </div>
        <p class="buttons">
          <Button kind="plain">{mail ? say('更换', 'Change') : say('添加', 'Add')}</Button>
        </p>
      </form>
      {mail && <Action action="/account/mail/remove">{say('删除邮箱', 'Remove')}</Action>}
    </section>
  )
}

function ChangePassword({ page, faults }: { page: Page; faults: Faults }) {
  const { say } = page
  const filled = { page, values: {}, faults, type: 'password' } as const
  const hint = say('至少 12 个字符，可以是几个不相干的词。', '12 characters at least; some unrelated words will do.')
  return (
    <section class="panel">
      <h2>{say('更改密码', 'Change the password')}</h2>
      <form action="/account/password" method="post">
        <div class="pair">
          <TextField
            {...filled}
            name="current"
            label={say('原密码', 'Present password')}
            hint={say('现在使用的密码。', 'The one in use.')}
            autocomplete="current-password"
          />
          <TextField {...filled} name="next" label={say('新密码', 'New password')} hint={hint} autocomplete="new-password" />
          <TextField
            {...filled}
            name="again"
            label={say('再输一次新密码', 'New password again')}
            hint={say('与新密码相同。', 'The same once more.')}
            autocomplete="new-password"
          />
        </div>
        <p class="buttons">
          <Button>{say('更改密码', 'Change')}</Button>
        </p>
      </form>
    </section>
  )
}

function Sessions({ page: { say }, sessions }: { page: Page; sessions: readonly OpenSession[] }) {
  const columns = [say('设备', 'Device'), say('地址', 'Address'), say('登录', 'Since'), say('最近使用', 'Last used')].map(text => ({
    text,
  }))
  const rows = sessions.map(({ agent, address, createdAt, lastSeenAt, isThis }) => ({
    cells: [
      <>
        {agent ?? say('未知', 'unknown')} {isThis && <Chip state="done">{say('本机', 'this one')}</Chip>}
      </>,
      address ?? '—',
      <Moment at={createdAt} />,
      <Moment at={lastSeenAt} />,
    ],
  }))
  return (
    <section class="panel">
      <h2>{say('登录中的设备', 'Where I am signed in')}</h2>
      <DataTable caption={say('登录中的设备，最近使用的在前', 'Sessions, the latest first')} columns={columns} rows={rows} />
      {sessions.length > 1 && (
        <div class="actions">
          <Action action="/account/sessions/end">{say('结束其他登录', 'End the others')}</Action>
        </div>
      )}
    </section>
  )
}
