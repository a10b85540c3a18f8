import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../forms.ts'
import type { Agency, Person } from '../person.ts'
import { roles } from '../roles.ts'
import type { Session, SignInRecord } from '../session-store.ts'
import { ActionButton, ErrorSummary, TextField } from './fields.tsx'
import { Done, Moment, StaffFrame } from './frame.tsx'

type Props = {
  page: Page
  person: Person
  agency: Agency
  sessions: readonly (Session & { isThis: boolean })[]
  record: SignInRecord | null
  faults: Faults
  done: string | null
}

export function OwnAccountPage({ page, person, agency, sessions, record, faults, done }: Props) {
  const { say } = page
  const title = say('我的账号', 'My account')
  const said = {
    password: say('密码已更改，其他登录已结束。', 'The password is changed; other sessions have ended.'),
    sessions: say('其他登录已结束。', 'Other sessions have ended.'),
  }
  const filled = { page, values: {}, faults }
  return (
    <StaffFrame page={page} title={title} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <div class="head">
        <h1>{title}</h1>
        <ActionButton action="/sign-out">{say('退出登录', 'Sign out')}</ActionButton>
      </div>
      <div class="stack">
        <Done said={said} done={done} />
        {person.mustChangePassword && (
          <p class="notice wait">
            {say('这是初始密码。请先更改密码，再开始工作。', 'This is a start password. Change it before you begin.')}
          </p>
        )}
        <dl class="meta">
          <div>
            <dt>{say('姓名', 'Name')}</dt>
            <dd>{person.name}</dd>
          </div>
          <div>
            <dt>{say('登录名', 'Login name')}</dt>
            <dd>{person.loginName}</dd>
          </div>
          <div>
            <dt>{say('机构', 'Agency')}</dt>
            <dd>{agency.name}</dd>
          </div>
          <div>
            <dt>{say('角色', 'Roles')}</dt>
            <dd>{[...new Set(person.memberships.map(({ role }) => roles[role].label))].join('、')}</dd>
          </div>
          {record?.lastSignedInAt && (
            <div>
              <dt>{say('上次登录', 'Last sign-in')}</dt>
              <dd>
                <Moment at={record.lastSignedInAt} />
              </dd>
            </div>
          )}
        </dl>
        <section class="panel">
          <h2>{say('更改密码', 'Change the password')}</h2>
          <form action="/account/password" method="post">
            <TextField
              {...filled}
              name="current"
              label={say('原密码', 'Present password')}
              type="password"
              autocomplete="current-password"
            />
            <TextField
              {...filled}
              name="next"
              label={say('新密码', 'New password')}
              hint={say('至少 12 个字符，可以是几个不相干的词。', '12 characters at least; some unrelated words will do.')}
              type="password"
              autocomplete="new-password"
            />
            <TextField
              {...filled}
              name="again"
              label={say('再输一次新密码', 'New password again')}
              type="password"
              autocomplete="new-password"
            />
            <p class="buttons">
              <button type="submit" class="button">
                {say('更改密码', 'Change')}
              </button>
            </p>
          </form>
        </section>
        <section class="panel">
          <h2>{say('登录中的设备', 'Where I am signed in')}</h2>
          <div class="scroll">
            <table class="data cards">
              <caption class="unseen">{say('登录中的设备，最近使用的在前', 'Sessions, the latest first')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('设备', 'Device')}</th>
                  <th scope="col">{say('地址', 'Address')}</th>
                  <th scope="col">{say('登录', 'Since')}</th>
                  <th scope="col">{say('最近使用', 'Last used')}</th>
                </tr>
              </thead>
              <tbody>
                {sessions.map(({ agent, address, createdAt, lastSeenAt, isThis }) => (
                  <tr>
                    <th scope="row" class="main">
                      {agent ?? say('未知', 'unknown')} {isThis && <span class="state done">{say('本机', 'this one')}</span>}
                    </th>
                    <td data-head={say('地址', 'Address')}>{address ?? '—'}</td>
                    <td data-head={say('登录', 'Since')}>
                      <Moment at={createdAt} />
                    </td>
                    <td data-head={say('最近使用', 'Last used')}>
                      <Moment at={lastSeenAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {sessions.length > 1 && <ActionButton action="/account/sessions/end">{say('结束其他登录', 'End the others')}</ActionButton>}
        </section>
      </div>
    </StaffFrame>
  )
}
