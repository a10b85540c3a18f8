import type { Page } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { Button, Chip, Mixed, ordinal } from '../../../web/ui/index.ts'
import { type Kept, openFindings, type ReplyFinding } from '../masking.ts'

type Props = {
  page: Page
  findings: readonly ReplyFinding[]
  kept: Kept
  /** Buttons stand beside each where it may be dealt with. */
  canEdit: boolean
  typed: Readonly<Record<string, string>>
  faults: Faults
}

export const fieldNames = {
  title: ['标题', 'title'],
  asked: ['申请内容', 'what was asked'],
  answered: ['答复内容', 'the reply'],
  files: ['附件', 'files'],
} as const

/** 公开前检查: what leads to a person, each masked with one click or kept with a reason that goes into the record. */
export function ReplyFindings({ page, findings, kept, canEdit, typed, faults }: Props) {
  const { say } = page
  const each = [...new Map(findings.map(one => [one.fingerprint, one])).values()]
  const open = new Set(openFindings(each, kept).map(({ fingerprint }) => fingerprint))
  return (
    <section class="panel" aria-labelledby="findings">
      <h2 id="findings">{say('公开前检查', 'Check before it goes out')}</h2>
      <p class="quiet">
        {each.length === 0
          ? say('没有发现个人信息。姓名以外的线索，仍须人看一遍。', 'No personal data was found. Read it through all the same.')
          : open.size > 0
            ? say(`${each.length} 处，${open.size} 处须处理完才能送审`, `${each.length} findings, ${open.size} to be dealt with first`)
            : say(`${each.length} 处，都已写明保留的理由`, `${each.length} findings, each kept with a reason`)}
      </p>
      {canEdit && open.size > 1 && (
        <p class="buttons">
          <Button kind="plain" small name="act" value="maskAll">
            {say('文字中的全部遮盖', 'Mask all in the texts')}
          </Button>
        </p>
      )}
      {each.length > 0 && (
        <ol class="finds">
          {each.map((finding, i) => (
            <One
              {...{ page, finding, n: i + 1, isOpen: open.has(finding.fingerprint), canEdit }}
              {...{ reason: kept[finding.fingerprint], typed: typed[`reason-${finding.fingerprint}`] }}
              fault={faults[`reason-${finding.fingerprint}`]}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

type OneProps = {
  page: Page
  finding: ReplyFinding
  n: number
  isOpen: boolean
  canEdit: boolean
  reason: Kept[string] | undefined
  typed: string | undefined
  fault: string | undefined
}

function One({ page, finding, n, isOpen, canEdit, reason, typed, fault }: OneProps) {
  const { say, language } = page
  const { fingerprint, at, label, english, masked, isOwn } = finding
  const title = say(label, english)
  const unseen = <span class="unseen">{`：${title}`}</span>
  const id = `reason-${fingerprint}`
  return (
    <li class={isOpen ? undefined : 'ok'}>
      <h3>
        <span class="n">{ordinal(n)}</span>
        <Mixed language={language} text={title} />{' '}
        <Chip state={isOpen ? 'over' : 'off'}>{isOpen ? say('未处理', 'open') : say('保留', 'kept')}</Chip>
      </h3>
      <p>
        {say(fieldNames[at.field][0], fieldNames[at.field][1])}
        {say('：', ': ')}
        <Mixed language={language} text={at.field === 'files' ? `${at.name} ${masked}` : masked} />
        {isOwn && say('（不能保留）', ' (cannot be kept)')}
      </p>
      {reason && !isOpen && (
        <p class="quiet">
          <Mixed language={language} text={`${reason.by}：${reason.reason}（${reason.on}）`} />
        </p>
      )}
      {canEdit && at.field === 'files' && isOpen && isOwn && <p>{say('请在下面取消这个附件。', 'Leave this file out.')}</p>}
      {canEdit && at.field !== 'files' && isOpen && (
        <p class="tools">
          <Button kind="plain" small name="act" value={`mask:${fingerprint}`}>
            {say('遮盖', 'Mask')}
            {unseen}
          </Button>
        </p>
      )}
      {canEdit && isOpen && !isOwn && (
        <>
          <div class={fault ? 'field wrong' : 'field'}>
            <label for={id}>
              {say('保留的理由', 'Why it is kept')}
              {unseen}
            </label>
            <p class={fault ? 'fault' : 'hint'} id={`${id}-hint`}>
              {fault ?? say('例如：本机关公开的办公电话', 'such as: the telephone of the office')}
            </p>
            <input id={id} name={id} value={typed} maxlength={200} aria-describedby={`${id}-hint`} />
          </div>
          <p class="tools">
            <Button kind="plain" small name="act" value={`keep:${fingerprint}`}>
              {say('保留', 'Keep')}
              {unseen}
            </Button>
          </p>
        </>
      )}
      {canEdit && !isOpen && (
        <p class="tools">
          <Button kind="plain" small name="act" value={`drop:${fingerprint}`}>
            {say('撤销保留', 'Take up again')}
            {unseen}
          </Button>
        </p>
      )}
    </li>
  )
}
