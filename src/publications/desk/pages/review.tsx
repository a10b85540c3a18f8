import { disclosureAttributes, exemptions } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import { Button, ErrorSummary, Facts, Mixed, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import type { Change } from '../../content/changes.ts'
import { questions } from '../../review.ts'
import type { StepName } from '../../steps.ts'
import type { ItemView } from '../item.ts'
import type { CheckedFinding } from '../item-check.ts'
import type { VersionChanges } from '../versions.ts'
import { ItemHead, type Tried } from './item.tsx'
import { Look, type Related } from './look.tsx'
import { crumbOf, DueBox, deskItemOf, RefusalWords, StepTable, titleOf } from './parts.tsx'

type Props = {
  page: Page
  view: ItemView
  related: readonly Related[]
  changed: VersionChanges | null
  findings: readonly CheckedFinding[]
  tried: Tried
}

/** The head's, the reviewer's and the leader's page: what changed, what the reader will see, and the decision. */
export function DeskReviewPage({ page, view, related, changed, findings, tried }: Props) {
  const { say, language } = page
  const { item, office, content, due, taken } = view
  const title = titleOf(page, content)
  const open = findings.filter(({ mustFix, kept }) => mustFix && kept === null).length
  const mayDecide = view.next.some(({ step, against }) => (step === 'endorsed' || step === 'reviewed') && against === null)
  const heading = {
    endorsing: say('审核', 'Endorsement'),
    reviewing: say('审查', 'Review'),
    approving: say('签发', 'Approval'),
  }[item.stage as 'endorsing']
  return (
    <StaffLayout
      page={page}
      title={`${Object.keys(tried.faults).length > 0 ? say('错误：', 'Error: ') : ''}${heading}：${title}`}
      current="publications"
      crumbs={[
        { href: places.publications, text: say('公开', 'Publications') },
        { href: deskItemOf(office, item.id), text: crumbOf(page, content) },
        { text: heading },
      ]}
    >
      <ErrorSummary faults={tried.faults} />
      <ItemHead page={page} view={view}>
        <Button kind="plain" href={`${deskItemOf(office, item.id)}/approval-sheet`}>
          {say('打印审查呈批单', 'Print the approval sheet')}
        </Button>
      </ItemHead>
      <div class="split wide">
        <div class="stack">
          {due && <DueBox page={page} due={due} />}
          {changed && <Changed {...{ page, changed }} />}
          <section aria-labelledby="ap">
            <div class="head">
              <h2 id="ap">{say('读者将看到', 'As the reader will see it')}</h2>
              <p class="quiet">{say(`第 ${item.version} 版，全文`, `version ${item.version}, whole text`)}</p>
            </div>
            <Look {...{ page, view, content, related }} />
          </section>
          <section class="panel" aria-labelledby="st">
            <div class="head">
              <h2 id="st">{say('经过', 'What happened')}</h2>
              <p class="quiet">{say('只增不改，随件归档', 'never changed, kept with the item')}</p>
            </div>
            <StepTable page={page} taken={taken} />
          </section>
        </div>
        <form class="stack sticky" action={`${deskItemOf(office, item.id)}/step`} method="post">
          <input type="hidden" name="seen" value={String(item.seq)} />
          <input type="hidden" name="from" value="review" />
          {tried.refusal && (
            <Notice kind="over" status title={say('不能办理', 'This cannot be done')}>
              <p>
                <RefusalWords page={page} refusal={tried.refusal} />
              </p>
            </Notice>
          )}
          <section class="panel" aria-labelledby="at">
            <h2 id="at">{say('公开属性', 'Disclosure attribute')}</h2>
            <Facts
              facts={[
                {
                  name: say('拟定', 'Proposed'),
                  value: content.attribute && <Official language={language}>{disclosureAttributes[content.attribute].label}</Official>,
                },
                {
                  name: say('依据', 'Ground'),
                  value: content.ground && (
                    <Official language={language}>
                      {exemptions[content.ground].label}（{exemptions[content.ground].cites}）
                    </Official>
                  ),
                },
                {
                  name: say('理由', 'Reason'),
                  value: content.groundReason && <Official language={language}>{content.groundReason}</Official>,
                },
                {
                  name: say('公开前检查', 'Check'),
                  value:
                    findings.length === 0
                      ? say('没有发现', 'nothing found')
                      : open > 0
                        ? say(
                            `送审时 ${findings.length} 处，其中 ${open} 处撤销了保留，须重新处理`,
                            `${findings.length} when it was submitted, ${open} taken up again`,
                          )
                        : say(`送审时 ${findings.length} 处，均已处理或者写明理由`, `${findings.length} when it was submitted`),
                },
              ]}
            />
            {findings.length > 0 && (
              <ul class="do">
                {findings.map(finding => (
                  <Submitted {...{ page, finding, mayDecide: item.stage !== 'approving' && mayDecide }} />
                ))}
              </ul>
            )}
          </section>
          {item.stage === 'reviewing' && <Asks page={page} tried={tried} />}
          <Decision page={page} view={view} tried={tried} />
        </form>
      </div>
    </StaffLayout>
  )
}

/** What the check found when it was submitted; what the drafter kept can be taken up again by whoever decides, with the reason typed below. */
function Submitted({ page: { say, language }, finding, mayDecide }: { page: Page; finding: CheckedFinding; mayDecide: boolean }) {
  const { fingerprint, kept, mustFix } = finding
  return (
    <li>
      {language === 'en' ? <Mixed language={language} text={finding.english} /> : `${finding.message} ${finding.text}`}
      {kept && (
        <p>
          {say('保留：', 'kept: ')}
          <Mixed language={language} text={`${kept.actor}：${kept.reason}`} />
        </p>
      )}
      {mayDecide && mustFix && (
        <p class="tools">
          <Button kind="plain" small name="step" value={`${kept ? 'unkept' : 'overruled'}:${fingerprint}`}>
            {kept ? say('撤销保留', 'Take up again') : say('保留', 'Keep')}
            <span class="unseen">{`：${finding.message} ${finding.text}`}</span>
          </Button>
          <span class="quiet">{say('理由写在下面的“意见”里', 'give the reason under “Opinion” below')}</span>
        </p>
      )}
    </li>
  )
}

export function Changed({ page, changed }: { page: Page; changed: VersionChanges }) {
  const { say, language } = page
  const { before, fields, files, text } = changed
  const nothing = fields.length === 0 && files.length === 0 && text === null
  return (
    <section class="panel" aria-labelledby="df">
      <div class="head">
        <h2 id="df">{say(`与第 ${before} 版相比`, `Compared with version ${before}`)}</h2>
      </div>
      {nothing && <p>{say('没有改动。', 'Nothing has changed.')}</p>}
      <div class="prose" lang={language === 'en' ? 'zh-CN' : undefined}>
        {fields.map(({ name, was, is }) => (
          <p>
            {name}：{was && <del>{was}</del>} {is && <ins>{is}</ins>}
          </p>
        ))}
        {text
          ?.filter(({ kind }) => kind !== 'same')
          .map(change => (
            <ChangedBlock change={change} />
          ))}
        {files.map(({ name, isNew }) => (
          <p>附件：{isNew ? <ins>{name}</ins> : <del>{name}</del>}</p>
        ))}
      </div>
    </section>
  )
}

function ChangedBlock({ change: { pieces } }: { change: Change }) {
  return <p>{pieces.map(({ kind, text }) => (kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text))}</p>
}

function Asks({ page, tried }: { page: Page; tried: Tried }) {
  const { say, language } = page
  return (
    <section class="panel cq" aria-labelledby="qs">
      <h2 id="qs">{say('逐项审查', 'Question by question')}</h2>
      <p class="quiet">
        {say('先审查、后公开。', 'Review first, publish after. ')}
        <Official language={language}>《政府信息公开条例》第十七条，《保守国家秘密法》第三十五条</Official>
      </p>
      <ol class="asks">
        {questions.map(({ key, label, english, cites }, i) => {
          const answer = tried.texts[key]
          const fault = tried.faults[key]
          return (
            <li>
              <p id={`ask-${key}`}>
                {i + 1}. {say(label, english)}
              </p>
              <div class="two" role="radiogroup" aria-labelledby={`ask-${key}`}>
                {(['yes', 'no'] as const).map((value, at) => (
                  <label class="choice">
                    <input
                      type="radio"
                      id={at === 0 ? key : `${key}-no`}
                      name={key}
                      value={value}
                      checked={answer === value || undefined}
                      aria-describedby={fault ? `${key}-fault` : undefined}
                    />{' '}
                    {value === 'yes' ? say('有', 'yes') : say('没有', 'no')}
                  </label>
                ))}
              </div>
              <p class="quiet">
                <Official language={language}>{cites}</Official>
              </p>
              {fault && (
                <p class="fault" id={`${key}-fault`}>
                  {fault}
                </p>
              )}
              <details class="field" open={!!fault || !!tried.texts[`${key}-handled`] || undefined}>
                <summary>{say('为“有”的，怎样处理', 'If “yes”, what was done about it')}</summary>
                <input
                  id={`${key}-handled`}
                  name={`${key}-handled`}
                  aria-label={`${say(label, english)}${say('：怎样处理', ': what was done')}`}
                  value={tried.texts[`${key}-handled`] ?? ''}
                  maxlength={300}
                />
              </details>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

type Choice = { step: StepName; text: string; plain?: boolean }

function Decision({ page, view, tried }: { page: Page; view: ItemView; tried: Tried }) {
  const { say, language } = page
  const { item, next, content } = view
  const may = (name: StepName) => next.some(({ step, against }) => step === name && against === null)
  const goesOut = content.attribute === 'public'
  const choices: Choice[] = {
    endorsing: [{ step: 'endorsed' as const, text: say('同意，送审查', 'Endorse') }],
    reviewing: [
      { step: 'reviewed' as const, text: say('审查通过', 'Pass') },
      { step: 'referred' as const, text: say('报保密行政管理部门确定', 'Refer to the secrecy authority'), plain: true },
    ],
    approving: [
      goesOut
        ? { step: 'published' as const, text: say('签发并公开', 'Approve and publish') }
        : { step: 'filed' as const, text: say('签发，不主动公开', 'Approve, not published') },
    ],
  }[item.stage as 'endorsing']
  const barred = next.flatMap(({ step, against }) => (against && choices.some(choice => choice.step === step) ? [against] : []))
  return (
    <section class="panel" aria-labelledby="op">
      <h2 id="op">{say('意见', 'Opinion')}</h2>
      <TextArea
        id="opinion"
        label={say('意见', 'Opinion')}
        hint={say('退回时必填，拟稿人会看到', 'Needed where it is returned; the drafter will read it')}
        rows={3}
        maxlength={500}
        value={tried.texts['opinion']}
        fault={tried.faults['opinion']}
      />
      {item.stage === 'approving' && goesOut && may('scheduled') && (
        <div class={tried.faults['at'] ? 'field wrong' : 'field'}>
          <label for="at-minute">
            {say('定时发布', 'Publish at')} <span class="opt">{say('选填', 'optional')}</span>
          </label>
          {tried.faults['at'] && <p class="fault">{tried.faults['at']}</p>}
          <input id="at-minute" name="at" type="datetime-local" value={tried.texts['at']} />
        </div>
      )}
      <p class="buttons">
        {choices
          .filter(({ step }) => may(step))
          .map(({ step, text, plain }) => (
            <Button name="step" value={step} kind={plain ? 'plain' : undefined}>
              {text}
            </Button>
          ))}
        {item.stage === 'approving' && goesOut && may('scheduled') && (
          <Button kind="plain" name="step" value="scheduled">
            {say('签发，定时公开', 'Approve, publish later')}
          </Button>
        )}
        {may('returned') && (
          <Button kind="plain" name="step" value="returned">
            {say('退回修改', 'Return')}
          </Button>
        )}
      </p>
      {barred.map(refusal => (
        <p class="quiet">
          <RefusalWords page={page} refusal={refusal} />
        </p>
      ))}
      {item.stage === 'approving' && (
        <p class="quiet">
          {say('签发即公开，发布日期为当天，不能填写。', 'It goes out at once, dated today; no date can be typed.')}{' '}
          <Official language={language}>《政府信息公开条例》第二十六条</Official>
        </p>
      )}
    </section>
  )
}
