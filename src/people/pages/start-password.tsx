import type { Page } from '../../web/layout/index.ts'
import { Button, Meta, Notice } from '../../web/ui/index.ts'
import type { Account } from '../person.ts'
import { StaffFrame } from './frame.tsx'

export function StartPasswordPage({ page, account, password }: { page: Page; account: Account; password: string }) {
  const { say } = page
  const title = say(`${account.name}的初始密码`, `Start password of ${account.name}`)
  return (
    <StaffFrame page={page} title={title}>
      <h1>{title}</h1>
      <Notice kind="wait">
        {say('只显示这一次。请当面或另行告知本人，不要通过网络群聊发送。', 'Shown this once. Hand it over in person.')}
      </Notice>
      <Meta
        facts={[
          { name: say('登录名', 'Login name'), value: account.loginName },
          { name: say('初始密码', 'Start password'), value: <b class="code">{password}</b> },
        ]}
      />
      <p>{say('首次登录时须更改。', 'It must be changed at the first sign-in.')}</p>
      <p class="buttons">
        <Button href={`/desk/people/accounts/${account.id}`}>{say('完成', 'Done')}</Button>
      </p>
    </StaffFrame>
  )
}
