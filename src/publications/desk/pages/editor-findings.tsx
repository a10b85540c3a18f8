import { kindOf } from '../../../files/index.ts'
import { Button, Chip, Mixed, ordinal } from '../../../web/ui/index.ts'
import { ruleNames } from '../../check/index.ts'
import type { CheckedFinding } from '../item-check.ts'
import type { EditorProps } from './editor.tsx'

/** 公开前检查: each finding with its place, masked or mended with one click, or kept with a reason that goes into the record. */
export function FindingsPanel({ page, view, findings, faults, typed, links, done }: EditorProps) {
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
                canClean: canBeCleaned(finding, kindOf(view.files.get(finding.at.fileId ?? '')?.mediaType ?? '')),
                n: i + 1,
                reason: typed[`reason-${finding.fingerprint}`],
                fault: faults[`reason-${finding.fingerprint}`],
              }}
            />
          ))}
        </ol>
      )}
      <OtherSites {...{ page, links, done }} />
      <p class="buttons">
        <Button kind="plain" small name="act" value="check">
          {say('重新检查', 'Check again')}
        </Button>
        {links.links > 0 && (
          <Button kind="plain" small name="act" value="probe">
            {say('现在核对外部链接', 'Try the links now')}
          </Button>
        )}
      </p>
    </section>
  )
}

/** What is known of the links to other sites; asking them is the work of a job. */
function OtherSites({ page: { say }, links: { links, tried, unknown, oldestOn }, done }: Pick<EditorProps, 'page' | 'links' | 'done'>) {
  if (links === 0) return null
  const left = links - tried
  return (
    <p class="quiet" role="status">
      {say(`外部链接 ${links} 个：`, `${links} links to other sites: `)}
      {left > 0 && say(`${left} 个还没有核对。`, `${left} not tried yet. `)}
      {oldestOn !== null && (
        <>
          {say(`${tried} 个核对过，最早的在 `, `${tried} tried, the first on `)}
          <time datetime={oldestOn}>{oldestOn}</time>
          {say('。', '. ')}
        </>
      )}
      {unknown > 0 && say(`${unknown} 个从这台机器上无法核对，请人工打开确认。`, `${unknown} cannot be told from this machine. `)}
      {done === 'probing' && say('正在后台核对，稍后点“重新检查”看结果。', 'Being tried now: press “Check again” in a moment.')}
    </p>
  )
}

/** 第 4 段, or the name of the field. */
function placeWords({ say }: EditorProps['page'], { field, block }: CheckedFinding['at']): string {
  if (field === 'body') return block === undefined ? say('正文', 'text') : say(`第 ${block + 1} 段`, `paragraph ${block + 1}`)
  const names: Record<typeof field, [string, string]> = {
    ...{
      title: ['标题', 'title'],
      summary: ['内容概述', 'summary'],
      source: ['来源', 'source'],
      documentNumber: ['发文字号', 'document number'],
    },
    ...{ formedOn: ['形成日期', 'formed on'], effectiveOn: ['生效日期', 'in force from'], expiresOn: ['失效日期', 'in force until'] },
    ...{ keywords: ['关键词', 'keywords'], attachments: ['附件', 'files'] },
  } as Record<typeof field, [string, string]>
  return say(...names[field])
}

/** Hidden sheets, rows and columns of a workbook are shown or deleted by whoever knows what counts on them. */
const canBeCleaned = ({ rule, at }: CheckedFinding, kind: string): boolean =>
  (kind === 'docx' && rule === 'hidden') ||
  (kind === 'xlsx' && (rule === 'properties' || (rule === 'hidden' && /批注|修订/.test(at.where ?? ''))))

type OneProps = { page: EditorProps['page']; finding: CheckedFinding; canClean: boolean; n: number; reason?: string; fault?: string }

function One({ page, finding, canClean, n, reason, fault }: OneProps) {
  const { say, language } = page
  const { fingerprint, rule, at, text, suggestion, mustFix, kept } = finding
  const title = say(ruleNames[rule].label, ruleNames[rule].english)
  const message = say(finding.message, finding.english)
  const unseen = <span class="unseen">{`：${title}`}</span>
  return (
    <li class={kept ? 'ok' : mustFix ? undefined : 'odd'} id={`finding-${n}`}>
      <h3>
        <span class="n">{ordinal(n)}</span>
        {title}{' '}
        <Chip state={kept ? 'off' : mustFix ? 'over' : 'wait'}>
          {kept ? say('保留', 'kept') : mustFix ? say('未处理', 'open') : say('提醒', 'note')}
        </Chip>
      </h3>
      <p>
        {placeWords(page, at)}
        {say('：', ': ')}
        <Mixed language={language} text={message} />
        {text && suggestion?.kind !== 'correct' && (
          <>
            {' '}
            <Mixed language={language} text={text} />
          </>
        )}
        {suggestion?.kind === 'correct' && (
          <>
            {' '}
            <del>{text}</del> <ins>{suggestion.text}</ins>
          </>
        )}
      </p>
      {kept && (
        <p class="quiet">
          <Mixed language={language} text={`${kept.actor}：${kept.reason}`} />
        </p>
      )}
      {kept && <WithReason {...{ page, fingerprint, title, reason, fault, act: 'unkeep' as const }} />}
      {!kept && (
        <>
          {canClean && (
            <p class="tools">
              <Button kind="plain" small name="act" value={`clean:${at.fileId}`}>
                {say('全部清除', 'Clean the file')}
                {unseen}
              </Button>
            </p>
          )}
          {suggestion && (
            <p class="tools">
              <Button kind="plain" small name="act" value={`${suggestion.kind}:${fingerprint}`}>
                {suggestion.kind === 'mask' ? say('遮盖', 'Mask') : say('改正', 'Correct')}
                {unseen}
              </Button>
              <a class="button plain small" href={at.field === 'attachments' ? '#e3' : `#${at.field}`}>
                {say('看原文', 'Go there')}
                {unseen}
              </a>
            </p>
          )}
          {mustFix && <WithReason {...{ page, fingerprint, title, reason, fault, act: 'keep' as const }} />}
        </>
      )}
    </li>
  )
}

type ReasonProps = {
  page: EditorProps['page']
  fingerprint: string
  title: string
  reason?: string
  fault?: string
  act: 'keep' | 'unkeep'
}

/** Keeping a finding as it is, and taking it up again: both with a reason, both in the record. */
function WithReason({ page: { say }, fingerprint, title, reason, fault, act }: ReasonProps) {
  const id = `reason-${fingerprint}`
  const unseen = <span class="unseen">{`：${title}`}</span>
  const fields = (
    <>
      <div class={fault ? 'field wrong' : 'field'}>
        <label for={id}>
          {act === 'keep' ? say('保留的理由', 'Why it is kept') : say('撤销保留的理由', 'Why it is taken up again')}
          {unseen}
        </label>
        <p class={fault ? 'fault' : 'hint'} id={`${id}-hint`}>
          {fault ?? say('写明后记入审查记录', 'it goes into the record')}
        </p>
        <input id={id} name={id} value={reason} maxlength={500} aria-describedby={`${id}-hint`} />
      </div>
      <p class="tools">
        <Button kind="plain" small name="act" value={`${act}:${fingerprint}`}>
          {act === 'keep' ? say('保留', 'Keep') : say('撤销保留', 'Take up again')}
          {unseen}
        </Button>
      </p>
    </>
  )
  if (act === 'keep') return fields
  return (
    <details open={!!fault || undefined}>
      <summary>
        {say('撤销保留', 'Take up again')}
        {unseen}
      </summary>
      {fields}
    </details>
  )
}
