import type { Page } from '../../web/layout/index.ts'
import { Button, ErrorSummary } from '../../web/ui/index.ts'
import { TextField } from './fields.tsx'
import { PublicFrame } from './frame.tsx'

type Props = { page: Page; next: string; ticket: string; reason: 'wrong' | 'wait' | null }

/** The second step of signing in. */
export function SignInCodePage({ page, next, ticket, reason }: Props) {
  const { say } = page
  const title = say('输入验证码', 'Enter the code')
  const said = {
    wrong: say('验证码不正确，或者已经用过。', 'The code is wrong, or was used before.'),
    wait: say('错误次数过多，请 15 分钟后再试。', 'Too many attempts. Please wait for 15 minutes.'),
  }
  return (
    <PublicFrame page={page} title={title} hasFaults={reason !== null}>
      <div class="gate">
        {reason && <ErrorSummary faults={{ code: said[reason] }} title={say('未能登录', 'Not signed in')} />}
        <h1>{title}</h1>
        <form action="/sign-in/code" method="post">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="ticket" value={ticket} />
          <TextField
            {...{ page, values: {}, faults: {} }}
            name="code"
            label={say('验证码', 'Code')}
            hint={say('验证器应用当前显示的 6 位数字，或者一个恢复码。', 'The six digits that your app shows, or a recovery code.')}
            autocomplete="one-time-code"
            spellcheck={false}
          />
          <p class="buttons">
            <Button wide>{say('登录', 'Sign in')}</Button>
          </p>
        </form>
        <p class="quiet">
          {say(
            '手机和恢复码都不在身边时，请系统管理员重置两步验证。',
            'Without phone and recovery codes, ask the administrator to reset it.',
          )}
        </p>
      </div>
    </PublicFrame>
  )
}
