import type { Application } from '../../../applications/index.ts'
import {
  coDefendantRule,
  disputeKinds,
  disputeResults,
  type PlainDate,
  procedures,
  reconsiderationFirstFrom,
  remediesOf,
  unansweredRule,
  weekdayName,
} from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Chip, Done, Facts, Notice, Official } from '../../../web/ui/index.ts'
import { isSuspended, lastOf, noticeIn } from '../../dispute.ts'
import { states, steps as table } from '../../steps.ts'
import { duties, dutyOn } from '../../summary.ts'
import type { DisputeFacts } from '../facts.ts'
import { disputeName, type FoundDispute } from '../office.ts'
import { Aside } from './aside.tsx'
import { Deadlines } from './deadlines.tsx'
import { History } from './history.tsx'

type Props = { page: Page; found: FoundDispute; facts: DisputeFacts; done: string | null }

/** A dispute on the desk. */
export function DisputePage({ page, found, facts, done }: Props) {
  const { say, language } = page
  const { dispute, office, here } = found
  const { kind, state, result, coDefendant, countsHere } = dispute
  const look = states[state]
  const title = done && Object.hasOwn(table, done) ? table[done as keyof typeof table] : null
  return (
    <StaffLayout
      page={page}
      title={disputeName(dispute)}
      current="disputes"
      crumbs={[
        { href: `${places.disputes}/${office.slug}`, text: say('复议诉讼', 'Disputes') },
        { text: disputeName(dispute), lang: 'zh-CN' },
      ]}
    >
      <div class="head">
        <div>
          <h1 class="docno" lang="zh-CN" translate="no">
            {disputeName(dispute)}
          </h1>
          <p class="chips">
            <Chip {...(look.chip && { state: look.chip })}>{say(look.label, look.english)}</Chip>
            <span class="tag">{say(disputeKinds[kind].label, disputeKinds[kind].english)}</span>
            {result !== 'pending' && <span class="tag">{say(disputeResults[result].label, disputeResults[result].english)}</span>}
            {isSuspended(facts.steps) && <Chip state="wait">{say('中止', 'suspended')}</Chip>}
            {coDefendant && <span class="tag">{say('共同被告', 'co-defendants')}</span>}
          </p>
        </div>
      </div>
      <div class="split">
        <div class="stack">
          {title && <Done said={{ done: say(`“${title.title}”已记录。`, `Recorded: ${title.english}.`) }} done="done" />}
          <Next page={page} found={found} facts={facts} />
          {coDefendant && (
            <Notice
              title={countsHere ? say('计入本机关年报', 'Counted in this report') : say('不计入本机关年报', 'Not counted in this report')}
            >
              <p>
                <Official language={language}>
                  {coDefendantRule.text}（{coDefendantRule.cites}）
                </Official>
              </p>
            </Notice>
          )}
          <section class="panel">
            <h2>{say('案情', 'What it is about')}</h2>
            <p class="pre">
              <Official language={language}>{dispute.about}</Official>
            </p>
            <About page={page} found={found} facts={facts} />
          </section>
          <Deadlines page={page} facts={facts} here={here} />
          <History page={page} facts={facts} here={here} />
        </div>
        <Aside page={page} found={found} facts={facts} />
      </div>
    </StaffLayout>
  )
}

/** What comes next, and what follows where it is not done. */
function Next({ page, found: { dispute }, facts }: Omit<Props, 'done'>) {
  const { say, language } = page
  const today = page.today as PlainDate
  const name = dutyOn(dispute, today)
  const duty = duties[name]
  if (dispute.state === 'closed')
    return (
      <Notice kind="done" title={say('已结案', 'Closed')}>
        <p>{dispute.decidedOn && say(`审结之日 ${dispute.decidedOn}`, `decided on ${dispute.decidedOn}`)}</p>
      </Notice>
    )
  const { cites, text } = unansweredRule(dispute.kind)
  return (
    <div class="due">
      <div>
        <p>{say('下一步', 'Next')}</p>
        <b>{say(duty.label, duty.english)}</b>
        {dispute.nextOn && (
          <p>
            <time datetime={dispute.nextOn}>{dispute.nextOn}</time> {weekdayName(dispute.nextOn, language === 'en' ? 'en' : 'zh')}
            {duty.whose === 'office' && dispute.nextOn < today && say('，已过', ', over')}
          </p>
        )}
      </div>
      {(name === 'answer' || name === 'evidence') && !lastOf(facts.steps, 'decided') && (
        <p>
          <Official language={language}>
            {text}（{cites}）
          </Official>
        </p>
      )}
    </div>
  )
}

function About({ page, found: { dispute, application }, facts }: Omit<Props, 'done'>) {
  const { say, language } = page
  const { procedure, filedOn } = noticeIn(facts.taken).details
  const official = (text: string) => (
    <Official language={language} name>
      {text}
    </Official>
  )
  const claim = facts.deadlines.find(({ key }) => key === 'claim')
  const isLate = claim && filedOn && filedOn > claim.dueOn
  const isSuit = dispute.kind !== 'reconsideration'
  return (
    <>
      <Facts
        facts={[
          { name: isSuit ? say('法院', 'Court') : say('复议机关', 'Body'), value: official(dispute.body) },
          { name: isSuit ? say('原告', 'Claimant') : say('申请人', 'Claimant'), value: official(dispute.claimant) },
          { name: say('收到通知', 'Noticed'), value: dispute.noticedOn },
          { name: isSuit ? say('起诉', 'Sued') : say('申请', 'Applied'), value: filedOn },
          { name: say('程序', 'Procedure'), value: procedure && say(procedures[procedure].label, procedures[procedure].english) },
          { name: say('审结', 'Decided'), value: dispute.decidedOn },
        ]}
      />
      {dispute.kind === 'suit' && application && isReconsiderationFirst(application) && (
        <Notice kind="wait" title={say('依法应当先申请行政复议', 'Reconsideration comes first')}>
          <p>
            <Official language={language}>
              对不予公开不服的，应当先申请行政复议，可以在答辩中提出（《行政复议法》第二十三条第一款第（四）项）。
            </Official>
          </p>
        </Notice>
      )}
      {isLate && (
        <Notice kind="wait" title={say('可能超过申请、起诉期限', 'It may have come too late')}>
          <p>{say(`最后一日为 ${claim.dueOn}，可以在答复、答辩中提出。`, `The last day was ${claim.dueOn}: the answer may raise it.`)}</p>
        </Notice>
      )}
    </>
  )
}

/** A refusal since 2024 goes to reconsideration before it goes to court (行政复议法 art. 23(1)(4)). */
const isReconsiderationFirst = ({ outcome, decidedOn }: Pick<Application, 'outcome' | 'decidedOn'>): boolean =>
  outcome !== null && decidedOn !== null && decidedOn >= reconsiderationFirstFrom && remediesOf(outcome) === 'B'
