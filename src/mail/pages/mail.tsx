import { beijingMinute } from '../../law/index.ts'
import type { Agency } from '../../people/index.ts'
import { type Page, places, StaffLayout } from '../../web/layout/index.ts'
import { Chip, DataTable, Empty, Notice, Official } from '../../web/ui/index.ts'
import type { MailLine } from '../store.ts'

type Box = { agency: Agency; letters: readonly MailLine[] }

/** What went out, what waits, what failed and why; addresses are masked, texts are not shown. */
export function MailPage({ page, boxes, isSet }: { page: Page; boxes: readonly Box[]; isSet: boolean }) {
  const { say } = page
  const title = say('邮件', 'Mail')
  return (
    <StaffLayout page={page} title={title} current="mail" crumbs={[{ href: places.desk, text: say('工作台', 'Desk') }, { text: title }]}>
      <div class="head">
        <h1>{title}</h1>
      </div>
      <div class="stack">
        {!isSet && (
          <Notice kind="wait" title={say('未配置邮件服务', 'No mail server is configured')}>
            <p>
              {say('邮件留在这里，不会寄出。由系统管理员设置 SMTP_URL 和 MAIL_FROM。', 'Letters stay here. Set SMTP_URL and MAIL_FROM.')}
            </p>
          </Notice>
        )}
        <p class="quiet">
          {say(
            '提醒只在工作日 8:00 至 21:00 寄出；回执和确认随时寄出。',
            'Reminders go out on working days from 08:00 to 21:00, receipts and confirmations at any time.',
          )}
        </p>
        {boxes.map(box => (
          <Letters page={page} isSet={isSet} {...box} />
        ))}
      </div>
    </StaffLayout>
  )
}

function Letters({ page, agency, letters, isSet }: Box & { page: Page; isSet: boolean }) {
  const { say } = page
  const name = (
    <Official language={page.language} name>
      {agency.name}
    </Official>
  )
  if (letters.length === 0)
    return (
      <section class="panel">
        <h2>{name}</h2>
        <Empty>{say('还没有邮件。', 'No mail yet.')}</Empty>
      </section>
    )
  const state = ({ state: now, attempts }: MailLine) =>
    now === 'sent' ? (
      <Chip state="done">{say('已寄出', 'sent')}</Chip>
    ) : now === 'failed' ? (
      <Chip state="over">{say('未寄出', 'failed')}</Chip>
    ) : (
      <Chip state="wait">
        {isSet ? (attempts > 0 ? say('将再试', 'tried again') : say('等待', 'waiting')) : say('未配置', 'not configured')}
      </Chip>
    )
  const moment = (at: Date) => <time datetime={at.toISOString()}>{beijingMinute(at)}</time>
  const texts = [
    say('事项', 'Subject'),
    say('收件人', 'To'),
    say('状态', 'State'),
    say('时间', 'When'),
    say('已试', 'Tries'),
    say('原因', 'Why'),
  ]
  const rows = letters.map(letter => ({
    cells: [
      <Official language={page.language}>{letter.subject}</Official>,
      letter.addressMasked,
      state(letter),
      letter.sentAt ? moment(letter.sentAt) : moment(letter.createdAt),
      String(letter.attempts),
      letter.lastError ?? '—',
    ],
  }))
  return (
    <section class="panel">
      <h2>{name}</h2>
      <DataTable caption={say('邮件，最近的在前', 'Mail, the newest first')} columns={texts.map(text => ({ text }))} rows={rows} />
    </section>
  )
}
