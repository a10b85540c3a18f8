import { type Page, places } from '../../web/layout/index.ts'
import { Button, ErrorSummary, Notice } from '../../web/ui/index.ts'
import { TextField } from './fields.tsx'
import { PublicFrame } from './frame.tsx'

type Props = { page: Page; next: string; loginName: string; reason: 'wrong' | 'wait' | 'late' | null }

export function SignInPage({ page, next, loginName, reason }: Props) {
  const { say } = page
  const title = say('工作人员登录', 'Staff sign-in')
  const said = {
    wrong: say('登录名或密码不正确。', 'The login name or the password is wrong.'),
    late: say('登录没有在 5 分钟内完成，请重新登录。', 'Signing in took more than 5 minutes. Please begin again.'),
    wait: say('错误次数过多，请 15 分钟后再试。', 'Too many attempts. Please wait for 15 minutes.'),
  }
  const filled = { page, values: { loginName }, faults: {} }
  return (
    <PublicFrame page={page} title={title} hasFaults={reason !== null}>
      <div class="gate">
        {reason && <ErrorSummary faults={{ loginName: said[reason] }} title={say('未能登录', 'Not signed in')} />}
        <h1>{title}</h1>
        <Notice>{say('查阅公开的信息不需要登录。', 'No account is needed to read what is public.')}</Notice>
        <form action={places.signIn} method="post">
          <input type="hidden" name="next" value={next} />
          <TextField {...filled} name="loginName" label={say('登录名', 'Login name')} autocomplete="username" spellcheck={false} />
          <TextField {...filled} name="password" label={say('密码', 'Password')} type="password" autocomplete="current-password" />
          <p class="buttons">
            <Button wide>{say('登录', 'Sign in')}</Button>
          </p>
        </form>
        <p class="quiet">
          {say('连续 5 次错误，须等 15 分钟。登录记入日志。', 'After 5 wrong attempts one waits for 15 minutes. Signing in is recorded.')}
        </p>
      </div>
    </PublicFrame>
  )
}
