import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, Done, Field, Mixed, Notice, Official, TextArea, Ticks, Timeline } from '../../../web/ui/index.ts'
import type { Refusal } from '../../application.ts'
import type { FoundCase } from '../../desk/office.ts'
import { CaseFrame } from '../../replies/pages/frame.tsx'
import type { CaseFile } from '../../store.ts'
import type { ReplyFinding } from '../masking.ts'
import type { PublicReply } from '../reply.ts'
import { replyAddress } from '../search-entry.ts'
import { type ReplyStepName, replyStates, replyStepNames, ruleOf } from '../steps.ts'
import type { ReplyStep } from '../store.ts'
import { ReplyFindings } from './findings.tsx'

export type DeskReplyProps = {
  page: Page
  found: FoundCase
  /** null: none was prepared yet. */
  reply: PublicReply | null
  /** Why none can be prepared now, or why it cannot go out. */
  against: Refusal | null
  steps: readonly ReplyStep[]
  offered: readonly CaseFile[]
  findings: readonly ReplyFinding[]
  can: readonly ReplyStepName[]
  /** Why the person cannot take a step that the state and the rights allow. */
  barred: Refusal | null
  typed: Readonly<Record<string, string>>
  faults: Faults
  refusal: Refusal | null
  done: string | null
}

/** The public form of a case's reply: written and masked by one, approved by another (arts. 17, 44). */
export function DeskReplyPage(props: DeskReplyProps) {
  const { page, found, reply, against, steps, can, barred, faults, refusal, done } = props
  const { say, language } = page
  const title = say('公开答复', 'Public reply')
  const canEdit = reply?.state === 'draft' && can.includes('submitted')
  const said = Object.fromEntries(replyStepNames.map(name => [name, say(`已办：${ruleOf(name).title}`, `Done: ${ruleOf(name).english}`)]))
  return (
    <CaseFrame {...{ page, found, title, faults, refusal }}>
      <Done said={{ ...said, saved: say('已保存，并重新检查。', 'Kept, and checked again.') }} done={done} />
      <div class="head">
        <div>
          <h1>{title}</h1>
          {reply && (
            <p class="chips">
              <Chip state={replyStates[reply.state].chip}>{say(replyStates[reply.state].label, replyStates[reply.state].english)}</Chip>
              {reply.state === 'public' && reply.number !== null && (
                <a class="tag" href={replyAddress(found.office.slug, reply.number)}>
                  {say('看公开的页面', 'The public page')}
                </a>
              )}
            </p>
          )}
        </div>
      </div>
      {against && (
        <Notice kind={reply?.state === 'public' ? 'over' : 'wait'} title={say('请注意', 'Note')}>
          <p>
            <Official language={language}>
              {against.why}
              {`（${against.cites}）`}
            </Official>
          </p>
        </Notice>
      )}
      {!reply && (
        <section class="panel">
          <p>
            {say(
              '多个申请人申请相同信息、且可以公开的，可以把答复遮盖个人信息后向所有人公开（第四十四条）。先拟制公开稿，再由另一个有签发权限的人审定。',
              'Where several ask for the same and it may be disclosed, the reply can be shown to everybody, masked (art. 44). One prepares it, another approves.',
            )}
          </p>
          {!against && can.includes('prepared') && (
            <form method="post" action={`${found.here}/reply`}>
              <p class="buttons">
                <Button name="act" value="prepared">
                  {say('拟制公开稿', 'Prepare it')}
                </Button>
              </p>
            </form>
          )}
        </section>
      )}
      {reply && (
        <div class="split wide">
          {canEdit ? <Editor {...props} reply={reply} /> : <Look {...props} reply={reply} />}
          <aside class="stack">
            {!canEdit && <ReplyFindings {...{ ...props, kept: reply.kept, canEdit: false }} />}
            {barred && (
              <Notice kind="wait">
                <Official language={language}>{`${barred.why}（${barred.cites}）`}</Official>
              </Notice>
            )}
            <Deeds {...props} reply={reply} />
            <section class="panel">
              <h2>{say('经过', 'What happened')}</h2>
              <Timeline
                steps={[...steps].reverse().map(({ onDay, step, actor, reason }) => ({
                  ...{ on: onDay, title: say(ruleOf(step).title, ruleOf(step).english) },
                  text: <Mixed language={language} text={reason ? `${actor}：${reason}` : actor} />,
                }))}
              />
            </section>
          </aside>
        </div>
      )}
    </CaseFrame>
  )
}

type WithReply = DeskReplyProps & { reply: PublicReply }

function Editor({ page, found, reply, offered, findings, typed, faults }: WithReply) {
  const { say } = page
  const of = (id: 'title' | 'asked' | 'answered') => ({
    id,
    value: typed[id] ?? reply[id],
    required: true,
    ...(faults[id] && { fault: faults[id] }),
  })
  return (
    <form method="post" action={`${found.here}/reply`} class="stack" novalidate>
      <input type="hidden" name="seen" value={typed['seen'] ?? String(reply.revision)} />
      {/* Enter in a field keeps the draft: the first button of a form is the one that is pressed. */}
      <p class="buttons">
        <Button kind="plain" name="act" value="save">
          {say('保存并检查', 'Keep and check')}
        </Button>
      </p>
      <section class="panel">
        <h2>{say('公开稿', 'The public form')}</h2>
        <Field {...of('title')} label={say('标题', 'Title')} maxlength={100} />
        <TextArea
          {...{ ...of('asked'), label: say('申请内容', 'What was asked'), rows: 5 }}
          hint={say('去掉只与申请人有关的情况', 'leave out what concerns the applicant alone')}
        />
        <TextArea
          {...{ ...of('answered'), label: say('答复内容', 'The reply'), rows: 12 }}
          hint={say('已去掉收到申请、救济途径等只告知申请人的段落', 'what only the applicant is told was left out')}
        />
        {offered.length === 0 ? (
          <p class="quiet">{say('这份答复没有随附的文件可选。', 'No file went out with this reply.')}</p>
        ) : (
          offered.map(({ fileId, name }, i) => (
            <>
              <Ticks
                {...{ id: `file-${fileId}`, label: say(`附件 ${i + 1}`, `File ${i + 1}`) }}
                options={[{ value: 'yes', text: say(`公开“${name}”`, `publish “${name}”`) }]}
                values={[chosenNow(typed, reply, fileId)]}
              />
              <p>
                <a href={`${found.here}/files/${fileId}`}>{say(`打开“${name}”核对`, `Open “${name}” and read it`)}</a>
              </p>
            </>
          ))
        )}
      </section>
      <ReplyFindings {...{ page, findings, kept: reply.kept, canEdit: true, typed, faults }} />
      <p class="buttons">
        <Button name="act" value="submitted">
          {say('保存并送审', 'Keep and send for approval')}
        </Button>
        <Button kind="plain" name="act" value="save">
          {say('保存并检查', 'Keep and check')}
        </Button>
      </p>
    </form>
  )
}

const chosenNow = (typed: Readonly<Record<string, string>>, { chosen }: PublicReply, fileId: string): string =>
  typed['title'] === undefined ? (chosen.includes(fileId) ? 'yes' : '') : (typed[`file-${fileId}`] ?? '')

/** As everybody would read it. */
function Look({ page, found, reply, offered }: WithReply) {
  const { say, language } = page
  const names = reply.state === 'public' ? reply.enclosed.map(({ name }) => name) : []
  const chosen = reply.state === 'public' ? [] : offered.filter(({ fileId }) => reply.chosen.includes(fileId))
  return (
    <section class="panel" aria-labelledby="look">
      <h2 id="look">
        <Official language={language}>{reply.title}</Official>
      </h2>
      <h3>{say('申请内容', 'What was asked')}</h3>
      <p class="pre">
        <Official language={language}>{reply.asked}</Official>
      </p>
      <h3>{say('答复内容', 'The reply')}</h3>
      <p class="pre">
        <Official language={language}>{reply.answered}</Official>
      </p>
      {names.length + chosen.length > 0 && (
        <>
          <h3>{say('附件', 'Files')}</h3>
          <ul>
            {names.map(name => (
              <li>
                <Official language={language}>{name}</Official>
              </li>
            ))}
            {chosen.map(({ fileId, name }) => (
              <li>
                <a href={`${found.here}/files/${fileId}`}>
                  <Official language={language}>{name}</Official>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {reply.withdrawnWhy && reply.state === 'withdrawn' && (
        <Notice kind="over" title={say(`${reply.withdrawnOn} 撤下`, `Withdrawn on ${reply.withdrawnOn}`)}>
          <p>
            <Official language={language}>{reply.withdrawnWhy}</Official>
          </p>
        </Notice>
      )}
    </section>
  )
}

function Deeds({ page, found, reply, can, typed, faults }: WithReply) {
  const { say } = page
  const here = can.filter(step => step !== 'submitted' && step !== 'prepared')
  if (here.length === 0) return null
  const asks = here.some(step => ruleOf(step).needsReason)
  const isPublic = here.some(step => ruleOf(step).isPublicReason)
  return (
    <form method="post" action={`${found.here}/reply`} class="panel" novalidate>
      <h2>{say('办理', 'What can be done')}</h2>
      <input type="hidden" name="seen" value={String(reply.revision)} />
      {asks && (
        <TextArea
          {...{ id: 'reason', label: say('理由', 'Reason'), rows: 3, maxlength: 500, value: typed['reason'] ?? '' }}
          hint={
            isPublic
              ? say('撤下的理由公众可以看到', 'everybody reads why it was withdrawn')
              : say('退回时必须写明要改什么', 'needed where it is returned')
          }
          {...(faults['reason'] && { fault: faults['reason'] })}
        />
      )}
      <p class="buttons">
        {here.map(step => (
          <Button
            name="act"
            value={step}
            {...(step === 'returned' && { kind: 'plain' as const })}
            {...(step === 'withdrawn' && { kind: 'grave' as const })}
          >
            {say(ruleOf(step).title, buttons[step] ?? ruleOf(step).english)}
          </Button>
        ))}
      </p>
    </form>
  )
}

const buttons: Partial<Record<ReplyStepName, string>> = {
  returned: 'Return',
  approved: 'Approve and publish',
  withdrawn: 'Withdraw',
  reopened: 'Take up again',
}
