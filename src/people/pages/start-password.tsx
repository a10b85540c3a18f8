import type { Page } from '../../web/layout/index.ts'
import type { Account } from '../person.ts'
import { StaffFrame } from './frame.tsx'

export function StartPasswordPage({ page, account, password }: { page: Page; account: Account; password: string }) {
  const { say } = page
  const title = say(`${account.name}的初始密码`, `Start password of ${account.name}`)
  return (
    <StaffFrame page={page} title={title}>
      <h1>{title}</h1>
      <p class="notice wait">
        {say('只显示这一次。请当面或另行告知本人，不要通过网络群聊发送。', 'Shown this once. Hand it over in person.')}
      </p>
      <dl class="meta">
        <div>
          <dt>{say('登录名', 'Login name')}</dt>
          <dd>{account.loginName}</dd>
        </div>
        <div>
          <dt>{say('初始密码', 'Start password')}</dt>
          <dd class="code">{password}</dd>
        </div>
      </dl>
      <p>{say('首次登录时须更改。', 'It must be changed at the first sign-in.')}</p>
      <p class="buttons">
        <a class="button" href={`/desk/people/accounts/${account.id}`}>
          {say('完成', 'Done')}
        </a>
      </p>
    </StaffFrame>
  )
}
