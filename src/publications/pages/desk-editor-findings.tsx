import { Button, Chip, Mixed, ordinal } from '../../web/ui/index.ts'
import type { CheckedFinding } from '../item-check.ts'
import type { EditorProps } from './desk-editor.tsx'

/** 公开前检查: each finding with its place, masked or mended with one click, or kept with a reason that goes into the record. */
export function FindingsPanel({ page, findings, faults, typed }: EditorProps) {
  const { say } = page
  const left = findings.filter(({ mustFix, kept }) => mustFix && kept === null).length
  return (
    <section class="panel">
      <h2 id="findings">{say('公开前检查', 'Check before it goes out')}</h2>
      <p class="quiet">
        {findings.length === 0
          ? say('没有发现需要处理的内容。', 'Nothing was found.')
          : left > 0
            ? say(`${findings.length} 处，${left} 处须处理完才能送审`, `${findings.length} findings, ${left} to be dealt with first`)
            : say(`${findings.length} 处，没有必须处理的`, `${findings.length} findings, none must be dealt with`)}
      </p>
      {faults['findings'] && <p class="fault">{faults['findings']}</p>}
      {findings.length > 0 && (
        <ol class="finds">
          {findings.map((finding, i) => (
            <One
              {...{
                page,
                finding,
                n: i + 1,
                reason: typed[`reason-${finding.fingerprint}`],
                fault: faults[`reason-${finding.fingerprint}`],
              }}
            />
          ))}
        </ol>
      )}
      <p class="buttons">
        <Button kind="plain" small name="act" value="check">
          {say('重新检查', 'Check again')}
        </Button>
      </p>
    </section>
  )
}

type OneProps = { page: EditorProps['page']; finding: CheckedFinding; n: number; reason?: string; fault?: string }

function One({ page, finding, n, reason, fault }: OneProps) {
  const { say, language } = page
  const { fingerprint, title, message, basis, mustFix, can, kept } = finding
  const id = `reason-${fingerprint}`
  const words = { mask: say('遮盖', 'Mask'), correct: say('改正', 'Correct'), clean: say('全部清除', 'Clean the file') }
  const unseen = <span class="unseen">{`：${title}`}</span>
  return (
    <li class={kept ? 'ok' : mustFix ? undefined : 'odd'} id={`finding-${n}`}>
      <h3>
        <span class="n">{ordinal(n)}</span>
        <Mixed language={language} text={title} />{' '}
        <Chip state={kept ? 'off' : mustFix ? 'over' : 'wait'}>
          {kept ? say('保留', 'kept') : mustFix ? say('未处理', 'open') : say('提醒', 'note')}
        </Chip>
      </h3>
      <p>
        <Mixed language={language} text={message} />
      </p>
      <p class="quiet">
        <Mixed language={language} text={kept ? `${kept.actor}：${kept.reason}` : basis} />
      </p>
      {!kept && (
        <>
          {can.length > 0 && (
            <p class="tools">
              {can.map(what => (
                <Button kind="plain" small name="act" value={`${what}:${fingerprint}`}>
                  {words[what]}
                  {unseen}
                </Button>
              ))}
            </p>
          )}
          <div class={fault ? 'field wrong' : 'field'}>
            <label for={id}>
              {say('保留的理由', 'Why it is kept')}
              {unseen}
            </label>
            <p class={fault ? 'fault' : 'hint'} id={`${id}-hint`}>
              {fault ?? say('写明后记入审查记录', 'it goes into the record')}
            </p>
            <input id={id} name={id} value={reason} maxlength={500} aria-describedby={`${id}-hint`} />
          </div>
          <p class="tools">
            <Button kind="plain" small name="act" value={`keep:${fingerprint}`}>
              {say('保留', 'Keep')}
              {unseen}
            </Button>
          </p>
        </>
      )}
    </li>
  )
}
