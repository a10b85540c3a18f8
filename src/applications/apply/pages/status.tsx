import type { Because, Calendar, PlainDate } from '../../../law/index.ts'
import { type Office, type Page, PortalPage, portalPlaces } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import {
  Button,
  Chip,
  ErrorSummary,
  Facts,
  Field,
  FileField,
  type FileLink,
  Files,
  Notice,
  Official,
  Select,
  TextArea,
  Timeline,
} from '../../../web/ui/index.ts'
import { ratings } from '../../application.ts'
import type { CaseClock } from '../../clock.ts'
import { ClockPanel } from '../../clock-panel.tsx'
import type { HandedTo } from '../../handover/handed-to.ts'
import { states } from '../../steps.ts'
import type { Application } from '../../store.ts'
import { faultsFor } from '../faults-in-english.ts'
import type { ShownStep } from '../shown-steps.ts'

/** What the applicant is asked for, or may do now. */
export type Deed =
  | 'corrected'
  | 'reasonsGiven'
  | 'paymentReported'
  | 'supplemented'
  | 'contactChanged'
  | 'withdrawn'
  | 'rated'
  | 'complained'

export type Remedies = { text: string; lastDays: readonly Because[]; supervision: string }

type Props = {
  page: Page
  office: Office
  application: Application
  clock: CaseClock
  calendar: Calendar
  steps: readonly ShownStep[]
  files: readonly FileLink[]
  deeds: readonly Deed[]
  remedies: Remedies
  phone: string
  faults: Faults
  typed: Readonly<Record<string, string>>
  /** Where it was handed over, and its number there. */
  next: HandedTo | null
  done: readonly [string, string] | null
}

/** 申请进度: where it stands, when the answer is due and why, what is asked, and what can be done against the answer. */
export function StatusPage(props: Props) {
  const { page, office, application, clock, calendar, steps, files, deeds, remedies, phone, done } = props
  const { say, language } = page
  const faults = faultsFor(page, props.faults)
  const at = portalPlaces(office)
  const { state, number } = application
  const { label, english, chip } = states[state]
  const { dueOn } = clock.reply
  const here = `/${office.slug}/status/case`
  const isOver = state === 'settled' || state === 'archived'
  return (
    <PortalPage
      {...{ page, office }}
      title={say('申请进度', 'Progress of your application')}
      current="status"
      crumbs={[{ text: say('办件查询', 'Track'), href: at.status }, { text: number }]}
      canonical={null}
      column={null}
    >
      <div class="split">
        <div class="stack">
          <ErrorSummary faults={faults} />
          <div>
            <p class="quiet">{say('受理号', 'Number')}</p>
            <h1 class="docno" lang="zh-CN" translate="no">
              {number}
            </h1>
            <p class="chips">
              <Chip {...(chip && { state: chip })}>{say(label, english)}</Chip>{' '}
              <span class="tag">
                {say('申请人：', 'Applicant: ')}
                <span lang="zh-CN" translate="no">
                  {application.applicant}
                </span>
              </span>
            </p>
          </div>
          {done && <Notice>{say(...done)}</Notice>}
          {props.next && (
            <Notice title={say('这件申请已经转交', 'This application was handed over')}>
              <p>
                <Official language={language} name>
                  {props.next.office.name}，{props.next.number}
                </Official>
              </p>
              <form method="post" action={`${here}/handed-over`}>
                <Button>{say('查看转交后的申请', 'See it there')}</Button>
              </form>
            </Notice>
          )}
          {!isOver && dueOn && (
            <div class="due">
              <div>
                <p>{say('最迟答复日', 'Reply due no later than')}</p>
                <b>
                  <time datetime={dueOn}>{dueOn}</time>
                </b>
                <p>
                  {clock.progress && clock.progress.overdue > 0
                    ? say(`已超过 ${clock.progress.overdue} 个工作日`, `${clock.progress.overdue} working days over`)
                    : say(`还有 ${clock.progress?.left ?? ''} 个工作日`, `${clock.progress?.left ?? ''} working days left`)}
                  {clock.reply.state === 'provisional' && say('；暂定，放假安排公布后重新计算', '; provisional')}
                </p>
              </div>
              <p class="buttons">
                <Button kind="plain" small href={`${here}.ics`}>
                  {say('加入日历', 'Add to calendar')}
                </Button>
              </p>
            </div>
          )}
          {language === 'en' && (
            <Notice>
              The interface is in English. Official text, your own words and the reply stay in Chinese, which alone has legal effect.
            </Notice>
          )}
          <section class="panel">
            <h2>{say('申请内容', 'What you asked for')}</h2>
            <p lang="zh-CN" class="pre">
              {application.asked}
            </p>
          </section>
          {files.length > 0 && (
            <section class="panel" aria-labelledby="reply-files">
              <h2 id="reply-files">{say('答复和文书', 'Reply and letters')}</h2>
              <Files files={files} />
            </section>
          )}
          <section aria-labelledby="happened">
            <h2 id="happened">{say('办理经过', 'What has happened')}</h2>
            <Timeline
              steps={steps.map(({ on, title, english: inEnglish, text, article }, i) => ({
                on,
                title: say(title, inEnglish),
                ...(i === steps.length - 1 && !isOver && { state: 'now' as const }),
                text: (
                  <Official language={language}>
                    {text}
                    {text && ' '}
                    <small>{article}</small>
                  </Official>
                ),
              }))}
            />
          </section>
          <section aria-labelledby="why">
            <h2 id="why">{say('这个日期怎样算出来', 'How the day is worked out')}</h2>
            <ClockPanel {...{ page, clock, calendar }} today={page.today as PlainDate} />
          </section>
          {deeds.map(deed => (
            <DeedForm {...{ page, deed, application, faults }} typed={props.typed} action={`${here}/${deed}`} />
          ))}
        </div>
        <aside class="stack">
          <section class="panel">
            <h2>
              {isOver
                ? say('不同意答复，可以', 'If you disagree')
                : say('到期没有答复，或者不同意答复', 'No reply in time, or one you disagree with')}
            </h2>
            <Official language={language}>
              <p>{remedies.text}</p>
              <ul class="do">
                {remedies.lastDays.map(({ text, cites }) => (
                  <li>
                    {text}
                    <p>{cites}</p>
                  </li>
                ))}
              </ul>
              {remedies.supervision && <p>{remedies.supervision}</p>}
            </Official>
          </section>
          <section class="panel">
            <h2>{say('承办', 'Handled by')}</h2>
            <Facts
              facts={[
                { name: say('机关', 'Agency'), value: <span translate="no">{office.name}</span> },
                { name: say('电话', 'Telephone'), value: phone },
              ]}
            />
          </section>
          <section class="panel noprint">
            <h2>{say('您的资料', 'Your data')}</h2>
            <p>
              <a href={`${here}.json`}>{say('下载本件的全部个人资料（JSON）', 'Download all that is kept of you (JSON)')}</a>
            </p>
            <p>
              <a href={`${here}/statement.json`}>{say('下载核验凭证（JSON）', 'Download the signed statement (JSON)')}</a>
              {say(
                '：本机关签出的期限计算和办理过程的哈希值。任何人可以在',
                ': the clock and the hash of the history, signed. Anybody can ',
              )}
              <a href={`/${office.slug}/verify`}>{say('核验页面', 'check it')}</a>
              {say('查验真伪。', '.')}
            </p>
            <form method="post" action={`/${office.slug}/status/leave`}>
              <Button kind="plain" small>
                {say('退出查询', 'Leave')}
              </Button>
            </form>
          </section>
        </aside>
      </div>
    </PortalPage>
  )
}

const deedTexts: Readonly<Record<Deed, { title: [string, string]; label: [string, string]; button: [string, string]; file: boolean }>> = {
  corrected: {
    title: ['补正申请', 'Correct the application'],
    label: ['补正后的申请内容', 'What you ask for, corrected'],
    button: ['提交补正', 'Send'],
    file: true,
  },
  reasonsGiven: { title: ['说明理由', 'Give your reasons'], label: ['理由', 'Reasons'], button: ['提交理由', 'Send'], file: true },
  paymentReported: {
    title: ['告知已缴费', 'Say that it is paid'],
    label: ['缴费日期、票据号', 'Day and number of the receipt'],
    button: ['提交', 'Send'],
    file: true,
  },
  supplemented: { title: ['补充材料或者说明', 'Add something'], label: ['说明', 'Words'], button: ['提交', 'Send'], file: true },
  contactChanged: {
    title: ['更改联系方式', 'Change your contact'],
    label: ['为什么更改（选填）', 'Why (optional)'],
    button: ['更改', 'Change'],
    file: false,
  },
  withdrawn: {
    title: ['撤回申请', 'Withdraw the application'],
    label: ['原因（选填）', 'Reason (optional)'],
    button: ['撤回申请', 'Withdraw'],
    file: false,
  },
  rated: { title: ['评价', 'Rate'], label: ['意见（选填）', 'Words (optional)'], button: ['提交评价', 'Send'], file: false },
  complained: { title: ['投诉', 'Complain'], label: ['投诉内容', 'Your complaint'], button: ['提交投诉', 'Send'], file: false },
}

type DeedProps = {
  page: Page
  deed: Deed
  application: Application
  faults: Faults
  typed: Readonly<Record<string, string>>
  action: string
}

function DeedForm({ page, deed, application, faults, typed, action }: DeedProps) {
  const { say } = page
  const { title, label, button, file } = deedTexts[deed]
  const isAsked = deed === 'corrected' || deed === 'reasonsGiven' || deed === 'paymentReported'
  const fault = faults[`${deed}-note`]
  const form = (
    <form method="post" action={action} enctype="multipart/form-data" novalidate>
      <input type="hidden" name="seen" value={String(application.seq)} />
      {deed === 'contactChanged' && (
        <>
          <Field
            id="phone"
            label={say('联系电话', 'Telephone')}
            value={typed['phone'] ?? ''}
            {...(faults['phone'] && { fault: faults['phone'] })}
          />
          <Field
            id="mail"
            label={say('电子邮箱', 'E-mail')}
            value={typed['mail'] ?? ''}
            {...(faults['mail'] && { fault: faults['mail'] })}
          />
          <Field id="address" label={say('通信地址', 'Postal address')} value={typed['address'] ?? ''} />
        </>
      )}
      {deed === 'rated' && (
        <Select
          id="stars"
          label={say('满意程度', 'How satisfied')}
          options={Object.entries(ratings)
            .map(([value, { label, english }]) => ({ value, text: say(label, english) }))
            .reverse()}
          value={typed['stars'] ?? '3'}
        />
      )}
      <TextArea
        id={`${deed}-note`}
        name="note"
        label={say(...label)}
        maxlength={2000}
        rows={deed === 'corrected' ? 5 : 3}
        value={fault ? (typed['note'] ?? '') : deed === 'corrected' ? application.asked : ''}
        {...(fault && { fault })}
      />
      {file && <FileField id={`${deed}-file`} name="file" label={say('文件', 'File')} optional={say('选填', 'optional')} />}
      <p class="buttons actions">
        <Button {...(deed === 'withdrawn' && { kind: 'grave' as const })}>{say(...button)}</Button>
      </p>
    </form>
  )
  if (isAsked)
    return (
      <section class="panel tint" aria-labelledby={`deed-${deed}`}>
        <h2 id={`deed-${deed}`}>{say(...title)}</h2>
        {form}
      </section>
    )
  return (
    <details class="panel noprint" open={fault !== undefined || undefined}>
      <summary>{say(...title)}</summary>
      {form}
    </details>
  )
}
