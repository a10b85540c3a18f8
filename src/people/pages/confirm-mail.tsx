import { type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button } from '../../web/ui/index.ts'
import { ErrorSummary, TextField } from './fields.tsx'
import { StaffFrame } from './frame.tsx'

/** Where the link of the letter leads. */
export function ConfirmMailPage({ page, token, faults }: { page: Page; token: string; faults: Faults }) {
  const { say } = page
  const title = say('确认提醒邮箱', 'Confirm the address for reminders')
  return (
    <StaffFrame page={page} title={title} current={places.account} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <h1>{title}</h1>
      <form action="/account/mail/confirm" method="post" id="token">
        <input type="hidden" name="token" value={token} />
        <p>{say('确认后，给您的工作提醒会寄到这个邮箱。', 'Reminders of your work will go to this address.')}</p>
        <p class="buttons">
          <Button>{say('确认', 'Confirm')}</Button>
          <Button kind="plain" href={places.account}>
            {say('我的账号', 'My account')}
          </Button>
        </p>
      </form>
    </StaffFrame>
  )
}

/** The form again, with what was typed. */
export function MailFaultPage({ page, mail, faults }: { page: Page; mail: string; faults: Faults }) {
  const { say } = page
  const title = say('提醒邮箱', 'Address for reminders')
  return (
    <StaffFrame page={page} title={title} current={places.account} hasFaults>
      <ErrorSummary page={page} faults={faults} />
      <h1>{title}</h1>
      <form action="/account/mail" method="post">
        <TextField
          {...{ page, faults }}
          values={{ mail }}
          name="mail"
          label={say('邮箱', 'Mail address')}
          autocomplete="email"
          spellcheck={false}
        />
        <p class="buttons">
          <Button>{say('保存', 'Save')}</Button>
          <Button kind="plain" href={places.account}>
            {say('返回', 'Back')}
          </Button>
        </p>
      </form>
    </StaffFrame>
  )
}
