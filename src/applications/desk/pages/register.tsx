import type { Child } from 'hono/jsx'
import { channels, outcomes } from '../../../law/index.ts'
import { type Office, type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Choices, ErrorSummary, Field, FileField, Notice, Official, Ticks } from '../../../web/ui/index.ts'
import { parts } from '../../apply/fields.ts'
import { PartFields } from '../../apply/pages/fields.tsx'
import { states } from '../../steps.ts'
import type { Application } from '../../store.ts'
import { officeChannels } from '../register-form.ts'
import type { Hint } from '../triage.ts'

type Other = { one: Application; href: string }

/** What was found when it was looked at. */
export type Seen = {
  hints: readonly (Hint & { where: string })[]
  samePerson: readonly Other[]
  sameMatter: readonly Other[]
  published: readonly { title: string; path: string }[]
  several: readonly string[]
  missing: readonly string[]
}

type Props = {
  page: Page
  office: Office
  typed: Readonly<Record<string, string>>
  faults: Faults
  enclosed: readonly string[]
  envelope: string
  /** null: not looked at yet. */
  seen: Seen | null
}

/** 登记申请: how it came and when, who asks for what; then what is there already, and only then the number. */
export function RegisterPage({ page, office, typed, faults, enclosed, envelope, seen }: Props) {
  const { say, language } = page
  const title = say('登记申请', 'Register an application')
  const fault = (name: string) => faults[name] && { fault: faults[name] }
  const optional = say('选填', 'optional')
  return (
    <StaffLayout
      page={page}
      title={title}
      current="applications"
      crumbs={[{ href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') }, { text: title }]}
    >
      <ErrorSummary
        faults={faults}
        title={say(`有 ${Object.keys(faults).length} 处需要修改`, `${Object.keys(faults).length} things to mend`)}
      />
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet">
            <Official language={language} name>
              {office.name}
            </Official>
          </p>
        </div>
      </div>
      <form method="post" action={`${places.applications}/${office.slug}/new`} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="envelope" value={envelope} />
        <input type="hidden" name="looked" value={typed['looked'] ?? ''} />
        <div class="stack">
          {seen && <Looked page={page} seen={seen} typed={typed} />}
          <section class="panel">
            <h2>{say('怎样收到的', 'How it came')}</h2>
            <Choices
              {...{ id: 'channel', label: say('提交方式', 'Channel'), required: true, value: typed['channel'] ?? '', ...fault('channel') }}
              options={officeChannels.map(value => ({
                ...{ value, text: say(channels[value].label, channels[value].english) },
                note: (
                  <Official language={language}>
                    {channels[value].rule}（{channels[value].cites}）
                  </Official>
                ),
              }))}
            />
            <Field
              {...{
                id: 'arrivedOn',
                type: 'date' as const,
                short: true,
                required: true,
                value: typed['arrivedOn'] ?? page.today,
                ...fault('arrivedOn'),
              }}
              label={say('提交、签收或者到达之日', 'Day on which it was handed in, signed for or arrived')}
            />
            <Field
              {...{
                id: 'confirmedOn',
                type: 'date' as const,
                short: true,
                optional,
                value: typed['confirmedOn'] ?? '',
                ...fault('confirmedOn'),
              }}
              label={say('与申请人确认之日', 'Day of the confirmation with the applicant')}
              hint={say(
                '平常信函、邮件、传真和转交的填写；还没有确认的留空',
                'for ordinary letters, mail, fax; leave it empty until it is confirmed',
              )}
            />
            <Field
              {...{
                id: 'trackingNumber',
                short: true,
                optional,
                value: typed['trackingNumber'] ?? '',
                maxlength: 40,
                ...fault('trackingNumber'),
              }}
              label={say('邮件号', 'Tracking number')}
            />
            <Ticks
              {...{ id: 'readBack', optional, values: [typed['readBack'] ?? ''], ...fault('readBack') }}
              label={say('口头申请', 'Where it was spoken')}
              hint={say(
                '书面填写确有困难的，由您代为填写（第二十九条第一款）；登记后可以打印申请登记表，请申请人签名',
                'who cannot write has it written down by you (art. 29(1)); print it after this and have it signed',
              )}
              options={[{ value: 'yes', text: say('已读给申请人听，申请人确认无误', 'read to the applicant, who says that it is right') }]}
            />
            <FileField
              {...{ id: 'scan', optional, multiple: true, label: say('申请的扫描件', 'Scan of the application'), ...fault('scan') }}
              hint="PDF、PNG、JPG、DOCX、XLSX、OFD"
            />
            {enclosed.length > 0 && (
              <p class="quiet">
                {say('已上传：', 'Uploaded: ')}
                {enclosed.join('、')}
              </p>
            )}
          </section>
          {parts
            .filter(({ key }) => key !== 'confirm')
            .map(part => (
              <section class="panel">
                <h2>{say(part.title, part.english)}</h2>
                <PartFields {...{ page, part, typed, faults }} slug={office.slug} />
              </section>
            ))}
          <p class="quiet">
            {say(
              '申请书上没有写的可以空着，登记以后告知补正（第三十条）。',
              'What the paper does not say may be left out and asked for later (art. 30).',
            )}
          </p>
          <p class="buttons">
            {seen ? (
              <>
                <Button name="go" value="register">
                  {say('确认登记', 'Register')}
                </Button>
                <Button kind="plain" name="go" value="look">
                  {say('修改后再核对', 'Look again')}
                </Button>
              </>
            ) : (
              <Button name="go" value="look">
                {say('核对', 'Look at it')}
              </Button>
            )}
          </p>
        </div>
      </form>
    </StaffLayout>
  )
}

function Looked({ page, seen, typed }: { page: Page; seen: Seen; typed: Readonly<Record<string, string>> }) {
  const { say, language } = page
  const { hints, samePerson, sameMatter, published, several, missing } = seen
  const nothing = [hints, samePerson, sameMatter, published, several, missing].every(({ length }) => length === 0)
  return (
    <section class="panel tint" role="status">
      <h2>{say('登记之前请看', 'Before it is registered')}</h2>
      {nothing && <p>{say('没有发现重复、相近或者需要分流的情形。', 'Nothing like it was found.')}</p>}
      {hints.map(({ label, english, words, cites, where }) => (
        <Notice kind="wait" title={say(label, english)}>
          <p>
            <Official language={language}>
              “{words}”，{cites}
              {where && `；请引导到：${where}`}
            </Official>
          </p>
        </Notice>
      ))}
      {missing.length > 0 && (
        <Notice kind="wait" title={say('申请书没有写', 'The paper does not say')}>
          <p>{say(`${missing.join('、')}，请在 7 个工作日内一次告知补正（第三十条）。`, 'ask for it within 7 working days (art. 30)')}</p>
        </Notice>
      )}
      <List title={say('同一申请人的申请', 'Of the same applicant')}>
        {samePerson.map(other => (
          <Line page={page} {...other} />
        ))}
      </List>
      <List title={say('内容相近的申请', 'About the same')}>
        {sameMatter.map(other => (
          <Line page={page} {...other} />
        ))}
      </List>
      <List title={say('可能已经公开（第三十六条第（一）项）', 'Perhaps public already (art. 36(1))')}>
        {published.map(({ title, path }) => (
          <li>
            <a href={path}>
              <Official language={language}>{title}</Official>
            </a>
          </li>
        ))}
      </List>
      {several.length > 1 && (
        <Ticks
          id="split"
          label={say('这份申请像是写了几件事', 'There seem to be several matters')}
          options={[
            {
              ...{ value: 'yes', text: say(`拆成 ${several.length} 件登记`, `Register as ${several.length} cases`) },
              note: <Official language={language}>{several.join('；')}</Official>,
            },
          ]}
          values={[typed['split'] ?? '']}
        />
      )}
    </section>
  )
}

function List({ title, children }: { title: string; children: readonly Child[] }) {
  if (children.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="do">{children}</ul>
    </>
  )
}

function Line({ page, one, href }: Other & { page: Page }) {
  const { say, language } = page
  const now = one.outcome ? outcomes[one.outcome] : states[one.state]
  return (
    <li>
      <a href={href}>
        <Official language={language}>
          {one.number}　{one.asked.slice(0, 40)}
        </Official>
      </a>
      <p>{say(now.label, now.english)}</p>
    </li>
  )
}
