import type { Page } from '../../web/layout/index.ts'
import type { Faults } from '../../web/layout/submitted.ts'
import { Button, Notice } from '../../web/ui/index.ts'
import { ErrorSummary, LinesField, SelectField, TextField } from './fields.tsx'
import { PublicFrame } from './frame.tsx'
import { levelOptions } from './options.ts'

export function SetupPage(props: { page: Page; values: Record<string, string>; faults: Faults }) {
  const { page, faults } = props
  const { say } = page
  const title = say('初始设置', 'Setup')
  return (
    <PublicFrame page={page} title={title} hasFaults={Object.keys(faults).length > 0}>
      <ErrorSummary page={page} faults={faults} />
      <div class="stack">
        <h1>{title}</h1>
        <Notice>{say('建立第一个机构和系统管理员，只做一次。', 'The first agency and its administrator; done once.')}</Notice>
      </div>
      <form action="/setup" method="post">
        <section class="section">
          <TextField
            {...props}
            name="code"
            label={say('设置码', 'Setup code')}
            hint={say('启动服务的终端上显示，24 小时内有效。', 'It is shown where the server was started, and is good for a day.')}
            autocomplete="off"
          />
        </section>
        <section class="section">
          <h2>{say('机构', 'Agency')}</h2>
          <TextField {...props} name="agency" label={say('机构名称', 'Name')} />
          <TextField
            {...props}
            name="slug"
            label={say('简称', 'Short name')}
            hint={say('用于网址和编号，以后不能更改，例如 wenlv。', 'For addresses and numbers; it cannot be changed later.')}
            short
          />
          <SelectField {...props} name="level" label={say('行政层级', 'Level')} options={levelOptions} />
          <TextField {...props} name="region" label={say('行政区划代码', 'Code of the division')} isOptional short />
          <LinesField {...props} name="sections" label={say('股室', 'Sections')} hint={say('每行一个。', 'One a line.')} isOptional />
        </section>
        <section class="section">
          <h2>{say('系统管理员', 'Administrator')}</h2>
          <TextField {...props} name="name" label={say('姓名', 'Name')} autocomplete="name" />
          <TextField {...props} name="loginName" label={say('登录名', 'Login name')} autocomplete="username" short />
          <TextField
            {...props}
            name="password"
            label={say('密码', 'Password')}
            hint={say('至少 12 个字符，可以是几个不相干的词。', '12 characters at least; some unrelated words will do.')}
            type="password"
            autocomplete="new-password"
          />
        </section>
        <p class="buttons">
          <Button>{say('完成设置', 'Finish')}</Button>
        </p>
      </form>
    </PublicFrame>
  )
}
