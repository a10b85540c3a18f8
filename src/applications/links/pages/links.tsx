import { beijingDay, outcomes } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, Done, Empty, ErrorSummary, Field, Mixed, Notice, Official, Select, TextArea } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import { caseAddress, type FoundCase } from '../../desk/office.ts'
import { states } from '../../steps.ts'
import type { Application } from '../../store.ts'
import { linkKinds, linkSaid } from '../links.ts'
import type { LinkFacts, ShownLink } from '../shown.ts'
import { EarlierReplies } from './earlier.tsx'
import { AnswerTogether } from './together.tsx'

export type LinksProps = {
  page: Page
  found: FoundCase
  facts: LinkFacts
  similar: readonly Application[]
  mayWrite: boolean
  mayRead: (one: Application) => boolean
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
  done: string | null
  /** Linked to be answered with this one, into which its draft may be taken over. */
  together: readonly ShownLink[]
  /** What became of each into which it was just taken over. */
  answered: readonly Answered[]
}

export type Answered = { other: Application; refusal: Refusal | null; documentId: string | null }

/** What a case has to do with others, and what its person was answered before. */
export function LinksPage(props: LinksProps) {
  const { page, found, facts, similar, mayWrite, mayRead, faults, refusal, done } = props
  const { say, language } = page
  const { office, application, here } = found
  const title = say('关联申请', 'Linked cases')
  return (
    <StaffLayout
      page={page}
      title={`${title} - ${application.number}`}
      current="applications"
      crumbs={[
        { href: `${places.applications}/${office.slug}`, text: say('申请', 'Applications') },
        { href: here, text: application.number, lang: 'zh-CN' },
        { text: title },
      ]}
    >
      <ErrorSummary faults={faults} title={say('需要修改', 'To mend')} />
      <Done said={{ joined: say('已经关联。', 'Linked.'), parted: say('已经取消关联。', 'No longer linked.') }} done={done} />
      <div class="head">
        <div>
          <h1>{title}</h1>
          <p class="quiet docno" lang="zh-CN" translate="no">
            {application.number}
          </p>
        </div>
      </div>
      <div class="stack">
        {refusal && (
          <Notice kind="over" title={say('没有办理', 'Not done')} status>
            <p>
              <Official language={language}>
                {refusal.why}（{refusal.cites}）
              </Official>
            </p>
          </Notice>
        )}
        <section class="panel">
          <h2>{say('已经关联', 'Linked now')}</h2>
          {facts.joined.length === 0 && <Empty>{say('没有关联的申请。', 'None.')}</Empty>}
          <ul class="do">
            {facts.joined.map(one => (
              <JoinedCase {...{ page, found, one, faults }} mayPart={mayWrite} isReadable={mayRead(one.other)} />
            ))}
          </ul>
          {facts.past.length > 0 && (
            <details>
              <summary>{say('以前的关联', 'Earlier entries')}</summary>
              <ul>
                {facts.past.map(({ entry, other }) => (
                  <li>
                    <Official language={language}>
                      {beijingDay(entry.at)} {entry.actor} {entry.deed === 'joined' ? '关联' : '取消'}“{linkKinds[entry.kind].label}”{' '}
                      {other.number}
                      {entry.reason && `：${entry.reason}`}
                    </Official>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
        {(props.together.length > 0 || props.answered.length > 0) && <AnswerTogether {...props} />}
        {facts.earlier.length > 0 && <EarlierReplies {...props} />}
        {mayWrite && <LinkForm {...props} />}
        {similar.length > 0 && (
          <section class="panel">
            <h2>{say('相近申请', 'Similar cases')}</h2>
            <ul class="do">
              {similar.map(one => (
                <CaseLine page={page} office={office} one={one}>
                  {mayWrite && <a href={`${here}/links?other=${one.year}/${one.ordinal}&kind=answeredWith#link`}>{say('关联', 'link')}</a>}
                </CaseLine>
              ))}
            </ul>
          </section>
        )}
      </div>
    </StaffLayout>
  )
}

type LineProps = { page: Page; office: { slug: string }; one: Application; isReadable?: boolean; children?: unknown }

function CaseLine({ page, office, one, isReadable = true, children }: LineProps) {
  const { say, language } = page
  const number = (
    <Official language={language} name>
      {one.number}
    </Official>
  )
  const { chip, label, english } = states[one.state]
  return (
    <li>
      {isReadable ? <a href={caseAddress(office, one)}>{number}</a> : number}{' '}
      <Chip {...(chip && { state: chip })}>
        {one.outcome ? say(outcomes[one.outcome].label, outcomes[one.outcome].english) : say(label, english)}
      </Chip>
      {isReadable && (
        <p>
          <Official language={language}>
            {one.applicant}：{one.asked.slice(0, 80)}
          </Official>
        </p>
      )}
      {children}
    </li>
  )
}

type JoinedProps = { page: Page; found: FoundCase; one: ShownLink; faults: Faults; mayPart: boolean; isReadable: boolean }

function JoinedCase({ page, found, one: { entry, other }, faults, mayPart, isReadable }: JoinedProps) {
  const { say, language } = page
  const { label, english } = linkSaid(entry, found.key.id)
  const id = `reason-${entry.kind}-${other.year}-${other.ordinal}`
  const fault = faults[id]
  return (
    <CaseLine page={page} office={found.office} one={other} isReadable={isReadable}>
      <p>
        <span class="tag">{say(label, english)}</span>{' '}
        <Official language={language}>
          {entry.reason ?? '（理由已清除）'}（{entry.actor}，{beijingDay(entry.at)}，{linkKinds[entry.kind].article}）
        </Official>
      </p>
      {mayPart && isReadable && (
        <details open={fault !== undefined || undefined}>
          <summary>{say('取消关联', 'Take it back')}</summary>
          <form method="post" action={`${found.here}/links`} novalidate>
            <input type="hidden" name="deed" value="parted" />
            <input type="hidden" name="kind" value={entry.kind} />
            <input type="hidden" name="other" value={`${other.year}/${other.ordinal}`} />
            <Field id={id} name="reason" label={say('为什么取消', 'Why')} required maxlength={500} {...(fault && { fault })} />
            <p class="buttons">
              <Button kind="plain" small>
                <Mixed language={language} text={say(`取消与${other.number}的关联`, `Take back the link with ${other.number}`)} />
              </Button>
            </p>
          </form>
        </details>
      )}
    </CaseLine>
  )
}

function LinkForm({ page, found, typed, faults }: LinksProps) {
  const { say } = page
  const isJoining = typed['deed'] !== 'parted'
  const value = (name: string) => (isJoining ? (typed[name] ?? '') : '')
  return (
    <form method="post" action={`${found.here}/links`} novalidate class="panel" id="link">
      <h2>{say('关联另一件申请', 'Link another case')}</h2>
      <input type="hidden" name="deed" value="joined" />
      <Field
        id="other"
        label={say('受理号', 'Its number')}
        hint={say('本机关的申请：受理号，或者 2026/35，同年的写 35', 'of this agency: the number, or 2026/35, or 35 of the same year')}
        required
        value={value('other')}
        maxlength={100}
        {...(faults['other'] && { fault: faults['other'] })}
      />
      <Select
        id="kind"
        label={say('怎样关联', 'How')}
        required
        empty={say('请选择', 'choose')}
        options={Object.entries(linkKinds).map(([kind, { label, english }]) => ({ value: kind, text: say(label, english) }))}
        value={value('kind')}
        {...(faults['kind'] && { fault: faults['kind'] })}
      />
      <TextArea
        id="reason"
        label={say('理由', 'Reason')}
        rows={2}
        required
        value={value('reason')}
        {...(faults['reason'] && { fault: faults['reason'] })}
      />
      <p class="buttons">
        <Button>{say('关联', 'Link')}</Button>
      </p>
    </form>
  )
}
