import { type Page, places } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Notice, Qr } from '../../web/ui/index.ts'
import { Action, ErrorSummary, TextField } from './fields.tsx'
import { StaffFrame } from './frame.tsx'

type Props = {
  page: Page
  /** Not begun; shown and waiting for its first code; in use. */
  state: { now: 'off' } | { now: 'pending'; secret: string; address: string } | { now: 'on'; recoveryCodesLeft: number }
  /** A role of the person asks for it. */
  isRequired: boolean
  faults: Faults
}

/** One's own second step of signing in: set it up, or turn it off. */
export function SecondFactorPage({ page, state, isRequired, faults }: Props) {
  const { say } = page
  const title = say('两步验证', 'Second step of signing in')
  return (
    <StaffFrame page={page} title={title} current={places.account} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <div class="head">
        <h1>{title}</h1>
        <p>
          <a href={places.account}>{say('我的账号', 'My account')}</a>
        </p>
      </div>
      <div class="stack">
        {isRequired && (
          <Notice kind="wait">
            {say('您的角色须开启两步验证，开启后才能工作。', 'Your role needs the second step: set it up before you begin.')}
          </Notice>
        )}
        {state.now === 'off' && <Begin page={page} />}
        {state.now === 'pending' && <Confirm page={page} faults={faults} {...state} />}
        {state.now === 'on' && <TurnOff page={page} faults={faults} left={state.recoveryCodesLeft} />}
      </div>
    </StaffFrame>
  )
}

function Begin({ page: { say } }: { page: Page }) {
  return (
    <section class="panel">
      <h2>{say('开启', 'Set up')}</h2>
      <p>
        {say(
          '需要手机上的验证器应用（任何支持 TOTP 的应用都可以，不需要联网）。下一步显示二维码。',
          'You need an authenticator app on your phone (any that knows TOTP; it needs no network). The next page shows a QR code.',
        )}
      </p>
      <Action action="/account/second-factor/begin">{say('显示二维码', 'Show the QR code')}</Action>
    </section>
  )
}

function Confirm({ page, faults, secret, address }: { page: Page; faults: Faults; secret: string; address: string }) {
  const { say } = page
  return (
    <section class="panel">
      <h2>{say('扫描二维码', 'Scan the QR code')}</h2>
      <p>{say('用验证器应用扫描，再输入应用显示的 6 位数字。', 'Scan it with the app, then enter the six digits that the app shows.')}</p>
      <Qr text={address} label={say('两步验证的二维码', 'QR code of the second step')} />
      <p>{say('不能扫描时，在应用中手工输入这个密钥：', 'Or type this key into the app:')}</p>
      <b class="code" translate="no">
        {secret.replace(/(.{4})(?=.)/g, '$1 ')}
      </b>
      <form action="/account/second-factor/confirm" method="post">
        <TextField
          {...{ page, faults }}
          values={{}}
          name="code"
          label={say('验证码', 'Code')}
          hint={say('应用当前显示的 6 位数字。', 'The six digits that the app shows now.')}
          autocomplete="one-time-code"
          spellcheck={false}
          short
        />
        <p class="buttons">
          <Button>{say('确认并开启', 'Confirm')}</Button>
        </p>
      </form>
      <Action action="/account/second-factor/begin">{say('换一个二维码', 'Another QR code')}</Action>
    </section>
  )
}

function TurnOff({ page, faults, left }: { page: Page; faults: Faults; left: number }) {
  const { say } = page
  return (
    <>
      <Notice kind="done">
        {say(`两步验证已开启，还有 ${left} 个恢复码可用。`, `The second step is on; ${left} recovery codes are left.`)}
      </Notice>
      <section class="panel">
        <h2>{say('关闭', 'Turn it off')}</h2>
        <p>
          {say(
            '换手机时先关闭，再重新开启；同时得到新的恢复码。',
            'For a new phone turn it off and set it up again; that also gives new recovery codes.',
          )}
        </p>
        <form action="/account/second-factor/off" method="post">
          <div class="pair">
            <TextField
              {...{ page, faults }}
              values={{}}
              name="password"
              label={say('密码', 'Password')}
              hint={say('现在使用的密码。', 'The one in use.')}
              type="password"
              autocomplete="current-password"
            />
            <TextField
              {...{ page, faults }}
              values={{}}
              name="code"
              label={say('验证码', 'Code')}
              hint={say('6 位数字，或者一个恢复码。', 'Six digits, or a recovery code.')}
              autocomplete="one-time-code"
              spellcheck={false}
            />
          </div>
          <p class="buttons">
            <Button kind="grave">{say('关闭两步验证', 'Turn off')}</Button>
          </p>
        </form>
      </section>
    </>
  )
}

/** Shown once, after the first code. */
export function RecoveryCodesPage({ page, recoveryCodes }: { page: Page; recoveryCodes: readonly string[] }) {
  const { say } = page
  const title = say('恢复码', 'Recovery codes')
  return (
    <StaffFrame page={page} title={title} current={places.account}>
      <h1>{title}</h1>
      <div class="stack">
        <Notice kind="done" status>
          {say('两步验证已开启。', 'The second step is on.')}
        </Notice>
        <Notice kind="wait">
          {say(
            '这 10 个恢复码只显示这一次。请打印或抄下，与手机分开保管；手机不在时，每个可代替验证码用一次。',
            'Shown this once. Print them and keep them apart from the phone: each stands in for one code.',
          )}
        </Notice>
        <p class="code" translate="no">
          {recoveryCodes.map(code => (
            <>
              {code}
              <br />
            </>
          ))}
        </p>
        <p class="buttons">
          <Button href={places.account}>{say('已保存，完成', 'I kept them')}</Button>
        </p>
      </div>
    </StaffFrame>
  )
}
