import type { Child } from 'hono/jsx'
import { beijingMinute, channels, outcomes, type PlainDate, weekdayName } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Chip, Done, Notice, Official } from '../../../web/ui/index.ts'
import { applicantKinds, forms, maskedNumber, routes, type Wish } from '../../applicant.ts'
import { ClockPanel } from '../../clock-panel.tsx'
import type { Sealed } from '../../intake.ts'
import { states, steps as table, waits } from '../../steps.ts'
import { duties, dutyOn } from '../../summary.ts'
import type { CaseFacts } from '../case-facts.ts'
import type { FoundCase } from '../office.ts'
import { CaseAside } from './case-aside.tsx'
import { CaseSteps } from './case-steps.tsx'

type Props = {
  page: Page
  found: FoundCase
  facts: CaseFacts
  /** The person's data, where somebody has just asked to see them. */
  looked: Sealed | null
  wish: Wish | null
  mayLook: boolean
  done: string | null
  /** Panels of other slices. */
  beside: Child
}

/** A case on the desk. */
export function CasePage({ page, found, facts, looked, wish, mayLook, done, beside }: Props) {
  const { say, language } = page
  const { application, office, here } = found
  const { number, state, applicantKind, channel, outcome, wasLate } = application
  const look = states[state]
  const title = (done && Object.hasOwn(table, done) && table[done as keyof typeof table]) || null
  return (
    <StaffLayout
      page={page}
      title={number}
      current="applications"
      crumbs={[
        { href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') },
        { text: number, lang: 'zh-CN' },
      ]}
    >
      <div class="head">
        <div>
          <h1 class="docno" lang="zh-CN" translate="no">
            {number}
          </h1>
          <p class="chips">
            <Chip {...(look.chip && { state: look.chip })}>{say(look.label, look.english)}</Chip>
            <span class="tag">{say(applicantKinds[applicantKind].label, applicantKinds[applicantKind].english)}</span>
            <span class="tag">{say(channels[channel].label, channels[channel].english)}</span>
            {outcome && <span class="tag">{say(outcomes[outcome].label, outcomes[outcome].english)}</span>}
            {wasLate && <Chip state="over">{say('逾期答复', 'replied late')}</Chip>}
          </p>
        </div>
      </div>
      <div class="split">
        <div class="stack">
          {title && <Done said={{ done: say(`“${title.title}”已记录。`, `Recorded: ${title.english}.`) }} done="done" />}
          <DueBox page={page} application={application} facts={facts} />
          {application.erasedOn && (
            <Notice title={say('个人信息已清除', 'Personal data erased')}>
              <p>
                {say(
                  `${application.erasedOn} 清除。办理经过和统计数字不变，案卷在档案中。`,
                  `Erased on ${application.erasedOn}. What happened and what is counted stay; the file is in the archives.`,
                )}
              </p>
            </Notice>
          )}
          <section class="panel">
            <h2>{say('申请内容', 'What is asked')}</h2>
            <p class="pre">
              <Official language={language}>{application.asked}</Official>
            </p>
            <AskedFacts {...{ page, found, facts, looked, wish, mayLook }} />
          </section>
          <section class="panel">
            <h2>{say('期限', 'The period')}</h2>
            <ClockPanel page={page} clock={facts.clock} calendar={facts.calendar} today={page.today as PlainDate} />
          </section>
          <CaseSteps page={page} taken={facts.taken} files={facts.files} here={here} />
        </div>
        <CaseAside page={page} found={found} facts={facts} mayLook={mayLook} beside={beside} />
      </div>
    </StaffLayout>
  )
}

function DueBox({ page, application, facts }: { page: Page; application: FoundCase['application']; facts: CaseFacts }) {
  const { say, language } = page
  const { clock } = facts
  const { dueOn, state } = clock.reply
  const { repliedOn, waitsFor } = application
  const duty = duties[dutyOn(application, page.today as PlainDate)]
  if (application.state === 'settled' || application.state === 'archived')
    return (
      <Notice kind={application.wasLate ? 'over' : 'done'} title={say('已办结', 'Settled')}>
        <p>
          {repliedOn && say(`答复之日 ${repliedOn}`, `Replied on ${repliedOn}`)}
          {application.daysUsed !== null && say(`，用了 ${application.daysUsed} 个工作日`, `, ${application.daysUsed} working days used`)}
        </p>
      </Notice>
    )
  const left = clock.progress
  const sureness = { firm: '', provisional: say('暂定', 'provisional'), paused: say('停止计算', 'standing still') }[state]
  return (
    <div class="due">
      <div>
        <p>{say('答复期限', 'Reply due')}</p>
        <b>
          {dueOn ? (
            <>
              <time datetime={dueOn}>{dueOn}</time> {weekdayName(dueOn, language === 'en' ? 'en' : 'zh')}
            </>
          ) : clock.receipt.receivedOn ? (
            say('期限停止计算', 'Standing still')
          ) : (
            say('期限未开始', 'Not begun')
          )}
        </b>
        <p>
          {clock.receipt.receivedOn === null && clock.receipt.confirmBy
            ? say(`应于 ${clock.receipt.confirmBy} 前与申请人确认收到`, `receipt to be confirmed by ${clock.receipt.confirmBy}`)
            : sureness}
        </p>
      </div>
      <p>
        {left &&
          (left.overdue > 0
            ? say(`已计 ${left.used} 个，超过 ${left.overdue} 个工作日`, `${left.used} used, ${left.overdue} working days over`)
            : say(`已计 ${left.used} 个，剩 ${left.left} 个工作日`, `${left.used} used, ${left.left} working days left`))}
        <br />
        {say('下一步', 'Next')}
        {say('：', ': ')}
        {say(duty.label, duty.english)}
        {application.nextOn && say(`（${application.nextOn}）`, ` (${application.nextOn})`)}
        <br />
        {say('等待', 'Waits for')}
        {say('：', ': ')}
        {say(waits[waitsFor].label, waits[waitsFor].english)}
      </p>
    </div>
  )
}

function AskedFacts({ page, found, facts, looked, wish, mayLook }: Omit<Props, 'done' | 'beside'>) {
  const { say, language } = page
  const { application, here } = found
  const own = looked?.applicant
  const name = own ? own.name : application.applicant
  const handledBy = [facts.handler, facts.section].filter(Boolean).join(say('，', ', '))
  const how = wish && [
    ...wish.forms.map(form => say(forms[form].label, forms[form].english)),
    say(routes[wish.route].label, routes[wish.route].english),
  ]
  return (
    <>
      <dl class="facts cols">
        <div>
          <dt>{say('申请人', 'Applicant')}</dt>
          <dd>
            <Official language={language} name>
              {name}
            </Official>
          </dd>
        </div>
        <div>
          <dt>{say('提交', 'Sent')}</dt>
          <dd>
            <time datetime={application.submittedAt.toISOString()}>{beijingMinute(application.submittedAt)}</time>
          </dd>
        </div>
        {how && (
          <div>
            <dt>{say('方式途径', 'Form and way')}</dt>
            <dd>{how.join(say('，', ', '))}</dd>
          </div>
        )}
        <div>
          <dt>{say('承办', 'Handled by')}</dt>
          <dd>
            <Official language={language} name>
              {handledBy || say('未交办', 'not assigned')}
            </Official>
          </dd>
        </div>
        {own && (
          <>
            <div>
              <dt>{say('证件号码', 'Number of identity')}</dt>
              <dd>{own.identityNumber || maskedNumber(own) || '—'}</dd>
            </div>
            <div>
              <dt>{say('联系', 'To be reached')}</dt>
              <dd>
                <Official language={language} name>
                  {[own.phone, own.mail, own.fax].filter(Boolean).join('　')}
                </Official>
              </dd>
            </div>
            <div>
              <dt>{say('地址', 'Address')}</dt>
              <dd>
                <Official language={language} name>
                  {[own.address, own.postcode].filter(Boolean).join('　') || '—'}
                </Official>
              </dd>
            </div>
            {(own.representative || own.contact || own.agent) && (
              <div>
                <dt>{say('负责人、联系人、代理人', 'Representative, contact, agent')}</dt>
                <dd>
                  <Official language={language} name>
                    {[own.representative, own.contact, own.agent].filter(Boolean).join('　')}
                  </Official>
                </dd>
              </div>
            )}
          </>
        )}
      </dl>
      {wish?.needsHelp && (
        <Notice kind="wait">
          {say('申请人需要阅读、书写或者听取的帮助（第四十三条）。', 'The applicant asks for help with reading or hearing (art. 43).')}
        </Notice>
      )}
      {mayLook && !own && (
        <form method="post" action={`${here}/identity`}>
          <button type="submit" class="button plain small">
            {say('查看证件和联系方式', 'See who it is')}
          </button>{' '}
          <span class="quiet">{say('记录查阅', 'the look is recorded')}</span>
        </form>
      )}
      {(application.state === 'settled' || application.state === 'archived') && (
        <p>
          <a href={`${here}/retention`}>{say('个人信息保存', 'Keeping of personal data')}</a>
        </p>
      )}
      {own && <p class="quiet">{say('本次查阅已记入日志。', 'This look is recorded in the journal.')}</p>}
    </>
  )
}
