import { beijingMinute, type Refusal } from '../../../law/index.ts'
import { type Page, places, StaffLayout } from '../../../web/layout/index.ts'
import type { Faults } from '../../../web/layout/submitted.ts'
import { AskedField, Button, ErrorSummary, Field, FileField, Notice, Official, TextArea } from '../../../web/ui/index.ts'
import { articleFor, type Step } from '../../dispute.ts'
import { type StepName, type StepRule, steps as table } from '../../steps.ts'
import type { Offer } from '../facts.ts'
import { disputeName, type FoundDispute } from '../office.ts'
import type { Typed } from '../step-details.ts'
import { askedIn, type Choices, stepForms } from '../step-fields.ts'

type Props = {
  page: Page
  found: FoundDispute
  step: StepName
  choices: Choices
  /** null: the person has no right for it. */
  offer: Offer | null
  typed: Typed
  faults: Faults
  refusal: Refusal | null
  /** What somebody else did meanwhile. */
  newer: readonly Step[]
}

/** The form of one step: its day, what it says, why. What was typed is kept, also where somebody was faster. */
export function StepPage({ page, found, step, choices, offer, typed, faults, refusal, newer }: Props) {
  const { say, language } = page
  const { dispute, office, here } = found
  const form = stepForms[step]!
  const rule: StepRule = table[step]
  const title = say(rule.title, rule.english)
  const against = refusal ?? offer?.refusal ?? null
  const optional = say('选填', 'optional')
  const fault = (name: string) => faults[name] && { fault: faults[name] }
  return (
    <StaffLayout
      page={page}
      title={`${title} - ${disputeName(dispute)}`}
      current="disputes"
      crumbs={[
        { href: `${places.disputes}/${office.slug}`, text: say('复议诉讼', 'Disputes') },
        { href: here, text: disputeName(dispute), lang: 'zh-CN' },
        { text: title },
      ]}
    >
      <ErrorSummary
        faults={faults}
        title={say(`有 ${Object.keys(faults).length} 处需要修改`, `${Object.keys(faults).length} things to mend`)}
      />
      <h1>{title}</h1>
      <p class="quiet">
        <Official language={language}>
          {disputeName(dispute)}　{articleFor(dispute.kind, step)}
        </Official>
      </p>
      <div class="stack">
        {!offer && <Notice kind="over">{say(`没有办理“${rule.title}”的权限。`, 'You do not have the right to take this step.')}</Notice>}
        {newer.length > 0 && (
          <Notice
            kind="wait"
            status
            title={say('他人刚才已经办理，您填写的内容没有记录。', 'Somebody was faster; what you typed is not recorded.')}
          >
            <ul>
              {newer.map(({ step: name, actor, at }) => (
                <li>
                  {beijingMinute(at)}{' '}
                  <Official language={language} name>
                    {actor}
                  </Official>
                  {say('：', ': ')}
                  {say(table[name].title, table[name].english)}
                </li>
              ))}
            </ul>
            <p>{say('看过以后，可以再次记录。', 'Having seen it, you may record it all the same.')}</p>
          </Notice>
        )}
        {against && (
          <Notice kind="over" title={refusal ? say('没有办理', 'Not done') : say('现在不能办理', 'Not now')} status={refusal !== null}>
            <p>
              <Official language={language}>
                {against.why}（{against.cites}）
              </Official>
            </p>
          </Notice>
        )}
        {offer && (
          <form method="post" action={`${here}/steps/${step}`} enctype="multipart/form-data" novalidate class="panel">
            <input type="hidden" name="seen" value={newer.length > 0 ? String(dispute.seq) : (typed['seen'] ?? String(dispute.seq))} />
            <Field
              {...{ id: 'onDay', label: dayLabel(step, say), type: 'date' as const, required: true, short: true }}
              {...{ value: typed['onDay'] ?? page.today, ...fault('onDay') }}
              hint={say('事情发生的那一天，不是录入的那一天', 'the day on which it happened, not that of the entry')}
            />
            {form.fields.map(field => (
              <AskedField {...{ page, typed, fault: faults[field.name] }} field={askedIn(field, choices)} />
            ))}
            <TextArea
              {...{ id: 'note', label: say(...form.note), rows: 4, value: typed['note'] ?? '', ...fault('note') }}
              {...(rule.needsNote ? { required: true } : { optional })}
            />
            {form.takesFiles && (
              <FileField
                {...{ id: 'file', label: say('材料', 'Files'), optional, multiple: true, ...fault('file') }}
                hint="PDF、DOCX、XLSX、OFD、PNG、JPG"
              />
            )}
            <p class="buttons">
              <Button>{say(`记录“${rule.title}”`, `Record: ${rule.english}`)}</Button>
              <a href={here}>{say('返回', 'Back')}</a>
            </p>
          </form>
        )}
      </div>
    </StaffLayout>
  )
}

/** Periods run from the day of service, not from that of the paper. */
const dayLabel = (step: StepName, say: Page['say']) =>
  ['decided', 'secondDecided', 'withdrawn', 'mediated'].includes(step) ? say('收到之日', 'Served on') : say('日期', 'Day')
